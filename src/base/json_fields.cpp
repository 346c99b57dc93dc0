#include "base/json_fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/result.hpp"
#include "base/text.hpp"

namespace tilstede {
namespace {

using nlohmann::json;

constexpr int kDepthMax = 32;
// A request may be wrong in a hundred thousand places; the answer need not be.
constexpr std::size_t kPlacesMax = 50;
constexpr std::size_t kPointerBytesMax = 200;

struct Fault {
  std::string code;
  std::string detail;
};

template <class T>
using Reading = Result<T, Fault>;

// Thrown through nlohmann's parser, which has no other way to be stopped.
struct Unacceptable {
  std::string detail;
};

// The library keeps the last of two equal keys without a word; two readers of one request must not differ.
class Watch {
 public:
  bool operator()(int depth, json::parse_event_t event, const json& parsed) {
    using Event = json::parse_event_t;
    if ((event == Event::object_start || event == Event::array_start) && depth >= kDepthMax) {
      throw Unacceptable{fmt::format("Nested deeper than {} levels.", kDepthMax)};
    }
    if (event == Event::object_start) keys_.emplace_back();
    if (event == Event::object_end) keys_.pop_back();
    if (event == Event::key && !keys_.back().insert(parsed.get_ref<const std::string&>()).second) {
      throw Unacceptable{"An object names the same field twice."};
    }
    return true;
  }

 private:
  std::vector<std::set<std::string>> keys_;
};

Problem malformed(std::string detail) {
  return Problem{400, "malformed-json", "The request is not a JSON object.", std::move(detail), {}};
}

Reading<std::string> read_text(const json& value, std::size_t length_max) {
  if (!value.is_string()) return refused(Fault{"wrong-kind", "Expected a text."});
  const auto& text = value.get_ref<const std::string&>();
  if (text.find('\0') != std::string::npos) {
    return refused(Fault{"wrong-character", "Expected a text without the character U+0000."});
  }
  if (utf8_length(text) > length_max) {
    return refused(Fault{"too-long", fmt::format("Expected a text of at most {} characters.", length_max)});
  }
  return text;
}

Reading<std::int64_t> read_integer(const json& value, std::int64_t least, std::int64_t most) {
  if (!value.is_number_integer()) return refused(Fault{"wrong-kind", "Expected a whole number."});
  const bool fits =
      !value.is_number_unsigned() ||
      value.get<std::uint64_t>() <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  const std::int64_t number = fits ? value.get<std::int64_t>() : 0;
  if (!fits || number < least || number > most) {
    return refused(Fault{"out-of-range", fmt::format("Expected a whole number from {} to {}.", least, most)});
  }
  return number;
}

Reading<bool> read_boolean(const json& value) {
  if (!value.is_boolean()) return refused(Fault{"wrong-kind", "Expected true or false."});
  return value.get<bool>();
}

Reading<Date> read_date(const json& value) {
  const auto date = value.is_string() ? parse_date(value.get_ref<const std::string&>()) : std::nullopt;
  if (!date) return refused(Fault{"not-a-date", "Expected a date that exists, as YYYY-MM-DD."});
  return *date;
}

Reading<Uuid> read_uuid(const json& value) {
  const auto uuid = value.is_string() ? parse_uuid(value.get_ref<const std::string&>()) : std::nullopt;
  if (!uuid) return refused(Fault{"not-a-uuid", "Expected a UUID of 36 characters."});
  return *uuid;
}

Reading<std::size_t> read_choice(const json& value, const std::vector<std::string_view>& choices) {
  if (value.is_string()) {
    const auto found = std::find(choices.begin(), choices.end(), value.get_ref<const std::string&>());
    if (found != choices.end()) return static_cast<std::size_t>(found - choices.begin());
  }
  return refused(Fault{"not-a-choice", fmt::format("Expected one of: {}.", fmt::join(choices, ", "))});
}

Reading<const json*> read_list(const json& value, std::size_t size_max) {
  if (!value.is_array()) return refused(Fault{"wrong-kind", "Expected a list."});
  if (value.size() > size_max) {
    return refused(Fault{"too-many", fmt::format("Expected at most {} elements.", size_max)});
  }
  return &value;
}

// RFC 6901; cut short, since the name is the client's.
std::string escaped(std::string_view name) {
  std::string token;
  for (const char c : name.substr(0, kPointerBytesMax)) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += c;
    }
  }
  while (!is_valid_utf8(token))
    token.pop_back();
  return token;
}

}  // namespace

