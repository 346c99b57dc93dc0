#include "attendance/registration.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>

namespace tilstede::attendance {
namespace {

const Date kThursday = *parse_date("2024-10-31");

// A UUIDv7 that is told apart by `number`.
template <class IdType = EntryId>
IdType id(int number) {
  return IdType{make_uuid_v7(1, {0, 0, 0, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(number)})};
}

const PupilId kAda = id<PupilId>(1);
const PupilId kBo = id<PupilId>(2);
const PupilId kStranger = id<PupilId>(9);

Content absent_lesson() {
  Content content;
  content.kind = EntryKind::lesson;
  return content;
}

Content late(int minutes) {
  Content content;
  content.kind = EntryKind::late;
  content.minutes = minutes;
  return content;
}

Content present() {
  return {};
}

Batch batch_of(std::vector<Mark> marks) {
  Batch batch;
  batch.school_class = id<ClassId>(50);
  batch.date = kThursday;
  batch.lesson = 2;
  batch.marks = std::move(marks);
  return batch;
}

Facts facts_of(std::vector<AbsenceEntry> effective = {}) {
  Facts facts;
  facts.today = kThursday;
  facts.class_year = SchoolYear{2024};
  facts.has_timetable = true;
  facts.is_in_timetable = true;
  facts.lesson_minutes = 45;
  facts.class_list = {kAda, kBo};
  facts.reasons.emplace_back();
  facts.reasons.back().code = "illness";
  facts.effective = std::move(effective);
  facts.actor = id<AccountId>(70);
  return facts;
}

AbsenceEntry standing(EntryId entry_id, PupilId pupil, Content content) {
  AbsenceEntry entry;
  entry.id = entry_id;
  entry.pupil = pupil;
  entry.date = kThursday;
  entry.lesson = 2;
  entry.content = std::move(content);
  return entry;
}

MarkResult decide_one(const Mark& mark, const Facts& facts) {
  return decide(batch_of({mark}), facts).results.at(0);
}

TEST(Registration, ANewMarkIsSavedAsAnEntryOfTheBatch) {
  const MarkResult result = decide_one({id(10), kAda, {}, absent_lesson()}, facts_of());
  ASSERT_EQ(result.status, Status::saved);
  EXPECT_EQ(result.entry->id, id(10));
  EXPECT_EQ(result.entry->pupil, kAda);
  EXPECT_EQ(result.entry->date, kThursday);
  EXPECT_EQ(result.entry->lesson, 2);
  EXPECT_EQ(result.entry->school_class, id<ClassId>(50));
  EXPECT_EQ(result.entry->recorded_by, id<AccountId>(70));
  EXPECT_EQ(result.entry->supersedes, std::nullopt);
}

TEST(Registration, AReasonThatIsRetiredStandsWhereItStoodAndCannotBeChosen) {
  Facts facts = facts_of();
  facts.reasons.back().is_retired = true;
  Content content = absent_lesson();
  content.reason = "illness";
  EXPECT_EQ(decide_one({id(10), kAda, {}, content}, facts).code, "reason-retired");
  facts.effective = {standing(id(5), kAda, content)};
  content.minutes = 10;
  EXPECT_EQ(decide_one({id(10), kAda, id(5), content}, facts).status, Status::saved);
  content.reason = "sykdom";
  EXPECT_EQ(decide_one({id(10), kAda, id(5), content}, facts).code, "reason-unknown");
}

TEST(Registration, ACorrectionAfterTheDayNeedsToSayWhy) {
  Facts facts = facts_of({standing(id(5), kAda, absent_lesson())});
  EXPECT_EQ(decide_one({id(10), kAda, id(5), late(5)}, facts).status, Status::saved) << "the same day";
  facts.today = add_days(kThursday, 1);
  EXPECT_EQ(decide_one({id(10), kAda, id(5), late(5)}, facts).code, "correction-unexplained");
  EXPECT_EQ(decide_one({id(10), kBo, {}, late(5)}, facts).status, Status::saved) << "nothing stood";
  facts.attested = {kBo};
  EXPECT_EQ(decide_one({id(10), kBo, {}, late(5)}, facts).code, "correction-unexplained") << "was present";
  EXPECT_EQ(decide_one({id(10), kBo, {}, present()}, facts).status, Status::already) << "is present";
  Mark mark{id(10), kAda, id(5), late(5)};
  mark.correction = PersonalText("He came after all");
  const MarkResult result = decide_one(mark, facts);
  ASSERT_EQ(result.status, Status::saved);
  EXPECT_EQ(result.entry->correction, mark.correction);
}

TEST(Registration, WhoIsNotExpectedIsNeitherMissingNorSeen) {
  Facts facts = facts_of();
  facts.not_expected = {kAda};
  EXPECT_EQ(decide_one({id(10), kAda, {}, absent_lesson()}, facts).code, "not-expected-by-plan");
  Batch batch = batch_of({});
  batch.seen = {kAda, kBo};
  EXPECT_EQ(decide(batch, facts).seen, std::vector<PupilId>{kBo});
}

TEST(Registration, WhatStandsAndWhatIsSaidDecideTheStatus) {
  const EntryId seen = id(5);
  const AbsenceEntry absent = standing(seen, kAda, absent_lesson());
  const AbsenceEntry retracted = standing(seen, kAda, present());
  struct Row {
    const char* name;
    std::vector<AbsenceEntry> effective;
    std::optional<EntryId> based_on;
    Content content;
    Status status;
  };
  const std::vector<Row> rows{
      {"absent, nothing before", {}, {}, absent_lesson(), Status::saved},
      {"present, nothing before", {}, {}, present(), Status::already},
      {"the same again", {absent}, seen, absent_lesson(), Status::already},
      {"the same, not having seen it", {absent}, {}, absent_lesson(), Status::already},
      {"corrected to late", {absent}, seen, late(10), Status::saved},
      {"taken back", {absent}, seen, present(), Status::saved},
      {"late, not having seen the absence", {absent}, {}, late(10), Status::conflict},
      {"taken back, not having seen it", {absent}, {}, present(), Status::conflict},
      {"based on what has been superseded", {absent}, id(4), late(10), Status::conflict},
      {"based on what is not there", {}, id(4), late(10), Status::conflict},
      {"taken back twice", {retracted}, seen, present(), Status::already},
      {"absent after all", {retracted}, seen, absent_lesson(), Status::saved},
      {"absent, not having seen it taken back", {retracted}, {}, absent_lesson(), Status::conflict},
  };
  for (const Row& row : rows) {
    const MarkResult result = decide_one({id(10), kAda, row.based_on, row.content}, facts_of(row.effective));
    EXPECT_EQ(result.status, row.status) << row.name;
    EXPECT_EQ(result.code, row.status == Status::conflict ? "changed-since-seen" : "") << row.name;
    if (row.status == Status::saved) {
      EXPECT_EQ(result.entry->supersedes, row.based_on) << row.name;
    } else if (row.effective.empty()) {
      EXPECT_FALSE(result.entry) << row.name;
    } else {
      EXPECT_EQ(result.entry->id, seen) << row.name;
    }
  }
}

TEST(Registration, ARepeatedMarkIsAlreadyThereEvenWhenCorrectedSince) {
  Facts facts = facts_of({standing(id(11), kAda, late(5))});
  facts.with_mark_id = {standing(id(10), kAda, absent_lesson())};
  const MarkResult result = decide_one({id(10), kAda, {}, absent_lesson()}, facts);
  EXPECT_EQ(result.status, Status::already);
  EXPECT_EQ(result.entry->id, id(11));
}

TEST(Registration, AMarkIdUsedForSomethingElseIsRefused) {
  Facts facts = facts_of();
  facts.with_mark_id = {standing(id(10), kBo, absent_lesson())};
  const MarkResult result = decide_one({id(10), kAda, {}, absent_lesson()}, facts);
  EXPECT_EQ(result.status, Status::refused);
  EXPECT_EQ(result.code, "mark-id-reused");
  EXPECT_FALSE(result.entry);
}

TEST(Registration, ANoteOutOfSightSurvivesTheCorrection) {
  AbsenceEntry noted = standing(id(5), kAda, absent_lesson());
  noted.content.note_internal = PersonalText("a note");
  Facts facts = facts_of({noted});
  facts.sees_internal_notes = false;
  const MarkResult corrected = decide_one({id(10), kAda, id(5), late(5)}, facts);
  ASSERT_EQ(corrected.status, Status::saved);
  EXPECT_EQ(corrected.entry->content.note_internal, noted.content.note_internal);
  EXPECT_EQ(decide_one({id(11), kAda, id(5), absent_lesson()}, facts).status, Status::already);

  facts.effective = {*corrected.entry};
  facts.with_mark_id = {*corrected.entry};
  EXPECT_EQ(decide_one({id(10), kAda, id(5), late(5)}, facts).status, Status::already) << "sent again";

  facts = facts_of({noted});
  const MarkResult removed = decide_one({id(10), kAda, id(5), absent_lesson()}, facts);
  EXPECT_EQ(removed.status, Status::saved);
  EXPECT_FALSE(removed.entry->content.note_internal);
}

TEST(Registration, RefusalsOfOneMark) {
  Content with_unknown_reason = absent_lesson();
  with_unknown_reason.reason = "sick of school";
  Content present_with_minutes = present();
  present_with_minutes.minutes = 3;
  Content missed_nothing = absent_lesson();
  missed_nothing.minutes = 0;
  const struct {
    EntryId mark;
    PupilId pupil;
    Content content;
    std::string_view code;
  } rows[] = {
      {EntryId{}, kAda, absent_lesson(), "mark-id-not-v7"},
      {id(10), kStranger, absent_lesson(), "pupil-not-in-class"},
      {id(10), kStranger, present(), "pupil-not-in-class"},
      {id(10), kAda, with_unknown_reason, "reason-unknown"},
      {id(10), kAda, present_with_minutes, "minutes-not-allowed"},
      {id(10), kAda, missed_nothing, "minutes-not-allowed"},
      {id(10), kAda, late(46), "minutes-longer-than-lesson"},
  };
  for (const auto& row : rows) {
    const MarkResult result = decide_one({row.mark, row.pupil, {}, row.content}, facts_of());
    EXPECT_EQ(result.status, Status::refused) << row.code;
    EXPECT_EQ(result.code, row.code);
  }
  EXPECT_EQ(decide_one({id(10), kAda, {}, late(45)}, facts_of()).status, Status::saved);
  EXPECT_EQ(decide_one({id(10), kAda, {}, late(0)}, facts_of()).status, Status::saved);
}

TEST(Registration, AWholeDayKnowsLateArrivalsButAbsenceHasNoMinutes) {
  Content day;
  day.kind = EntryKind::day;
  Batch batch = batch_of({{id(10), kAda, {}, day}});
  batch.lesson = 0;
  EXPECT_EQ(decide(batch, facts_of()).results.at(0).status, Status::saved);
  batch.marks.at(0).content.minutes = 20;
  EXPECT_EQ(decide(batch, facts_of()).results.at(0).code, "minutes-not-allowed");
  batch.marks.at(0).content = late(20);
  EXPECT_EQ(decide(batch, facts_of()).results.at(0).status, Status::saved);
}

// Each row spoils the date or lesson in one way: absence is refused, taking back is not, nobody counts as
// seen.
TEST(Registration, RefusalsOfTheDateAndLesson) {
  const auto spoilt = [](auto spoil) {
    Facts facts = facts_of({standing(id(5), kBo, absent_lesson())});
    Batch batch = batch_of({{id(10), kAda, {}, absent_lesson()}, {id(11), kBo, id(5), present()}});
    batch.seen = {kAda, kBo};
    spoil(batch, facts);
    return decide(batch, facts);
  };
  const std::vector<std::pair<std::string, Decision>> rows{
      {"outside-school-year", spoilt([](Batch&, Facts& facts) { facts.class_year = SchoolYear{2023}; })},
      {"no-school-that-day", spoilt([](Batch&, Facts& facts) { facts.is_school_day = false; })},
      {"lesson-not-in-timetable", spoilt([](Batch&, Facts& facts) { facts.is_in_timetable = false; })},
      {"future-date", spoilt([](Batch& batch, Facts&) { batch.date = add_days(kThursday, 1); })},
      {"future-date", spoilt([](Batch& batch, Facts& facts) {
         facts.origin = Origin::office;
         batch.date = add_days(kThursday, kDaysAheadMax + 1);
       })},
  };
  for (const auto& [code, decision] : rows) {
    EXPECT_EQ(decision.results.at(0).code, code);
    EXPECT_EQ(decision.results.at(1).status, Status::saved) << code;
    EXPECT_TRUE(decision.seen.empty()) << code;
  }
}

TEST(Registration, WithoutATimetableEveryLessonCounts) {
  Facts facts = facts_of();
  facts.has_timetable = false;
  facts.is_in_timetable = false;
  EXPECT_EQ(decide_one({id(10), kAda, {}, absent_lesson()}, facts).status, Status::saved);
}

TEST(Registration, TheOfficeMayKnowAbsenceBeforehandButNobodyIsSeenBeforehand) {
  Batch batch = batch_of({{id(10), kAda, {}, absent_lesson()}});
  batch.date = add_days(kThursday, kDaysAheadMax);
  batch.seen = {kAda, kBo};
  Facts facts = facts_of();
  facts.origin = Origin::office;
  const Decision decision = decide(batch, facts);
  EXPECT_EQ(decision.results.at(0).status, Status::saved);
  EXPECT_TRUE(decision.seen.empty());
}

TEST(Registration, SeenAreThoseOfTheClassOnce) {
  Batch batch = batch_of({});
  batch.seen = {kBo, kStranger, kAda, kBo};
  EXPECT_EQ(decide(batch, facts_of()).seen, (std::vector<PupilId>{kAda, kBo}));
}

TEST(Registration, TwoMarksForOnePupilAreBothRefused) {
  const Decision decision =
      decide(batch_of({{id(10), kAda, {}, absent_lesson()}, {id(11), kAda, {}, late(5)}}), facts_of());
  EXPECT_EQ(decision.results.at(0).code, "duplicate-in-batch");
  EXPECT_EQ(decision.results.at(1).code, "duplicate-in-batch");
}

rc::Gen<Mark> any_mark() {
  return rc::gen::apply(
      [](int mark_id, int pupil, bool has_seen, int seen, int kind, int minutes) {
        Mark mark{id(mark_id), id<PupilId>(pupil), {}, {}};
        if (has_seen) mark.based_on = id(seen);
        mark.content.kind = static_cast<EntryKind>(kind);
        if (minutes > 0) mark.content.minutes = minutes;
        return mark;
      },
      rc::gen::inRange(10, 40), rc::gen::inRange(1, 6), rc::gen::arbitrary<bool>(), rc::gen::inRange(4, 8),
      rc::gen::inRange(0, 5), rc::gen::inRange(0, 60));
}

RC_GTEST_PROP(RegistrationProperty, TheOrderOfMarksDoesNotMatter, ()) {
  const auto marks = *rc::gen::container<std::vector<Mark>>(any_mark());
  Facts facts = facts_of({standing(id(5), kAda, absent_lesson()), standing(id(6), kBo, late(5))});
  facts.with_mark_id = {standing(id(10), kAda, absent_lesson())};
  std::vector<std::size_t> order(marks.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = i;
  const std::size_t turn = marks.empty() ? 0 : *rc::gen::inRange<std::size_t>(0, marks.size());
  std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(turn), order.end());
  if (*rc::gen::arbitrary<bool>()) std::reverse(order.begin(), order.end());

  std::vector<Mark> reordered;
  for (const std::size_t i : order)
    reordered.push_back(marks[i]);
  const Decision one = decide(batch_of(marks), facts);
  const Decision other = decide(batch_of(reordered), facts);
  for (std::size_t i = 0; i < order.size(); ++i) {
    RC_ASSERT(one.results[order[i]].mark == other.results[i].mark);
    RC_ASSERT(one.results[order[i]].status == other.results[i].status);
    RC_ASSERT(one.results[order[i]].code == other.results[i].code);
  }
}

RC_GTEST_PROP(RegistrationProperty, SavedTwiceIsOnce, ()) {
  const auto marks = *rc::gen::container<std::vector<Mark>>(any_mark());
  Facts facts = facts_of();
  const Decision first = decide(batch_of(marks), facts);
  facts.effective = saved_entries(first);
  facts.with_mark_id = saved_entries(first);
  const Decision second = decide(batch_of(marks), facts);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (first.results[i].status != Status::saved) continue;
    RC_ASSERT(second.results[i].status == Status::already);
    RC_ASSERT(second.results[i].entry->id == marks[i].id);
  }
}

}  // namespace
}  // namespace tilstede::attendance
