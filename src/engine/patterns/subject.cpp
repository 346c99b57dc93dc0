#include "engine/patterns/subjects.hpp"
#include "engine/patterns/watches.hpp"

namespace tilstede::engine {
namespace {

// A whole day says nothing of a subject, so only dates with single hours are looked at.
class SubjectWatch : public Watch {
 public:
  SubjectWatch(const Pattern& pattern, const PupilYear& year, const Tallies& tallies)
      : year_(year), walk_(year, tallies), pattern_(pattern), taught_(year) {
    hits_.resize(taught_.codes().size());
    taught_so_far_.resize(taught_.codes().size());
  }

  bool is_met(const Date& day) override {
    while (const auto school_day = walk_.next(day)) {
      for (const auto subject : taught_.on(school_day->date)) {
        if (taught_so_far_[static_cast<std::size_t>(subject)]++ == 0) ++subjects_so_far_;
        ++lessons_so_far_;
      }
      if (is_absence(school_day->tally) && !school_day->tally->is_day) take(*school_day->tally);
    }
    beyond_ = kNone;
    if (missed_ < pattern_.min_absences || subjects_so_far_ == 0) return false;
    const ChanceTest test(Looks::sequential, pattern_.chance_ppm, subjects_so_far_);
    beyond_ = most_hits([&](std::size_t subject) { return test.is_beyond(seen_of(subject)); });
    return beyond_ != kNone;
  }

  Sighting sighting() const override {
    Sighting sighting;
    sighting.evidence.kind = PatternKind::subject;
    const auto leading = beyond_ != kNone ? beyond_ : most_hits([](std::size_t) { return true; });
    if (leading == kNone) return sighting;
    const auto seen = seen_of(leading);
    const ChanceTest test(Looks::sequential, pattern_.chance_ppm, subjects_so_far_);
    sighting.evidence.hits = seen.hits;
    sighting.evidence.of = seen.of;
    sighting.evidence.subject = taught_.codes()[leading];
    sighting.evidence.once_in = test.once_in(seen);
    for (const auto& entry : hits_[leading])
      sighting.entries.insert(sighting.entries.end(), entry.begin(), entry.end());
    return sighting;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void take(const DayTally& tally) {
    for (auto& missed : missed_subjects(year_, tally)) {
      ++missed_;
      const int subject = taught_.number_of(missed.subject);
      if (subject >= 0) hits_[static_cast<std::size_t>(subject)].push_back(std::move(missed.entries));
    }
  }

  Gathering seen_of(std::size_t subject) const {
    return {static_cast<int>(hits_[subject].size()), missed_, taught_so_far_[subject], lessons_so_far_};
  }

  /// The first by code of the subjects missed most.
  template <class Allowed>
  std::size_t most_hits(Allowed is_allowed) const {
    auto most = kNone;
    for (std::size_t subject = 0; subject < hits_.size(); ++subject) {
      const auto least = most == kNone ? 0 : hits_[most].size();
      if (hits_[subject].size() > least && is_allowed(subject)) most = subject;
    }
    return most;
  }

  const PupilYear& year_;
  Walk walk_;
  const Pattern& pattern_;
  TaughtSubjects taught_;
  int subjects_so_far_ = 0;
  int lessons_so_far_ = 0;
  /// The subject in which absences gather; kNone when none is beyond chance.
  std::size_t beyond_ = kNone;
  std::vector<int> taught_so_far_;
  /// Subjects missed, over all dates.
  int missed_ = 0;
  /// By subject, for each date the entries.
  std::vector<std::vector<std::vector<EntryId>>> hits_;
};

}  // namespace

std::unique_ptr<Watch> watch_subject(const Pattern& pattern, const PupilYear& year, const Tallies& tallies) {
  return std::make_unique<SubjectWatch>(pattern, year, tallies);
}

}  // namespace tilstede::engine
