// Typed reading of a JSON request: each wrong field is remembered with its JSON pointer, none throws, and
// unknown fields are refused. Read all fields, then ask finish().
//
//   JsonFields fields(body_text);
//   const auto date = fields.date("date");
//   for (auto& mark : fields.array("marks")) { const auto pupil = mark.id<PupilTag>("pupil_id"); ... }
//   if (!fields.finish()) return refused(fields.problem());
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/problem.hpp"
#include "base/uuid.hpp"

namespace tilstede {

class JsonFields {
 public:
  /// Parses `text`; text that is not one JSON object in valid UTF-8, names a field twice in one object or is
  /// nested deeper than 32 is itself a problem.
  explicit JsonFields(std::string_view text);

  // Required: absent, null or of the wrong kind is a problem; the returned value is then a default.
  // Lengths are in code points; a text may be empty.
  std::string text(std::string_view name, std::size_t length_max);
  std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most);
  bool boolean(std::string_view name);
  Date date(std::string_view name);
  Uuid uuid(std::string_view name);
  template <class Tag>
  Id<Tag> id(std::string_view name) {
    return Id<Tag>{uuid(name)};
  }
  /// One of `choices`; returns its index (0 after a problem).
  std::size_t choice(std::string_view name, const std::vector<std::string_view>& choices);
  JsonFields object(std::string_view name);
  std::vector<JsonFields> array(std::string_view name, std::size_t size_max);
  std::vector<Uuid> uuids(std::string_view name, std::size_t size_max);
  std::vector<std::int64_t> integers(std::string_view name, std::size_t size_max, std::int64_t least,
                                     std::int64_t most);

  // Optional: absent or null is nullopt; of the wrong kind is a problem.
  std::optional<std::string> optional_text(std::string_view name, std::size_t length_max);
  std::optional<std::int64_t> optional_integer(std::string_view name, std::int64_t least, std::int64_t most);
  std::optional<Date> optional_date(std::string_view name);
  std::optional<Uuid> optional_uuid(std::string_view name);
  std::optional<std::size_t> optional_choice(std::string_view name,
                                             const std::vector<std::string_view>& choices);
  std::vector<std::string> optional_texts(std::string_view name, std::size_t size_max,
                                          std::size_t length_max);
  std::vector<std::int64_t> optional_integers(std::string_view name, std::size_t size_max, std::int64_t least,
                                              std::int64_t most);

  /// Adds a problem of the caller's own at `name`.
  void refuse(std::string_view name, std::string code, std::string detail);

  /// True when nothing was wrong; adds a problem for each field nobody asked for.
  bool finish();
  /// 400 `malformed-json` when it did not parse, else 422 `invalid-request` with every wrong place.
  Problem problem() const;

 private:
  struct Shared;
  struct Node;
  JsonFields(std::shared_ptr<Shared> shared, std::shared_ptr<Node> node);
  const nlohmann::json* find(std::string_view name, bool is_required);
  template <class Read>
  auto take(std::string_view name, bool is_required, const Read& read);
  void add_place(std::string pointer, std::string code, std::string detail);
  std::string pointer_to(std::string_view name) const;

  std::shared_ptr<Shared> shared_;
  std::shared_ptr<Node> node_;
};

}  // namespace tilstede
