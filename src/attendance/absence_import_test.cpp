// The decision of an absence import against a small model of the table: what is written is applied to it, and
// the same file asked again.
#include "attendance/absence_import.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace tilstede::attendance {
namespace {

const SchoolId kSolvang{make_uuid_v7(1, {0, 0, 0, 0, 0, 0, 0, 9, 0, 0})};
const Date kMonday = *parse_date("2024-09-02");
using Slot = std::tuple<PupilId, Date, int>;

template <class IdType>
IdType id(int number) {
  return IdType{make_uuid_v7(1, {0, 0, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(number >> 8),
                                 static_cast<std::uint8_t>(number)})};
}

// A row of a day: entry, pupil, days after the Monday, and whether it is documented.
AbsenceRow row(int entry, int pupil, int day, bool is_documented = false) {
  AbsenceRow made;
  made.line = entry + 2;
  made.entry_id = "e" + std::to_string(entry);
  made.pupil = "p" + std::to_string(pupil);
  made.date = add_days(kMonday, day);
  made.content.kind = EntryKind::day;
  made.content.is_documented = is_documented;
  return made;
}

class Table {
 public:
  Table() {
    for (int pupil = 0; pupil < 3; ++pupil) {
      facts_.pupils["p" + std::to_string(pupil)] = id<PupilId>(pupil);
      facts_.enrolments[id<PupilId>(pupil)] = {{{kMonday, std::nullopt}, kSolvang}};
    }
    for (int day = 0; day < 4; ++day)
      facts_.school_days[kSolvang].insert(add_days(kMonday, day));
  }

  ImportDecision import(const std::vector<AbsenceRow>& rows) {
    file_.rows = rows;
    std::vector<std::string> digests;
    for (const AbsenceRow& row : rows)
      digests.push_back(row.canonical());
    ImportDecision decision = decide_import(file_, "absence.csv", digests, facts_);
    for (const ImportedEntry& entry : decision.entries) {
      if (entry.supersedes) close(*entry.supersedes);
    }
    for (const ImportedEntry& entry : decision.entries)
      add(entry);
    return decision;
  }

  void make_by_hand(int pupil, int day) {
    const Slot slot{id<PupilId>(pupil), add_days(kMonday, day), 0};
    const auto standing = facts_.effective.find(slot);
    KnownEntry made;
    made.id = id<EntryId>(next_++);
    made.pupil = std::get<0>(slot);
    made.date = std::get<1>(slot);
    if (standing != facts_.effective.end()) close(EntryId(standing->second.id));
    facts_.effective[slot] = made;
  }

  /// What stands, by pupil and date.
  std::map<Slot, std::pair<std::string, std::string>> standing() const {
    std::map<Slot, std::pair<std::string, std::string>> told;
    for (const auto& [slot, entry] : facts_.effective)
      told[slot] = {entry.source_entry_id, entry.source_digest};
    return told;
  }

 private:
  void close(const EntryId& closed) {
    std::erase_if(facts_.effective, [&](const auto& standing) { return standing.second.id == closed; });
    for (auto& [source, entry] : facts_.imported) {
      if (entry.id == closed) entry.is_effective = false;
    }
  }

  void add(const ImportedEntry& entry) {
    KnownEntry known;
    known.id = id<EntryId>(next_++);
    known.pupil = entry.pupil;
    known.date = entry.row->date;
    known.lesson = entry.row->lesson;
    known.is_imported = true;
    known.source_entry_id = entry.row->entry_id;
    known.source_digest = entry.digest;
    const bool is_new = facts_.effective.emplace(Slot{known.pupil, known.date, known.lesson}, known).second;
    RC_ASSERT(is_new);
    facts_.imported[known.source_entry_id] = known;
  }

