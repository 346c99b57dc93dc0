#include "attendance/absence_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace tilstede::attendance {
namespace {

class Decider {
 public:
  Decider(const std::string& file_name, const ImportFacts& facts) : file_name_(file_name), facts_(facts) {}

  void decide(const AbsenceRow& row, const std::string& digest) {
    row_ = &row;
    const auto pupil = facts_.pupils.find(row.pupil);
    if (pupil == facts_.pupils.end()) {
      return refuse("pupil_id", "pupil-unknown",
                    "the roster has no pupil with this id; import the roster first");
    }
    const auto known = facts_.imported.find(row.entry_id);
    const KnownEntry* before = known == facts_.imported.end() ? nullptr : &known->second;
    // Also when somebody has corrected it by hand since: nothing new was said.
    if (before != nullptr && before->source_digest == digest) {
      ++decision_.unchanged;
      taken_.insert({before->pupil, before->date, before->lesson});
      return;
    }
    if (before != nullptr && !before->is_effective) {
      return refuse("entry_id", "hand-made-entry",
                    "it was corrected by hand since the last import; correct it there");
    }
    if (!is_school_day(pupil->second, row.date)) return;
    write(pupil->second, before, digest);
  }

  ImportDecision take() { return std::move(decision_); }

 private:
  void refuse(std::string column, std::string code, std::string message) {
    decision_.refused.push_back(
        {file_name_, row_->line, std::move(column), std::move(code), std::move(message)});
  }

  bool is_school_day(const PupilId& pupil, const Date& date) {
    const auto enrolled = facts_.enrolments.find(pupil);
    const EnrolledAt* place = nullptr;
    if (enrolled != facts_.enrolments.end()) {
      for (const EnrolledAt& candidate : enrolled->second) {
        if (covers(candidate.period, date)) place = &candidate;
      }
    }
    if (place == nullptr) {
      refuse("date", "not-enrolled", "the pupil was enrolled at no school on this date");
      return false;
    }
    const auto days = facts_.school_days.find(place->school);
    if (days == facts_.school_days.end() || days->second.count(date) == 0) {
      refuse("date", "no-school-that-day", "the calendar of the pupil's school has no school on this date");
      return false;
    }
    return true;
  }

  void write(const PupilId& pupil, const KnownEntry* before, const std::string& digest) {
    std::optional<SubjectId> subject;
    if (!row_->subject.empty()) {
      const auto found = facts_.subjects.find(row_->subject);
      if (found == facts_.subjects.end()) {
        return refuse("subject", "subject-unknown", "expected a subject's code of the roster, or nothing");
      }
      subject = found->second;
    }
    const auto slot = std::make_tuple(pupil, row_->date, row_->lesson);
    const auto standing = facts_.effective.find(slot);
    const bool is_own =
        standing != facts_.effective.end() && before != nullptr && standing->second.id == before->id;
    if (standing != facts_.effective.end() && !is_own) return refuse_standing(standing->second);
    if (!taken_.insert(slot).second) {
      return refuse("lesson", "duplicate-in-file", "an earlier row has the same pupil, date and lesson");
    }
    ImportedEntry entry{row_, pupil, subject, digest, std::nullopt};
    if (before != nullptr) {
      entry.supersedes = before->id;
      decision_.touched.insert({before->pupil, school_year_of(before->date)});
    }
    decision_.touched.insert({pupil, school_year_of(row_->date)});
    decision_.entries.push_back(std::move(entry));
  }

  void refuse_standing(const KnownEntry& standing) {
    if (!standing.is_imported) {
      return refuse("lesson", "hand-made-entry",
                    fmt::format("entry {} was made by hand for the same pupil, date and lesson, and stands",
                                to_text(standing.id)));
    }
    refuse("lesson", "duplicate",
           fmt::format("entry {} has the same pupil, date and lesson", to_text(standing.id)));
  }

  const std::string& file_name_;
  const ImportFacts& facts_;
  const AbsenceRow* row_ = nullptr;
  std::set<std::tuple<PupilId, Date, int>> taken_;
  ImportDecision decision_;
};

}  // namespace

ImportDecision decide_import(const AbsenceFile& file, const std::string& file_name,
                             const std::vector<std::string>& digests, const ImportFacts& facts) {
  assert(digests.size() == file.rows.size());
  Decider decider(file_name, facts);
  for (std::size_t i = 0; i < file.rows.size(); ++i)
    decider.decide(file.rows[i], digests[i]);
  return decider.take();
}

}  // namespace tilstede::attendance
