#include "attendance/absence_file.hpp"

#include <fmt/format.h>

#include "base/csv.hpp"
#include "base/text.hpp"

namespace tilstede::attendance {
namespace {

constexpr int kLessonMax = 20;
constexpr int kMinutesMax = 600;
constexpr std::size_t kNoteLengthMax = 10'000;
constexpr std::size_t kEntryIdLengthMax = 200;
constexpr int kRowsBetweenProgress = 5'000;

// Reads one row; the first thing wrong in each cell is kept.
class RowReader {
 public:
  RowReader(const CsvTable& table, const CsvRecord& record, const std::string& file,
            const std::set<std::string>& reasons)
      : table_(table), record_(record), file_(file), reasons_(reasons) {
    row_.line = record.line;
  }

  AbsenceRow read() {
    row_.entry_id = required("entry_id", kEntryIdLengthMax);
    row_.pupil = required("pupil_id", kEntryIdLengthMax);
    read_date();
    read_kind();
    read_lesson();
    read_minutes();
    row_.subject = cell("subject");
    read_documentation();
    read_reason();
    read_reported_by();
    read_note();
    return std::move(row_);
  }

  std::vector<RefusedRow> take_refused() { return std::move(refused_); }

 private:
  std::string_view cell(std::string_view column) const { return table_.cell(record_, column); }

  void refuse(std::string column, std::string code, std::string message) {
    refused_.push_back({file_, record_.line, std::move(column), std::move(code), std::move(message)});
  }

  std::string required(const std::string& column, std::size_t length_max) {
    const std::string_view text = cell(column);
    if (text.empty()) refuse(column, column + "-missing", "every row needs one");
    if (text.size() > length_max)
      refuse(column, column + "-too-long", fmt::format("at most {} bytes", length_max));
    return std::string(text);
  }

  void read_date() {
    const auto date = parse_date(cell("date"));
    if (!date) return refuse("date", "date-malformed", "expected a day that exists, as YYYY-MM-DD");
    row_.date = *date;
  }

  void read_kind() {
    const auto kind = parse_entry_kind(cell("kind"));
    if (!kind || *kind == EntryKind::present) {
      return refuse("kind", "kind-unknown", "expected day, lesson, late or left_early");
    }
    row_.content.kind = *kind;
  }

  void read_lesson() {
    const std::string_view text = cell("lesson");
    if (row_.content.kind == EntryKind::day) {
      if (!text.empty()) refuse("lesson", "lesson-not-allowed", "a day has no lesson; leave the cell empty");
      return;
    }
    if (row_.content.kind == EntryKind::present) return;
    const auto lesson = parse_int(text);
    if (!lesson || *lesson < 1 || *lesson > kLessonMax) {
      return refuse("lesson", "lesson-malformed",
                    fmt::format("expected a whole number from 1 to {}", kLessonMax));
    }
    row_.lesson = static_cast<int>(*lesson);
  }

  void read_minutes() {
    const std::string_view text = cell("minutes");
    if (text.empty()) return;
    if (row_.content.kind == EntryKind::day) {
      return refuse("minutes", "minutes-not-allowed", "a day has no minutes; leave the cell empty");
    }
    const auto minutes = parse_int(text);
    if (!minutes || *minutes < 0 || *minutes > kMinutesMax) {
      return refuse(
          "minutes", "minutes-malformed",
          fmt::format("expected a whole number from 0 to {}, or nothing for the whole lesson", kMinutesMax));
    }
    row_.content.minutes = static_cast<int>(*minutes);
  }

  void read_documentation() {
    const std::string_view text = cell("documentation");
    if (text != name_of_documentation(true) && text != name_of_documentation(false)) {
      return refuse("documentation", "documentation-unknown", "expected documented or undocumented");
    }
    row_.content.is_documented = text == name_of_documentation(true);
  }

  void read_reason() {
    const std::string text(cell("reason"));
    if (text.empty()) return;
    if (reasons_.count(text) == 0) {
      return refuse("reason", "reason-unknown",
                    "expected a code of the municipality's catalogue, or nothing");
    }
    row_.content.reason = text;
  }

  void read_reported_by() {
    const auto reported_by = parse_reported_by(cell("reported_by"));
    if (!reported_by) {
      return refuse("reported_by", "reported-by-unknown",
                    "expected guardian, pupil, staff, nobody or unknown");
    }
    row_.content.reported_by = *reported_by;
  }

  void read_note() {
    const std::string_view text = cell("note");
    if (text.empty()) return;
    if (utf8_length(text) > kNoteLengthMax) {
      return refuse("note", "note-too-long", fmt::format("at most {} characters", kNoteLengthMax));
    }
    row_.content.note_internal = PersonalText(std::string(text));
  }

  const CsvTable& table_;
  const CsvRecord& record_;
  const std::string& file_;
  const std::set<std::string>& reasons_;
  AbsenceRow row_;
  std::vector<RefusedRow> refused_;
};

void append_all(std::vector<RefusedRow>& all, std::vector<RefusedRow> more) {
  for (RefusedRow& row : more)
    all.push_back(std::move(row));
}

}  // namespace

std::string AbsenceRow::canonical() const {
  return csv_line({pupil, to_text(date), std::string(name_of(content.kind)), std::to_string(lesson),
                   content.minutes ? std::to_string(*content.minutes) : "", subject,
                   std::string(name_of_documentation(content.is_documented)), content.reason.value_or(""),
                   std::string(name_of(content.reported_by)),
                   content.note_internal ? content.note_internal->reveal() : ""});
}

AbsenceFile parse_absence_file(std::string_view text, const std::string& file,
                               const std::set<std::string>& reasons, const ImportOptions& options) {
  AbsenceFile parsed;
  auto table = CsvTable::open(text, {"entry_id", "pupil_id", "date", "kind", "lesson", "minutes", "subject",
                                     "documentation", "reason", "reported_by", "note"});
  if (!table) {
    parsed.refused.push_back({file, table.error().line, "", table.error().code, table.error().message});
    return parsed;
  }
  std::set<std::string> entry_ids;
  while (const auto record = table->next()) {
    ++parsed.read;
    if (options.on_progress && parsed.read % kRowsBetweenProgress == 0) {
      options.on_progress({file, parsed.read, std::max(parsed.read, table->line_count() - 1)});
    }
    if (record->fault) {
      parsed.refused.push_back({file, record->line, "", record->fault->code, record->fault->message});
      continue;
    }
    RowReader reader(*table, *record, file, reasons);
    AbsenceRow row = reader.read();
    auto refused = reader.take_refused();
    if (refused.empty() && !entry_ids.insert(row.entry_id).second) {
      refused.push_back(
          {file, record->line, "entry_id", "entry-id-twice", "an earlier row of the file has the same one"});
    }
    if (refused.empty()) parsed.rows.push_back(std::move(row));
    append_all(parsed.refused, std::move(refused));
  }
  if (options.on_progress) options.on_progress({file, parsed.read, parsed.read});
  return parsed;
}

}  // namespace tilstede::attendance
