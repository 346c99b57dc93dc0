#include "platform/http/static_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/http/answer.hpp"

namespace tilstede::http {
namespace {

class StaticFilesTest : public testing::Test {
 protected:
  StaticFilesTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tilstede-static-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    write("index.html", "<html>page</html>");
    write("index.html.br", "BR");
    write("index.html.gz", "GZ");
    write("sw.js", "worker");
    write("app.webmanifest", "{}");
    write("assets/app-1a2b.js", "script");
    write("assets/app-1a2b.js.gz", "SCRIPT-GZ");
    write("assets/font.woff2", "font");
    write("assets/style.css", "css");
    write("assets/logo.svg", "<svg/>");
    write("assets/icon.png", "png");
    write("data.json", "{}");
    files_ = StaticFiles(folder_.string());
  }
  ~StaticFilesTest() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) const {
    const auto path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path) << text;
  }

  std::optional<Response> get(const std::string& path, const std::string& accept_encoding = "",
                              const std::string& if_none_match = "") const {
    Request request;
    request.path = path;
    if (!accept_encoding.empty()) request.headers["accept-encoding"] = accept_encoding;
    if (!if_none_match.empty()) request.headers["if-none-match"] = if_none_match;
    return files_.find(request);
  }

  static std::string header(const std::optional<Response>& response, std::string_view name) {
    for (const auto& [key, value] : response.value().headers) {
      if (key == name) return value;
    }
    return "";
  }

  std::filesystem::path folder_;
  StaticFiles files_;
};

TEST_F(StaticFilesTest, answers_a_page_for_every_path_without_a_dot) {
  for (const auto* path : {"/", "/index.html", "/klasser", "/klasser/0192f0c1/i-dag"}) {
    const auto page = get(path);
    ASSERT_TRUE(page) << path;
    EXPECT_EQ(page->body, "<html>page</html>");
    EXPECT_EQ(header(page, "Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(header(page, "Cache-Control"), "no-cache");
    EXPECT_EQ(header(page, "Vary"), "Accept-Encoding");
    EXPECT_EQ(header(page, "Content-Security-Policy"), kPageContentSecurityPolicy);
  }
}

TEST_F(StaticFilesTest, has_nothing_for_unknown_files_and_for_the_server_s_own_paths) {
  for (const auto* path : {"/missing.js", "/assets/../index.html", "/../secret.txt", "/index.html.br", "/api",
                           "/api/session", "/health/live", "/metrics", "/assets/app-1a2b.js/x.js"}) {
    EXPECT_FALSE(get(path)) << path;
  }
  EXPECT_FALSE(StaticFiles().find(Request{}));
  EXPECT_FALSE(StaticFiles("/nowhere/at/all").find(Request{}));
}

TEST_F(StaticFilesTest, keeps_hashed_assets_for_ever_and_asks_anew_for_the_rest) {
  EXPECT_EQ(header(get("/assets/app-1a2b.js"), "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(header(get("/sw.js"), "Cache-Control"), "no-cache");
}

TEST_F(StaticFilesTest, knows_the_types_that_a_build_leaves) {
  const std::map<std::string, std::string> types{{"/sw.js", "text/javascript; charset=utf-8"},
                                                 {"/app.webmanifest", "application/manifest+json"},
                                                 {"/assets/font.woff2", "font/woff2"},
                                                 {"/assets/style.css", "text/css; charset=utf-8"},
                                                 {"/assets/logo.svg", "image/svg+xml"},
                                                 {"/assets/icon.png", "image/png"},
                                                 {"/data.json", "application/json"}};
  for (const auto& [path, type] : types)
    EXPECT_EQ(header(get(path), "Content-Type"), type) << path;
}

TEST_F(StaticFilesTest, chooses_the_coding_that_the_client_wants_most) {
  const std::map<std::string, std::string> codings{{"gzip, deflate, br", "br"},
                                                   {"gzip", "gzip"},
                                                   {"GZIP", "gzip"},
                                                   {"br;q=0.5, gzip;q=0.8", "gzip"},
                                                   {"br;q=0, gzip", "gzip"},
                                                   {"br;q=0.001", "br"},
                                                   {"br; Q=0.9 , gzip;q=0.9", "br"},
                                                   {"*", "br"},
                                                   {"*;q=0.5, br;q=0", "gzip"},
                                                   {"identity, br;q=0.5", ""},
                                                   {"br;q=nonsense", ""},
                                                   {"br;q=0.1234", ""},
                                                   {"deflate", ""},
                                                   {"identity;q=0", ""},
                                                   {"", ""}};
  for (const auto& [accept, coding] : codings) {
    EXPECT_EQ(header(get("/", accept), "Content-Encoding"), coding) << accept;
  }
  EXPECT_EQ(get("/", "br")->body, "BR");
  EXPECT_EQ(get("/", "gzip")->body, "GZ");
  EXPECT_EQ(get("/assets/app-1a2b.js", "br, gzip;q=0.1")->body, "SCRIPT-GZ");
}

TEST_F(StaticFilesTest, answers_304_when_the_client_has_this_very_representation) {
  const auto plain = header(get("/"), "ETag");
  const auto brotli = header(get("/", "br"), "ETag");
  EXPECT_NE(plain, brotli);
  const auto unchanged = get("/", "br", "\"other\", W/" + brotli);
  EXPECT_EQ(unchanged->status, 304);
  EXPECT_EQ(unchanged->body, "");
  EXPECT_EQ(header(unchanged, "ETag"), brotli);
  EXPECT_EQ(get("/", "", brotli)->status, 200);
  EXPECT_EQ(get("/", "", "*")->status, 304);
  EXPECT_NE(header(get("/sw.js"), "ETag"), header(get("/assets/style.css"), "ETag"));
}

}  // namespace
}  // namespace tilstede::http
