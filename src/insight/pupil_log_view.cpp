#include "insight/pupil_log_view.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"

namespace tilstede::insight {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Who& who) {
  auto roles = Json::array();
  for (const auto role : who.roles)
    roles.push_back(access::name_of(role));
  const auto& name = who.name.reveal();
  return {{"kind", name_of(who.kind)}, {"name", name.empty() ? Json() : Json(name)}, {"roles", roles}};
}

Json json_of(const Line& line) {
  return {{"date", to_text(line.date)},
          {"first_at", to_text(line.first_at)},
          {"last_at", to_text(line.last_at)},
          {"count", line.count},
          {"action", line.action},
          {"is_list", line.is_list},
          {"who", json_of(line.who)}};
}

std::string roles_in_words(const std::vector<access::Role>& roles) {
  std::string words;
  for (const auto role : roles)
    words += (words.empty() ? "" : " ") + std::string(access::name_of(role));
  return words;
}

}  // namespace

std::string to_json(const LogPage& page, const std::vector<Line>& lines) {
  auto shown = Json::array();
  const auto begin = std::min(lines.size(), static_cast<std::size_t>(page.page - 1) * kLinesPerPage);
  const auto end = std::min(lines.size(), begin + kLinesPerPage);
  for (auto i = begin; i < end; ++i)
    shown.push_back(json_of(lines[i]));
  return Json{{"pupil_id", to_text(page.pupil)},
              {"name", page.name.reveal()},
              {"from", to_text(page.from)},
              {"until", to_text(page.until)},
              {"has_earlier", page.has_earlier},
              {"page", page.page},
              {"pages", std::max<std::size_t>(1, (lines.size() + kLinesPerPage - 1) / kLinesPerPage)},
              {"lines", shown}}
      .dump();
}

std::string to_csv(const std::vector<Line>& lines) {
  std::string text =
      csv_line({"date", "first_at", "last_at", "count", "action", "is_list", "who", "name", "roles"});
  for (const Line& line : lines) {
    text += csv_line({to_text(line.date), to_text(line.first_at), to_text(line.last_at),
                      std::to_string(line.count), line.action, line.is_list ? "true" : "false",
                      std::string(name_of(line.who.kind)), line.who.name.reveal(),
                      roles_in_words(line.who.roles)});
  }
  return text;
}

}  // namespace tilstede::insight
