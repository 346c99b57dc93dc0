#include "attendance/attendance_json.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace tilstede::attendance {
namespace {

using nlohmann::json;

constexpr const char* kMarkId = "01924c5e-0000-7000-8000-000000000001";
constexpr const char* kPupil = "01924c5e-0000-7000-8000-000000000002";

json mark(const std::string& kind) {
  return {{"mark_id", kMarkId}, {"pupil_id", kPupil}, {"based_on", nullptr}, {"kind", kind}};
}

json batch(json lesson, json marks) {
  return {
      {"date", "2024-10-31"}, {"lesson", std::move(lesson)}, {"seen", {kPupil}}, {"marks", std::move(marks)}};
}

Batch read(const json& body) {
  JsonFields fields(body.dump());
  const Batch result = read_batch(fields, ClassId{});
  EXPECT_TRUE(fields.finish());
  return result;
}

std::string places_of(const std::string& body) {
  JsonFields fields(body);
  read_batch(fields, ClassId{});
  EXPECT_FALSE(fields.finish());
  std::string places;
  for (const ProblemPlace& place : fields.problem().places)
    places += place.pointer + "\n";
  return places;
}

TEST(AttendanceJson, AbsentIsADayOrALesson) {
  EXPECT_EQ(read(batch(nullptr, {mark("absent")})).marks[0].content.kind, EntryKind::day);
  EXPECT_EQ(read(batch(3, {mark("absent")})).marks[0].content.kind, EntryKind::lesson);
  EXPECT_EQ(read(batch(3, {mark("late")})).marks[0].content.kind, EntryKind::late);
  EXPECT_EQ(read(batch(3, {mark("left_early")})).marks[0].content.kind, EntryKind::left_early);
  EXPECT_EQ(read(batch(3, {mark("present")})).marks[0].content.kind, EntryKind::present);
}

TEST(AttendanceJson, EverythingOfAMarkIsRead) {
  json full = mark("late");
  full["based_on"] = kPupil;
  full["minutes"] = 12;
  full["documentation"] = "documented";
  full["reason"] = "illness";
  full["reported_by"] = "nobody";
  full["note_home"] = "til hjemmet";
  full["note_internal"] = "internt";
  const Batch result = read(batch(3, {full}));
  const Mark& read_mark = result.marks.at(0);
  EXPECT_EQ(result.lesson, 3);
  EXPECT_EQ(result.seen.size(), 1U);
  EXPECT_EQ(to_text(read_mark.id), kMarkId);
  EXPECT_EQ(to_text(*read_mark.based_on), kPupil);
  EXPECT_EQ(read_mark.content.minutes, 12);
  EXPECT_TRUE(read_mark.content.is_documented);
  EXPECT_EQ(read_mark.content.reason, "illness");
  EXPECT_EQ(read_mark.content.reported_by, ReportedBy::nobody);
  EXPECT_EQ(read_mark.content.note_home->reveal(), "til hjemmet");
  EXPECT_EQ(read_mark.content.note_internal->reveal(), "internt");
}

TEST(AttendanceJson, WhatIsNotSaidIsUndocumentedAndUnknown) {
  const Content content = read(batch(3, {mark("absent")})).marks[0].content;
  EXPECT_FALSE(content.is_documented);
  EXPECT_EQ(content.reported_by, ReportedBy::unknown);
  EXPECT_FALSE(content.minutes || content.reason || content.note_home || content.note_internal);
}

TEST(AttendanceJson, AnEmptyNoteIsNoNote) {
  json blank = mark("absent");
  blank["note_home"] = "";
  EXPECT_FALSE(read(batch(3, {blank})).marks[0].content.note_home);
}

TEST(AttendanceJson, EveryWrongPlaceIsNamed) {
  json wrong = mark("away");
  wrong["minutes"] = 601;
  wrong["pupil_id"] = "8A-17";
  wrong["note"] = "unknown field";
  json body = batch(21, {mark("absent"), wrong});
  body["date"] = "31.10.2024";
  EXPECT_EQ(places_of(body.dump()),
            "/date\n/lesson\n/marks/1/pupil_id\n/marks/1/kind\n/marks/1/minutes\n/marks/1/note\n");
  EXPECT_EQ(places_of("{}"), "/date\n/seen\n/marks\n");
}

TEST(AttendanceJson, InternalNotesAreShownOnlyWhenAskedFor) {
  AbsenceEntry entry;
  entry.content.note_home = PersonalText("til hjemmet");
  entry.content.note_internal = PersonalText("internt");
  EXPECT_EQ(json_of(entry, {}, InternalNotes::shown)["note_internal"], "internt");
  const json hidden = json_of(entry, {}, InternalNotes::hidden);
  EXPECT_FALSE(hidden.contains("note_internal"));
  EXPECT_EQ(hidden["note_home"], "til hjemmet");

  Register view;
  RegisterPupil pupil;
  pupil.entry = entry;
  pupil.day_entry = entry;
  view.pupils = {pupil};
  EXPECT_EQ(to_json(view).find("internt"), std::string::npos) << "hidden unless somebody says otherwise";
  BatchAnswer answer;
  answer.results = {{entry.id, Status::conflict, "changed-since-seen", entry}};
  EXPECT_EQ(to_json(answer).find("internt"), std::string::npos);
  answer.notes = InternalNotes::shown;
  EXPECT_NE(to_json(answer).find("internt"), std::string::npos);
}

TEST(AttendanceJson, AnImportHasNoRecorder) {
  AbsenceEntry entry;
  entry.origin = Origin::import;
  const json object = json_of(entry, {}, InternalNotes::hidden);
  EXPECT_EQ(object["recorded_by"], nullptr);
  EXPECT_EQ(object["origin"], "import");
  EXPECT_EQ(object["lesson"], nullptr);
}

}  // namespace
}  // namespace tilstede::attendance
