#include "platform/config/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "base/text.hpp"
#include "platform/clock/oslo.hpp"
#include "platform/http/addresses.hpp"

namespace tilstede::config {

namespace {

// A selector says where a value goes; each helper checks the kind and the range on the way.
template <class Select>
Setting text(std::string key, std::string expected, Select select) {
  return {std::move(key), Kind::text, std::move(expected), [select](const Value& value, Config& config) {
            const auto* text = std::get_if<std::string>(&value);
            if (text == nullptr || text->empty()) return false;
            select(config) = *text;
            return true;
          }};
}

template <class Select>
Setting integer(std::string key, std::int64_t least, std::int64_t most, Select select) {
  return {std::move(key), Kind::integer, fmt::format("a whole number from {} to {}", least, most),
          [least, most, select](const Value& value, Config& config) {
            const auto* number = std::get_if<std::int64_t>(&value);
            if (number == nullptr || *number < least || *number > most) return false;
            auto& target = select(config);
            target = static_cast<std::remove_reference_t<decltype(target)>>(*number);
            return true;
          }};
}

template <class Unit, class Select>
Setting duration(std::string key, std::int64_t most, Select select) {
  return {std::move(key), Kind::integer, fmt::format("a whole number from 1 to {}", most),
          [most, select](const Value& value, Config& config) {
            const auto* number = std::get_if<std::int64_t>(&value);
            if (number == nullptr || *number < 1 || *number > most) return false;
            select(config) = Unit(*number);
            return true;
          }};
}

template <class Select>
Setting addresses(std::string key, Select select) {
  return {std::move(key), Kind::list,
          "a list of IP addresses or networks such as [\"10.0.0.7\", \"10.1.0.0/16\"]",
          [select](const Value& value, Config& config) {
            const auto* list = std::get_if<std::vector<std::string>>(&value);
            if (list == nullptr) return false;
            if (!std::all_of(list->begin(), list->end(), http::AddressSet::is_address_or_network))
              return false;
            select(config) = *list;
            return true;
          }};
}

template <class Select, class Check>
Setting checked_text(std::string key, std::string expected, Check check, Select select) {
  auto setting = text(std::move(key), std::move(expected), select);
  setting.apply = [apply = std::move(setting.apply), check](const Value& value, Config& config) {
    const auto* written = std::get_if<std::string>(&value);
    return written != nullptr && check(*written) && apply(value, config);
  };
  return setting;
}

bool is_database_url(std::string_view url) {
  for (const std::string_view scheme : {"sqlite:", "postgresql://"}) {
    if (url.substr(0, scheme.size()) == scheme) return url.size() > scheme.size();
  }
  return false;
}

// As a browser writes an Origin: no path, no slash at the end.
bool is_origin(std::string_view url) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (url.substr(0, scheme.size()) != scheme) continue;
    const auto host = url.substr(scheme.size());
    return !host.empty() && host.find_first_of("/?# ") == std::string_view::npos;
  }
  return false;
}

// What is sent there is about children: in the clear only to this machine itself.
bool is_gateway_url(std::string_view url) {
  for (const std::string_view start : {"https://", "http://127.0.0.1", "http://[::1]", "http://localhost"}) {
    if (url.substr(0, start.size()) != start) continue;
    if (start.back() == '/') return url.size() > start.size();
    const auto rest = url.substr(start.size());
    return rest.empty() || rest.front() == ':' || rest.front() == '/';
  }
  return false;
}

// The telephone networks take eleven letters, or a number.
bool is_sender_name(std::string_view name) {
  return utf8_length(name) <= 11;
}

bool is_month_and_day(std::string_view text) {
  return text.size() == 5 && text != "02-29" && parse_date("2024-" + std::string(text)).has_value();
}

bool is_plain_address(std::string_view text) {
  return text.find('/') == std::string_view::npos && http::AddressSet::is_address_or_network(text);
}

