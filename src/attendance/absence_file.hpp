// absence.csv: absence as another system exports it, one row an entry. Pure: text to rows, each checked by
// itself.
//
//   entry_id,pupil_id,date,kind,lesson,minutes,subject,documentation,reason,reported_by,note
//
// `note` becomes an internal note: what another system showed to homes is not known, so it is shown to nobody
// there.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "attendance/entry.hpp"
#include "base/import_report.hpp"

namespace tilstede::attendance {

struct AbsenceRow {
  int line = 0;
  /// The sender's own id.
  std::string entry_id;
  /// The roster's sourcedId.
  std::string pupil;
  Date date{};
  /// 0 for the whole day.
  int lesson = 0;
  Content content;
  /// A subject's code; empty when not said.
  std::string subject;

  /// The row's content in one form: equal for two rows that say the same.
  std::string canonical() const;
};

struct AbsenceFile {
  int read = 0;
  std::vector<AbsenceRow> rows;
  std::vector<RefusedRow> refused{};
};

/// `file` is the name for refusals, `reasons` the codes of the municipality's catalogue. A file that cannot
/// be read at all gives one refused row and no others.
AbsenceFile parse_absence_file(std::string_view text, const std::string& file,
                               const std::set<std::string>& reasons, const ImportOptions& options);

}  // namespace tilstede::attendance
