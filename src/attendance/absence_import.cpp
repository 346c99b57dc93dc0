#include "attendance/absence_import.hpp"

#include <fmt/format.h>

#include <cassert>

namespace tilstede::attendance {
namespace {

using Slot = std::tuple<PupilId, Date, int>;

Slot slot_of(const KnownEntry& entry) {
  return {entry.pupil, entry.date, entry.lesson};
}

// A row that is right by itself, and where it wants its entry to stand.
struct Claim {
  const AbsenceRow* row = nullptr;
  Slot slot;
  std::optional<SubjectId> subject{};
  const std::string* digest = nullptr;
  /// What it said before; effective.
  const KnownEntry* before = nullptr;
  bool is_accepted = true;

  bool stays() const { return before != nullptr && slot_of(*before) == slot; }
};

// The claims settled against each other and against what stands, as if all rows were written at once: a slot
// that its entry leaves is free, and of several rows the one whose entry is there already, else the smallest
// entry_id, gets it. So neither the order of the rows nor a second import makes a difference.
class Settlement {
 public:
  Settlement(std::vector<Claim>& claims, const ImportFacts& facts) : claims_(claims), facts_(facts) {
    for (Claim& claim : claims_) {
      if (claim.before != nullptr) moves_[claim.before->id] = &claim;
      Claim*& winner = winners_[claim.slot];
      if (winner == nullptr || goes_before(claim, *winner)) winner = &claim;
    }
  }

  void settle() {
    std::vector<Claim*> refused;
    for (Claim& claim : claims_) {
      if (winners_.at(claim.slot) != &claim || is_held(claim)) refused.push_back(&claim);
    }
    for (Claim* claim : refused)
      claim->is_accepted = false;
    // An entry that cannot move keeps its slot, and so on backwards.
    while (!refused.empty()) {
      const Claim* stuck = refused.back();
      refused.pop_back();
      if (stuck->before == nullptr) continue;
      const auto waiting = winners_.find(slot_of(*stuck->before));
      if (waiting == winners_.end() || !waiting->second->is_accepted) continue;
      waiting->second->is_accepted = false;
      refused.push_back(waiting->second);
    }
  }

  /// A row of the file gets the slot; else what stands there keeps it.
  bool is_taken_by_a_row(const Claim& claim) const { return winners_.at(claim.slot)->is_accepted; }

 private:
  static bool goes_before(const Claim& one, const Claim& other) {
    if (one.stays() != other.stays()) return one.stays();
    return one.row->entry_id < other.row->entry_id;
  }

  // By an entry that no row of the file moves.
  bool is_held(const Claim& claim) const {
    const auto standing = facts_.effective.find(claim.slot);
    return standing != facts_.effective.end() && moves_.count(standing->second.id) == 0;
  }

  std::vector<Claim>& claims_;
  const ImportFacts& facts_;
  std::map<EntryId, Claim*> moves_;
  std::map<Slot, Claim*> winners_;
};

class Decider {
 public:
  Decider(const std::string& file_name, const ImportFacts& facts) : file_name_(file_name), facts_(facts) {}

  void check(const AbsenceRow& row, const std::string& digest) {
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
      return;
    }
    if (before != nullptr && !before->is_effective) return refuse_corrected(*before);
    if (!is_school_day(pupil->second, row.date)) return;
    claim(pupil->second, before, digest);
  }

  ImportDecision decide() {
    Settlement settlement(claims_, facts_);
    settlement.settle();
    for (const Claim& claim : claims_) {
      row_ = claim.row;
      if (claim.is_accepted) {
        write(claim);
      } else if (settlement.is_taken_by_a_row(claim)) {
        refuse("lesson", "duplicate-in-file", "another row has the same pupil, date and lesson");
      } else {
        refuse_standing(facts_.effective.at(claim.slot));
      }
    }
    return std::move(decision_);
  }

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

  void claim(const PupilId& pupil, const KnownEntry* before, const std::string& digest) {
    Claim claim{.row = row_, .slot = {pupil, row_->date, row_->lesson}, .digest = &digest, .before = before};
    if (!row_->subject.empty()) {
      const auto found = facts_.subjects.find(row_->subject);
      if (found == facts_.subjects.end()) {
        return refuse("subject", "subject-unknown", "expected a subject's code of the roster, or nothing");
      }
      claim.subject = found->second;
    }
    claims_.push_back(claim);
  }

  void write(const Claim& claim) {
    const PupilId& pupil = std::get<PupilId>(claim.slot);
    ImportedEntry entry{claim.row, pupil, claim.subject, *claim.digest, std::nullopt};
    if (claim.before != nullptr) {
      entry.supersedes = claim.before->id;
      decision_.touched.insert({claim.before->pupil, school_year_of(claim.before->date)});
    }
    decision_.touched.insert({pupil, school_year_of(claim.row->date)});
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

  void refuse_corrected(const KnownEntry& before) {
    refuse("entry_id", "hand-made-entry",
           fmt::format("it was corrected by hand since the last import, by entry {}; correct it there",
                       to_text(before.corrected_by)));
  }

  const std::string& file_name_;
  const ImportFacts& facts_;
  const AbsenceRow* row_ = nullptr;
  std::vector<Claim> claims_;
  ImportDecision decision_;
};

}  // namespace

ImportDecision decide_import(const AbsenceFile& file, const std::string& file_name,
                             const std::vector<std::string>& digests, const ImportFacts& facts) {
  assert(digests.size() == file.rows.size());
  Decider decider(file_name, facts);
  for (std::size_t i = 0; i < file.rows.size(); ++i)
    decider.check(file.rows[i], digests[i]);
  return decider.decide();
}

}  // namespace tilstede::attendance
