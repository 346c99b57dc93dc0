// guardians.csv and pupils.csv: what OneRoster has no field for. Pure: text to rows, each checked by itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/import_report.hpp"

namespace tilstede::people {

/// pupil_id,guardian_id,parental_responsibility,may_see,may_report,may_consent and, if there is one,
/// confirmed_by
struct GuardianRow {
  int line = 0;
  std::string pupil;
  std::string guardian;
  bool has_parental_responsibility = false;
  bool may_see = false;
  bool may_report = false;
  bool may_consent = false;
  /// The sourcedId of who on the staff has confirmed the link by name; empty when nobody has. A child with a
  /// protected address is shown to no guardian without it.
  std::string confirmed_by;
};

/// pupil_id,protected_address,language,interpreter
struct PupilRow {
  int line = 0;
  std::string pupil;
  /// none, confidential or strictly_confidential.
  std::string protected_address;
  /// Two or three letters; empty when not said.
  std::string language;
  bool needs_interpreter = false;
};

template <class Row>
struct PeopleFile {
  int read = 0;
  std::vector<Row> rows{};
  std::vector<RefusedRow> refused{};
};

PeopleFile<GuardianRow> parse_guardians(std::string_view text, const std::string& file);
PeopleFile<PupilRow> parse_pupils(std::string_view text, const std::string& file);

}  // namespace tilstede::people