struct JsonFields::Node {
  /// Null when the place did not hold an object, which has then been reported.
  const json* object = nullptr;
  std::string pointer;
  std::set<std::string, std::less<>> asked;
  bool is_finished = false;
};

struct JsonFields::Shared {
  json document;
  std::optional<Problem> malformed;
  std::vector<ProblemPlace> places;
  std::vector<std::shared_ptr<Node>> nodes;
};

JsonFields::JsonFields(std::string_view text)
    : shared_(std::make_shared<Shared>()), node_(std::make_shared<Node>()) {
  shared_->nodes.push_back(node_);
  try {
    shared_->document = json::parse(text, Watch());
    if (shared_->document.is_object()) {
      node_->object = &shared_->document;
    } else {
      shared_->malformed = malformed("Expected an object.");
    }
  } catch (const json::parse_error& error) {
    // Not error.what(): it quotes the request.
    shared_->malformed = malformed(fmt::format("No JSON in UTF-8 at byte {}.", error.byte));
  } catch (const Unacceptable& unacceptable) {
    shared_->malformed = malformed(unacceptable.detail);
  }
}

JsonFields::JsonFields(std::shared_ptr<Shared> shared, std::shared_ptr<Node> node)
    : shared_(std::move(shared)), node_(std::move(node)) {
  shared_->nodes.push_back(node_);
}

std::string JsonFields::pointer_to(std::string_view name) const {
  return node_->pointer + "/" + escaped(name);
}

void JsonFields::add_place(std::string pointer, std::string code, std::string detail) {
  if (shared_->places.size() < kPlacesMax) {
    shared_->places.push_back({std::move(pointer), std::move(code), std::move(detail)});
  }
}

const json* JsonFields::find(std::string_view name, bool is_required) {
  node_->asked.emplace(name);
  if (node_->object == nullptr) return nullptr;
  const auto found = node_->object->find(std::string(name));
  if (found != node_->object->end() && !found->is_null()) return &*found;
  if (is_required) add_place(pointer_to(name), "missing", "This field is required.");
  return nullptr;
}

template <class Read>
auto JsonFields::take(std::string_view name, bool is_required, const Read& read) {
  using Value = typename decltype(read(std::declval<const json&>()))::value_type;
  std::optional<Value> taken;
  const json* value = find(name, is_required);
  if (value == nullptr) return taken;
  auto reading = read(*value);
  if (reading) {
    taken = std::move(*reading);
  } else {
    add_place(pointer_to(name), reading.error().code, reading.error().detail);
  }
  return taken;
}

std::string JsonFields::text(std::string_view name, std::size_t length_max) {
  return take(name, true, [&](const json& value) { return read_text(value, length_max); }).value_or("");
}

std::int64_t JsonFields::integer(std::string_view name, std::int64_t least, std::int64_t most) {
  return take(name, true, [&](const json& value) { return read_integer(value, least, most); })
      .value_or(least);
}

bool JsonFields::boolean(std::string_view name) {
  return take(name, true, read_boolean).value_or(false);
}

Date JsonFields::date(std::string_view name) {
  return take(name, true, read_date).value_or(Date{});
}

Uuid JsonFields::uuid(std::string_view name) {
  return take(name, true, read_uuid).value_or(Uuid{});
}

std::size_t JsonFields::choice(std::string_view name, const std::vector<std::string_view>& choices) {
  return take(name, true, [&](const json& value) { return read_choice(value, choices); }).value_or(0);
}

JsonFields JsonFields::object(std::string_view name) {
  const auto found = take(name, true, [](const json& value) -> Reading<const json*> {
    if (!value.is_object()) return refused(Fault{"wrong-kind", "Expected an object."});
    return &value;
  });
  auto node = std::make_shared<Node>();
  node->pointer = pointer_to(name);
  node->object = found.value_or(nullptr);
  return JsonFields(shared_, std::move(node));
}

std::vector<JsonFields> JsonFields::array(std::string_view name, std::size_t size_max) {
  std::vector<JsonFields> elements;
  const auto list = take(name, true, [&](const json& value) { return read_list(value, size_max); });
  if (!list) return elements;
  for (std::size_t i = 0; i < (*list)->size(); ++i) {
    const json& element = (**list)[i];
    auto node = std::make_shared<Node>();
    node->pointer = fmt::format("{}/{}", pointer_to(name), i);
    if (element.is_object()) {
      node->object = &element;
    } else {
      add_place(node->pointer, "wrong-kind", "Expected an object.");
    }
    elements.push_back(JsonFields(shared_, std::move(node)));
  }
  return elements;
}

