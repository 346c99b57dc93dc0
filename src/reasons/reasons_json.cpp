#include "reasons/reasons_json.hpp"

#include <nlohmann/json.hpp>

namespace tilstede::reasons {
namespace {

using nlohmann::json;

constexpr std::size_t kNameLengthMax = 120;
constexpr std::size_t kDocumentedByLengthMax = 500;

json json_of(const Words& words) {
  return {{"nb", words.nb}, {"nn", words.nn}, {"en", words.en}};
}

Words read_words(JsonFields fields, std::size_t length_max) {
  return {fields.text("nb", length_max), fields.optional_text("nn", length_max).value_or(""),
          fields.optional_text("en", length_max).value_or("")};
}

}  // namespace

json json_of(const Reason& reason) {
  return {{"code", reason.code},
          {"name", json_of(reason.name)},
          {"documented_by", json_of(reason.documented_by)},
          {"accepted_by", name_of(reason.accepted_by)},
          {"is_leave", reason.is_leave},
          {"counts_as_absence", reason.counts_as_absence},
          {"on_certificate", reason.on_certificate},
          {"towards_thresholds", reason.towards_thresholds},
          {"is_retired", reason.is_retired}};
}

std::string to_json(const std::vector<Reason>& reasons) {
  json list = json::array();
  for (const Reason& reason : reasons)
    list.push_back(json_of(reason));
  return json{{"reasons", std::move(list)}}.dump();
}

Reason read_reason(JsonFields& fields) {
  Reason reason;
  reason.name = read_words(fields.object("name"), kNameLengthMax);
  reason.documented_by = read_words(fields.object("documented_by"), kDocumentedByLengthMax);
  reason.accepted_by = static_cast<AcceptedBy>(
      fields.choice("accepted_by", {"teacher", "contact_teacher", "department_head", "principal"}));
  reason.is_leave = fields.boolean("is_leave");
  reason.counts_as_absence = fields.boolean("counts_as_absence");
  reason.on_certificate = fields.boolean("on_certificate");
  reason.towards_thresholds = fields.boolean("towards_thresholds");
  reason.is_retired = fields.boolean("is_retired");
  return reason;
}

}  // namespace tilstede::reasons