  ImportFacts facts_;
  AbsenceFile file_;
  int next_ = 1000;
};

std::string codes(const ImportDecision& decision) {
  std::string text;
  for (const RefusedRow& refused : decision.refused)
    text += std::to_string(refused.line) + ":" + refused.code + " ";
  return text;
}

TEST(AbsenceImportDecision, a_day_that_the_same_file_leaves_is_free_whatever_the_order) {
  for (const bool is_reversed : {false, true}) {
    Table table;
    table.import({row(1, 0, 0), row(2, 0, 1)});
    std::vector<AbsenceRow> moved{row(1, 0, 1), row(2, 0, 2)};
    if (is_reversed) std::reverse(moved.begin(), moved.end());
    const auto decision = table.import(moved);
    EXPECT_EQ(codes(decision), "");
    EXPECT_EQ(decision.entries.size(), 2U);
  }
}

TEST(AbsenceImportDecision, two_entries_change_places) {
  Table table;
  table.import({row(1, 0, 0), row(2, 1, 1)});
  EXPECT_EQ(codes(table.import({row(1, 1, 1), row(2, 0, 0)})), "");
}

TEST(AbsenceImportDecision,
     who_waits_for_a_day_that_is_not_left_after_all_is_refused_and_so_is_who_waits_for_it) {
  Table table;
  table.make_by_hand(0, 3);
  table.import({row(1, 0, 0), row(2, 0, 1), row(3, 0, 2)});
  EXPECT_EQ(codes(table.import({row(1, 0, 1), row(2, 0, 2), row(3, 0, 3)})),
            "3:duplicate 4:duplicate 5:hand-made-entry ");
}

TEST(AbsenceImportDecision, an_entry_that_stays_keeps_its_day_against_an_earlier_row) {
  Table table;
  table.import({row(2, 0, 0)});
  EXPECT_EQ(codes(table.import({row(1, 0, 0), row(2, 0, 0, true)})), "3:duplicate-in-file ");
}

// Few of everything, so that they meet; entry ids are unique, as the format asks.
std::vector<AbsenceRow> any_file() {
  const auto made = *rc::gen::container<std::vector<std::tuple<int, int, int, bool>>>(rc::gen::tuple(
      rc::gen::inRange(0, 7), rc::gen::inRange(0, 3), rc::gen::inRange(0, 5), rc::gen::arbitrary<bool>()));
  std::vector<AbsenceRow> rows;
  std::set<int> seen;
  for (const auto& [entry, pupil, day, is_documented] : made) {
    if (seen.insert(entry).second) rows.push_back(row(entry, pupil, day, is_documented));
  }
  return rows;
}

Table any_table() {
  Table table;
  table.import(any_file());
  for (const auto& [pupil, day] : *rc::gen::container<std::vector<std::pair<int, int>>>(
           rc::gen::pair(rc::gen::inRange(0, 3), rc::gen::inRange(0, 4)))) {
    if (*rc::gen::inRange(0, 4) == 0) table.make_by_hand(pupil, day);
  }
  return table;
}

RC_GTEST_PROP(AbsenceImportProperty, AFileImportedTwiceIsImportedOnce, ()) {
  Table table = any_table();
  const auto file = any_file();
  table.import(file);
  const auto once = table.standing();
  const auto again = table.import(file);
  RC_ASSERT(again.entries.empty());
  RC_ASSERT(again.touched.empty());
  RC_ASSERT(table.standing() == once);
}

RC_GTEST_PROP(AbsenceImportProperty, TheOrderOfRowsDoesNotMatter, ()) {
  Table table = any_table();
  Table other = table;
  auto file = any_file();
  const auto one = table.import(file);
  const std::size_t turn = file.empty() ? 0 : *rc::gen::inRange<std::size_t>(0, file.size());
  std::rotate(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(turn), file.end());
  if (*rc::gen::arbitrary<bool>()) std::reverse(file.begin(), file.end());
  const auto two = other.import(file);
  RC_ASSERT(table.standing() == other.standing());
  RC_ASSERT(one.touched == two.touched);
  RC_ASSERT(one.refused.size() == two.refused.size());
}

}  // namespace
}  // namespace tilstede::attendance
