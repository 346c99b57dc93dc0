#include "platform/http/http_client.hpp"

#include <curl/curl.h>

#include <memory>
#include <stdexcept>

#include "platform/log/log.hpp"

namespace tilstede::http {
namespace {

struct CurlDeleter {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct ListDeleter {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Curl = std::unique_ptr<CURL, CurlDeleter>;
using List = std::unique_ptr<curl_slist, ListDeleter>;

void start_once() {
  static const CURLcode kStarted = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (kStarted != CURLE_OK) throw std::runtime_error("libcurl cannot start");
}

List headers_of(const OutgoingPost& post) {
  // Without an Expect header: no pause before the body.
  List list(curl_slist_append(nullptr, "Expect:"));
  for (const auto& [name, value] : post.headers)
    list.reset(curl_slist_append(list.release(), (name + ": " + value).c_str()));
  return list;
}

std::size_t throw_away(char*, std::size_t size, std::size_t count, void*) {
  return size * count;
}

void set_up(CURL* curl, const OutgoingPost& post, const curl_slist* headers) {
  curl_easy_setopt(curl, CURLOPT_URL, post.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  // A proxy of the environment would see what is sent.
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(post.body.size()));
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, post.body.data());
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, throw_away);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(post.timeout.count()));
  // No signals: this runs on a thread of many.
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
}

}  // namespace

std::optional<int> post(const OutgoingPost& post) {
  start_once();
  const Curl curl(curl_easy_init());
  if (!curl) throw std::runtime_error("libcurl gives no handle");
  const List headers = headers_of(post);
  set_up(curl.get(), post, headers.get());
  if (const CURLcode code = curl_easy_perform(curl.get()); code != CURLE_OK) {
    log::warn("outgoing-post-failed", {{"why", std::string_view(curl_easy_strerror(code))}});
    return std::nullopt;
  }
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  return static_cast<int>(status);
}

}  // namespace tilstede::http