// A civil time in Norway, to the minute: "2024-10-31T08:20".
std::optional<Instant> parse_civil_minute(std::string_view text) {
  if (text.size() != 16 || text[10] != 'T' || text[13] != ':') return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  const auto hour = parse_int(text.substr(11, 2));
  const auto minute = parse_int(text.substr(14, 2));
  if (!date || !hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59)
    return std::nullopt;
  return oslo::instant_of(*date, static_cast<int>(*hour * 60 + *minute));
}

Setting civil_minute(std::string key) {
  return {std::move(key), Kind::text, "a civil time such as \"2024-10-31T08:20\"",
          [](const Value& value, Config& config) {
            const auto* written = std::get_if<std::string>(&value);
            if (written == nullptr) return false;
            config.clock_start = parse_civil_minute(*written);
            return config.clock_start.has_value();
          }};
}

Setting secret(std::string key, std::string expected) {
  return {std::move(key), Kind::text, std::move(expected), [](const Value& value, Config& config) {
            const auto* written = std::get_if<std::string>(&value);
            if (written == nullptr || written->empty()) return false;
            config.text_gateway_token = PersonalText(*written);
            return true;
          }};
}

std::vector<Setting> make_settings() {
  using std::chrono::milliseconds;
  using std::chrono::minutes;
  using std::chrono::seconds;
  std::vector<Setting> settings{
      checked_text("database", "\"sqlite:PATH\" or \"postgresql://...\"", is_database_url,
                   [](Config& c) -> auto& { return c.database.url; }),
      integer("database_connections", 1, 200, [](Config& c) -> auto& { return c.database.connections; }),
      duration<seconds>("database_statement_timeout_seconds", 3600,
                        [](Config& c) -> auto& { return c.database.statement_timeout; }),
      text("routine", "the path of a routine file", [](Config& c) -> auto& { return c.routine; }),
      checked_text("public_url", "what the browser calls us, without a path: \"https://fravaer.example.no\"",
                   is_origin, [](Config& c) -> auto& { return c.public_url; }),
      integer("leave.single_days", 0, 60, [](Config& c) -> auto& { return c.leave_single_days; }),
      integer("leave.contact_teacher_days", 0, 60,
              [](Config& c) -> auto& { return c.leave_contact_teacher_days; }),
      integer("leave.department_head_days", 0, 60,
              [](Config& c) -> auto& { return c.leave_department_head_days; }),
      text("leave.appeals_body", "a text", [](Config& c) -> auto& { return c.leave_appeals_body; }),
      integer("lesson_minutes", 1, 240, [](Config& c) -> auto& { return c.lesson_minutes; }),
      checked_text("half_year_ends", "a month and a day such as \"01-31\"", is_month_and_day,
                   [](Config& c) -> auto& { return c.half_year_ends; }),
      civil_minute("clock_start"),
      text("share", "the folder that holds migrations/ and routines/",
           [](Config& c) -> auto& { return c.share; }),

      checked_text("http.address", "an IP address such as \"127.0.0.1\"", is_plain_address,
                   [](Config& c) -> auto& { return c.http.address; }),
      integer("http.port", 0, 65'535, [](Config& c) -> auto& { return c.http.port; }),
      integer("http.io_threads", 1, 64, [](Config& c) -> auto& { return c.http.io_threads; }),
      integer("http.workers", 1, 256, [](Config& c) -> auto& { return c.http.workers; }),
      integer("http.queue_max", 1, 100'000, [](Config& c) -> auto& { return c.http.queue_max; }),
      integer("http.header_bytes_max", 1 << 10, 1 << 20,
              [](Config& c) -> auto& { return c.http.header_bytes_max; }),
      duration<seconds>("http.read_timeout_seconds", 600,
                        [](Config& c) -> auto& { return c.http.read_timeout; }),
      duration<seconds>("http.idle_timeout_seconds", 3600,
                        [](Config& c) -> auto& { return c.http.idle_timeout; }),
      duration<seconds>("http.write_timeout_seconds", 600,
                        [](Config& c) -> auto& { return c.http.write_timeout; }),
      duration<seconds>("http.stop_timeout_seconds", 600,
                        [](Config& c) -> auto& { return c.http.stop_timeout; }),
      integer("http.connections_max", 1, 1'000'000,
              [](Config& c) -> auto& { return c.http.connections_max; }),
      integer("http.connections_per_address_max", 1, 1'000'000,
              [](Config& c) -> auto& { return c.http.connections_per_address_max; }),
      addresses("http.trusted_proxies", [](Config& c) -> auto& { return c.http.trusted_proxies; }),
      addresses("http.metrics_readers", [](Config& c) -> auto& { return c.metrics_readers; }),

      duration<minutes>("session.idle_minutes", 1440, [](Config& c) -> auto& { return c.session_idle; }),
      duration<minutes>("session.max_minutes", 10'080, [](Config& c) -> auto& { return c.session_max; }),

      text("audit.seal_key_file", "the path of a file", [](Config& c) -> auto& { return c.audit_key_file; }),
      text("audit.heads_file", "the path of a file", [](Config& c) -> auto& { return c.audit_heads_file; }),

      checked_text("outbox.gateway_url",
                   "an address that begins with https://, or with http:// on this machine", is_gateway_url,
                   [](Config& c) -> auto& { return c.text_gateway_url; }),
      secret("outbox.gateway_token", "the token that the gateway has given"),
      checked_text("outbox.sender", "a name of at most 11 letters", is_sender_name,
                   [](Config& c) -> auto& { return c.text_gateway_sender; }),
      integer("outbox.content_kept_days", 1, 3650,
              [](Config& c) -> auto& { return c.message_content_kept_days; }),
  };
  return settings;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const auto replaced = diagonal + (a[i] == b[j] ? 0U : 1U);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
    }
  }
  return row.back();
}

template <class NameOf>
std::string nearest(std::string_view wrong, NameOf name_of) {
  std::string best;
  std::size_t best_distance = 0;
  for (const auto& setting : all_settings()) {
    auto name = name_of(setting);
    const auto distance = edit_distance(wrong, name);
    if (best.empty() || distance < best_distance) {
      best = std::move(name);
      best_distance = distance;
    }
  }
  return best;
}

}  // namespace