std::vector<Uuid> JsonFields::uuids(std::string_view name, std::size_t size_max) {
  std::vector<Uuid> uuids;
  const auto list = take(name, true, [&](const json& value) { return read_list(value, size_max); });
  if (!list) return uuids;
  for (std::size_t i = 0; i < (*list)->size(); ++i) {
    const auto uuid = read_uuid((**list)[i]);
    if (uuid) {
      uuids.push_back(*uuid);
    } else {
      add_place(fmt::format("{}/{}", pointer_to(name), i), uuid.error().code, uuid.error().detail);
    }
  }
  return uuids;
}

std::vector<std::int64_t> JsonFields::integers(std::string_view name, std::size_t size_max,
                                               std::int64_t least, std::int64_t most) {
  std::vector<std::int64_t> integers;
  const auto list = take(name, true, [&](const json& value) { return read_list(value, size_max); });
  if (!list) return integers;
  for (std::size_t i = 0; i < (*list)->size(); ++i) {
    const auto integer = read_integer((**list)[i], least, most);
    if (integer) {
      integers.push_back(*integer);
    } else {
      add_place(fmt::format("{}/{}", pointer_to(name), i), integer.error().code, integer.error().detail);
    }
  }
  return integers;
}

std::optional<std::string> JsonFields::optional_text(std::string_view name, std::size_t length_max) {
  return take(name, false, [&](const json& value) { return read_text(value, length_max); });
}

std::optional<std::int64_t> JsonFields::optional_integer(std::string_view name, std::int64_t least,
                                                         std::int64_t most) {
  return take(name, false, [&](const json& value) { return read_integer(value, least, most); });
}

std::optional<Date> JsonFields::optional_date(std::string_view name) {
  return take(name, false, read_date);
}

std::optional<Uuid> JsonFields::optional_uuid(std::string_view name) {
  return take(name, false, read_uuid);
}

std::optional<std::size_t> JsonFields::optional_choice(std::string_view name,
                                                       const std::vector<std::string_view>& choices) {
  return take(name, false, [&](const json& value) { return read_choice(value, choices); });
}

std::vector<std::string> JsonFields::optional_texts(std::string_view name, std::size_t size_max,
                                                    std::size_t length_max) {
  std::vector<std::string> texts;
  const auto list = take(name, false, [&](const json& value) { return read_list(value, size_max); });
  if (!list) return texts;
  for (std::size_t i = 0; i < (*list)->size(); ++i) {
    auto text = read_text((**list)[i], length_max);
    if (text) {
      texts.push_back(std::move(*text));
    } else {
      add_place(fmt::format("{}/{}", pointer_to(name), i), text.error().code, text.error().detail);
    }
  }
  return texts;
}

std::vector<std::int64_t> JsonFields::optional_integers(std::string_view name, std::size_t size_max,
                                                        std::int64_t least, std::int64_t most) {
  std::vector<std::int64_t> numbers;
  const auto list = take(name, false, [&](const json& value) { return read_list(value, size_max); });
  if (!list) return numbers;
  for (std::size_t i = 0; i < (*list)->size(); ++i) {
    const auto number = read_integer((**list)[i], least, most);
    if (number) {
      numbers.push_back(*number);
    } else {
      add_place(fmt::format("{}/{}", pointer_to(name), i), number.error().code, number.error().detail);
    }
  }
  return numbers;
}

void JsonFields::refuse(std::string_view name, std::string code, std::string detail) {
  add_place(pointer_to(name), std::move(code), std::move(detail));
}

bool JsonFields::finish() {
  for (const auto& node : shared_->nodes) {
    if (node->is_finished || node->object == nullptr) continue;
    node->is_finished = true;
    for (const auto& [name, value] : node->object->items()) {
      if (node->asked.count(name) == 0) {
        add_place(node->pointer + "/" + escaped(name), "unknown-field", "There is no such field here.");
      }
    }
  }
  return !shared_->malformed && shared_->places.empty();
}

Problem JsonFields::problem() const {
  if (shared_->malformed) return *shared_->malformed;
  return Problem{422, "invalid-request", "The request has fields that cannot be used.",
                 "Each wrong place is named by its JSON pointer.", shared_->places};
}

}  // namespace tilstede
