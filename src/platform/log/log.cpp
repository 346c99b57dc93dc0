#include "platform/log/log.hpp"

#include <fmt/format.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <iterator>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>

#include "base/date.hpp"
#include "base/text.hpp"
#include "platform/clock/clock.hpp"

namespace tilstede::log {

namespace {

void append_text(std::string& line, std::string_view text) {
  // Text that is not UTF-8 would make the whole line unreadable for whoever collects it.
  if (!is_valid_utf8(text)) text = "(not UTF-8)";
  line.push_back('"');
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      line.push_back('\\');
      line.push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      fmt::format_to(std::back_inserter(line), "\\u{:04x}", static_cast<unsigned>(c));
    } else {
      line.push_back(c);
    }
  }
  line.push_back('"');
}

void append_value(std::string& line, const Field::Value& value) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    append_text(line, *text);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    line += std::to_string(*number);
  } else {
    line += std::get<bool>(value) ? "true" : "false";
  }
}

struct Output {
  std::shared_ptr<spdlog::sinks::stdout_sink_mt> standard_output =
      std::make_shared<spdlog::sinks::stdout_sink_mt>();
  spdlog::logger logger{"tilstede", standard_output};
  std::mutex mutex;
  Sink sink;

  Output() { logger.set_pattern("%v"); }
};

Output& output() {
  static Output instance;
  return instance;
}

void write(std::string_view level, std::string_view event, std::initializer_list<Field> fields) {
  static const auto kClock = system_clock();
  std::string line = R"({"time":")" + to_text(kClock->real_now()) + R"(","level":")";
  line.append(level).append(R"(","event":)");
  append_text(line, event);
  for (const auto& field : fields) {
    line.push_back(',');
    append_text(line, field.name());
    line.push_back(':');
    append_value(line, field.value());
  }
  line.push_back('}');

  auto& out = output();
  const std::lock_guard lock(out.mutex);
  if (out.sink) {
    out.sink(line);
  } else {
    out.logger.log(spdlog::level::info, line);
  }
}

}  // namespace

std::string_view text_of(const std::exception& error) {
  const bool is_ours = dynamic_cast<const std::runtime_error*>(&error) != nullptr ||
                       dynamic_cast<const std::logic_error*>(&error) != nullptr;
  return is_ours ? std::string_view(error.what()) : std::string_view("(not shown: may quote its input)");
}

void info(std::string_view event, std::initializer_list<Field> fields) {
  write("info", event, fields);
}
void warn(std::string_view event, std::initializer_list<Field> fields) {
  write("warn", event, fields);
}
void error(std::string_view event, std::initializer_list<Field> fields) {
  write("error", event, fields);
}

void set_sink(Sink sink) {
  auto& out = output();
  const std::lock_guard lock(out.mutex);
  out.sink = std::move(sink);
}

}  // namespace tilstede::log