const std::vector<Setting>& all_settings() {
  static const auto kSettings = make_settings();
  return kSettings;
}

const Setting* find_setting(std::string_view key) {
  const auto& settings = all_settings();
  const auto found =
      std::find_if(settings.begin(), settings.end(), [&](const Setting& s) { return s.key == key; });
  return found == settings.end() ? nullptr : &*found;
}

const Setting* find_setting_by_variable(std::string_view variable) {
  const auto& settings = all_settings();
  const auto found = std::find_if(settings.begin(), settings.end(),
                                  [&](const Setting& s) { return variable_of(s.key) == variable; });
  return found == settings.end() ? nullptr : &*found;
}

std::string variable_of(std::string_view key) {
  std::string name = "TILSTEDE_";
  for (const char c : key)
    name.push_back(c == '.' ? '_' : (c >= 'a' && c <= 'z') ? static_cast<char>(c - 32) : c);
  return name;
}

bool is_for_somebody_else(std::string_view variable) {
  const auto begins = [&](std::string_view prefix) { return variable.substr(0, prefix.size()) == prefix; };
  return variable == "TILSTEDE_CONFIG" || variable == "TILSTEDE_PROGRAM" || begins("TILSTEDE_TEST_") ||
         begins("TILSTEDE_BENCH_");
}

std::optional<Value> value_of_text(const Setting& setting, std::string_view written) {
  switch (setting.kind) {
    case Kind::text:
      return Value{std::string(written)};
    case Kind::integer: {
      const auto number = parse_int(written);
      if (!number) return std::nullopt;
      return Value{*number};
    }
    case Kind::list: {
      std::vector<std::string> parts;
      for (const auto part : split(written, ',')) {
        if (!trimmed(part).empty()) parts.emplace_back(trimmed(part));
      }
      return Value{std::move(parts)};
    }
  }
  return std::nullopt;
}

std::string nearest_key(std::string_view wrong) {
  return nearest(wrong, [](const Setting& setting) { return setting.key; });
}

std::string nearest_variable(std::string_view wrong) {
  return nearest(wrong, [](const Setting& setting) { return variable_of(setting.key); });
}

}  // namespace tilstede::config
