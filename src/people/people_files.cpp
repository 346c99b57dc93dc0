#include "people/people_files.hpp"

#include <algorithm>
#include <set>

#include "base/csv_row.hpp"

namespace tilstede::people {
namespace {

// The population register's words are accepted as they are (folkeregisterloven section 10-4).
std::optional<std::string> parse_protected_address(const std::string& text) {
  if (text == "none" || text == "confidential" || text == "strictly_confidential") return text;
  if (text == "fortrolig") return "confidential";
  if (text == "strengt_fortrolig" || text == "strengtFortrolig") return "strictly_confidential";
  return std::nullopt;
}

bool is_language(const std::string& text) {
  const bool is_lower = std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return is_lower && (text.size() == 2 || text.size() == 3);
}

}  // namespace

PeopleFile<GuardianRow> parse_guardians(std::string_view text, const std::string& file) {
  PeopleFile<GuardianRow> parsed;
  std::set<std::pair<std::string, std::string>> seen;
  parsed.read = for_each_csv_row(
      text, file,
      {"pupil_id", "guardian_id", "parental_responsibility", "may_see", "may_report", "may_consent"},
      parsed.refused, [&](CsvRow& row) {
        GuardianRow guardian;
        guardian.line = row.line();
        guardian.pupil = row.required("pupil_id");
        guardian.guardian = row.required("guardian_id");
        guardian.has_parental_responsibility = row.boolean("parental_responsibility");
        guardian.may_see = row.boolean("may_see");
        guardian.may_report = row.boolean("may_report");
        guardian.may_consent = row.boolean("may_consent");
        guardian.confirmed_by = row.text("confirmed_by");
        if (!row.is_refused() && !seen.insert({guardian.pupil, guardian.guardian}).second) {
          row.refuse("guardian_id", "duplicate-in-file", "an earlier row has the same pupil and guardian");
        }
        if (!row.is_refused()) parsed.rows.push_back(std::move(guardian));
      });
  return parsed;
}

PeopleFile<PupilRow> parse_pupils(std::string_view text, const std::string& file) {
  PeopleFile<PupilRow> parsed;
  std::set<std::string> seen;
  parsed.read =
      for_each_csv_row(text, file, {"pupil_id", "protected_address", "language", "interpreter"},
                       parsed.refused, [&](CsvRow& row) {
                         PupilRow pupil;
                         pupil.line = row.line();
                         pupil.pupil = row.required("pupil_id");
                         const auto protection = parse_protected_address(row.text("protected_address"));
                         if (!protection) {
                           row.refuse("protected_address", "protection-unknown",
                                      "expected none, confidential or strictly_confidential");
                         }
                         pupil.protected_address = protection.value_or("none");
                         pupil.language = row.text("language");
                         if (!pupil.language.empty() && !is_language(pupil.language)) {
                           row.refuse("language", "language-malformed",
                                      "expected a language code of two or three letters, or nothing");
                         }
                         pupil.needs_interpreter = row.boolean("interpreter");
                         if (!row.is_refused() && !seen.insert(pupil.pupil).second) {
                           row.refuse("pupil_id", "duplicate-in-file", "an earlier row has the same pupil");
                         }
                         if (!row.is_refused()) parsed.rows.push_back(std::move(pupil));
                       });
  return parsed;
}

}  // namespace tilstede::people
