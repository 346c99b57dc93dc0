#include "routine/registered_year_testing.hpp"

#include <algorithm>
#include <deque>

namespace tilstede::routine {
namespace {

using attendance::AbsenceEntry;
using attendance::Content;
using attendance::EntryKind;
using attendance::Status;

constexpr int kLessonMinutes = 100;

EntryKind kind_of(engine::Kind kind) {
  switch (kind) {
    case engine::Kind::day:
      return EntryKind::day;
    case engine::Kind::late:
      return EntryKind::late;
    case engine::Kind::left_early:
      return EntryKind::left_early;
    case engine::Kind::lesson:
      break;
  }
  return EntryKind::lesson;
}

EntryId mark_number(std::size_t number) {
  return EntryId{make_uuid_v7(number, {})};
}

engine::Entry engine_entry(const AbsenceEntry& entry) {
  engine::Entry counted;
  counted.id = entry.id;
  counted.date = entry.date;
  counted.kind = attendance::counted_as(entry.content.kind);
  counted.lesson = entry.lesson;
  counted.minutes = entry.content.minutes;
  counted.is_documented = entry.content.is_documented;
  counted.reason = entry.content.reason.value_or("");
  counted.reported_by = entry.content.reported_by;
  return counted;
}

bool is_school_day(const engine::PupilYear& year, const Date& date) {
  return std::binary_search(year.school_days.begin(), year.school_days.end(), date);
}

bool is_at(const AbsenceEntry& entry, const Saying& saying) {
  return entry.date == saying.date && entry.lesson == saying.lesson;
}

// The moves of a shuffle by our own generator: the same on every machine.
template <class T>
void shuffle(Random& random, std::vector<T>& all) {
  for (std::size_t i = all.size(); i > 1; --i)
    std::swap(all[i - 1], all[static_cast<std::size_t>(random.below(static_cast<int>(i)))]);
}

/// What is said of one date and lesson, one after the other; the last is what shall stand.
using Story = std::deque<Saying>;

std::vector<Story> stories_of(Random& random, const std::vector<Saying>& sayings) {
  std::vector<Story> stories;
  for (const auto& saying : sayings) {
    Story story;
    if (random.chance(0.3)) {
      story.push_back(saying);
      story.back().content = mistaken(random, saying.content);
    }
    if (random.chance(0.1)) story.push_back({saying.date, saying.lesson, {}});
    story.push_back(saying);
    stories.push_back(std::move(story));
  }
  return stories;
}

/// Absence of other lessons of the same days, and its taking back.
void add_taken_back(Random& random, const std::vector<Saying>& sayings, std::vector<Story>& stories) {
  for (const auto& saying : sayings) {
    if (!random.chance(0.2)) continue;
    Saying wrong{saying.date, 7 + random.below(6), saying.content};
    wrong.content.kind = EntryKind::lesson;
    wrong.content.minutes.reset();
    const auto is_told = std::any_of(stories.begin(), stories.end(), [&](const Story& story) {
      return story.back().date == wrong.date && story.back().lesson == wrong.lesson;
    });
    if (!is_told) stories.push_back({wrong, {wrong.date, wrong.lesson, {}}});
  }
}

}  // namespace

std::vector<Saying> sayings_of(const RandomWorld& world) {
  std::vector<Saying> sayings;
  for (const auto& entry : world.pupil.entries) {
    if (!is_school_day(world.pupil, entry.date)) continue;
    Content content;
    content.kind = kind_of(entry.kind);
    content.minutes = entry.minutes;
    // Nobody is absent from a lesson, or goes early, for no minutes.
    if (content.minutes == 0 && content.kind != EntryKind::late) content.minutes = 1;
    if (!entry.reason.empty()) content.reason = entry.reason;
    content.reported_by = entry.reported_by;
    sayings.push_back({entry.date, entry.lesson, std::move(content)});
  }
  return sayings;
}

Content mistaken(Random& random, const Content& content) {
  Content other = content;
  if (random.chance(0.5)) {
    other.reason = content.reason == "illness" ? "leave" : "illness";
  } else if (content.kind == EntryKind::late) {
    other.kind = EntryKind::lesson;
    other.minutes.reset();
  } else {
    other.is_documented = !content.is_documented;
  }
  return other;
}

Status RegisteredYear::say(const Saying& saying) {
  return say(saying, standing(saying));
}

Status RegisteredYear::say(const Saying& saying, std::optional<EntryId> seen) {
  attendance::Batch batch;
  batch.date = saying.date;
  batch.lesson = saying.lesson;
  batch.marks = {{mark_number(all_.size() + 1), year_.pupil, seen, saying.content, {}}};

  attendance::Facts facts;
  facts.today = saying.date;
  facts.class_year = year_.year;
  facts.is_school_day = is_school_day(year_, saying.date);
  facts.lesson_minutes = kLessonMinutes;
  facts.class_list = {year_.pupil};
  for (const char* code : {"illness", "leave", "chronic_illness"}) {
    facts.reasons.emplace_back();
    facts.reasons.back().code = code;
  }
  for (const auto& entry : all_) {
    if (is_at(entry, saying) && !entry.superseded_by) facts.effective.push_back(entry);
  }
  const auto decision = attendance::decide(batch, facts);
  for (const auto& entry : attendance::saved_entries(decision))
    save(entry);
  return decision.results.at(0).status;
}

std::optional<EntryId> RegisteredYear::standing(const Saying& saying) const {
  for (const auto& entry : all_) {
    if (is_at(entry, saying) && !entry.superseded_by) return entry.id;
  }
  return std::nullopt;
}

// As the store does it: what is superseded stays and says by what; "present" is no absence.
void RegisteredYear::save(const AbsenceEntry& entry) {
  auto& counted = year_.entries;
  if (entry.supersedes) {
    for (auto& before : all_) {
      if (before.id == *entry.supersedes) before.superseded_by = entry.id;
    }
    std::erase_if(counted, [&](const engine::Entry& before) { return before.id == *entry.supersedes; });
  }
  all_.push_back(entry);
  if (entry.content.kind == EntryKind::present) return;
  counted.push_back(engine_entry(entry));
  std::sort(counted.begin(), counted.end(), [](const engine::Entry& a, const engine::Entry& b) {
    return std::pair(a.date, a.lesson) < std::pair(b.date, b.lesson);
  });
}

void say_in_random_order(Random& random, RegisteredYear& registered, const std::vector<Saying>& sayings) {
  auto stories = stories_of(random, sayings);
  add_taken_back(random, sayings, stories);
  std::vector<std::size_t> order;
  for (std::size_t at = 0; at < stories.size(); ++at)
    order.insert(order.end(), stories[at].size(), at);
  shuffle(random, order);
  for (const std::size_t at : order) {
    const Saying saying = stories[at].front();
    stories[at].pop_front();
    // A colleague who has not seen what stands: said too late, or the same again. Neither changes anything.
    if (registered.standing(saying) && random.chance(0.2)) registered.say(saying, std::nullopt);
    registered.say(saying);
    if (random.chance(0.2)) registered.say(saying);
  }
}

std::vector<Flag> kept_up_to_date(const Routines& routines, const engine::PupilYear& year, const Date& as_of,
                                  const std::vector<Flag>& standing) {
  const auto plan = plan_flags(routines, year, as_of, standing);
  auto flags = standing;
  // A flag is told by its rule: two of one rule never stand at once.
  const auto find_flag = [&](const Flag& flag) {
    return std::find_if(flags.begin(), flags.end(),
                        [&](const Flag& other) { return other.finding.rule == flag.finding.rule; });
  };
  for (const auto& [flag, because] : plan.withdraw)
    flags.erase(find_flag(flag));
  for (const auto& [flag, finding] : plan.update)
    find_flag(flag)->finding = finding;
  for (const auto& finding : plan.raise)
    flags.push_back({FlagId{}, year.pupil, year.year, finding, {}, std::nullopt, ""});
  return flags;
}

std::vector<Finding> findings_of(const std::vector<Flag>& standing) {
  std::vector<Finding> findings;
  for (const auto& flag : standing)
    findings.push_back(flag.finding);
  std::sort(findings.begin(), findings.end(),
            [](const Finding& a, const Finding& b) { return a.rule < b.rule; });
  return findings;
}

std::string told(const engine::PupilYear& year, const std::vector<Finding>& findings) {
  std::string text;
  for (const auto& finding : findings) {
    text += finding.rule + " v" + finding.version + " " + to_text(finding.first_met) +
            (finding.met_now ? " met " : " was ") + std::to_string(finding.count) + " on";
    for (const auto& id : finding.entries) {
      const auto entry = std::find_if(year.entries.begin(), year.entries.end(),
                                      [&](const engine::Entry& each) { return each.id == id; });
      text += entry == year.entries.end() ? " an entry that does not stand"
                                          : " " + to_text(entry->date) + "/" + std::to_string(entry->lesson);
    }
    if (finding.exempted_until) text += " exempted until " + to_text(*finding.exempted_until);
    text += "\n";
  }
  return text;
}

}  // namespace tilstede::routine
