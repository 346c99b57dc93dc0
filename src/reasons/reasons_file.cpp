#include "reasons/reasons_file.hpp"

#include <set>

#include "base/csv_row.hpp"

namespace tilstede::reasons {
namespace {

Words words(CsvRow& row, const std::string& name) {
  return {row.text(name + "_nb"), row.text(name + "_nn"), row.text(name + "_en")};
}

AcceptedBy accepted_by(CsvRow& row) {
  const auto accepted_by = parse_accepted_by(row.text("accepted_by"));
  if (!accepted_by) {
    row.refuse("accepted_by", "role-unknown",
               "expected teacher, contact_teacher, department_head or principal");
  }
  return accepted_by.value_or(AcceptedBy::teacher);
}

Reason read_row(CsvRow& row) {
  Reason reason;
  reason.code = row.required("code");
  row.required("name_nb");
  reason.name = words(row, "name");
  reason.documented_by = words(row, "documented_by");
  reason.accepted_by = accepted_by(row);
  reason.is_leave = row.boolean("is_leave");
  reason.counts_as_absence = row.boolean("counts_as_absence");
  reason.on_certificate = row.boolean("on_certificate");
  reason.towards_thresholds = row.boolean("towards_thresholds");
  reason.is_retired = row.boolean("is_retired");
  return settled(std::move(reason));
}

}  // namespace

ReasonsFile parse_reasons_file(std::string_view text, const std::string& file) {
  const std::vector<std::string> columns = {"code",
                                            "name_nb",
                                            "name_nn",
                                            "name_en",
                                            "documented_by_nb",
                                            "documented_by_nn",
                                            "documented_by_en",
                                            "accepted_by",
                                            "is_leave",
                                            "counts_as_absence",
                                            "on_certificate",
                                            "towards_thresholds",
                                            "is_retired"};
  ReasonsFile parsed;
  std::set<std::string> seen;
  parsed.read = for_each_csv_row(text, file, columns, parsed.refused, [&](CsvRow& row) {
    Reason reason = read_row(row);
    if (!row.is_refused() && !seen.insert(reason.code).second) {
      row.refuse("code", "duplicate-in-file", "an earlier row has the same code");
    }
    if (!row.is_refused()) parsed.rows.emplace_back(row.line(), std::move(reason));
  });
  return parsed;
}

}  // namespace tilstede::reasons
