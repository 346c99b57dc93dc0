// What goes in comes out, on both engines.
#include <gtest/gtest.h>

#include <cmath>

#include "platform/db/testing.hpp"

namespace tilstede::db {
namespace {

struct PupilTag {};
using PupilId = Id<PupilTag>;

PupilId pupil(int number) {
  return PupilId{
      make_uuid_v7(1'730'359'200'000, {0, 0, 0, 0, 0, 0, 0, 0, 0, static_cast<std::uint8_t>(number)})};
}

class Values : public testing::EmptyOnEveryEngine {
 protected:
  void SetUp() override {
    EmptyOnEveryEngine::SetUp();
    if (HasFatalFailure()) return;
    database().write([](Tx& tx) {
      tx.execute_script(
          "create table item (id {uuid} primary key, name text, born {date}, at {instant}, is_new {bool}, "
          "share {real}, number {bigint}, hash {bytes}) {strict};");
    });
  }

  void add_names(const std::vector<std::string>& names) {
    database().write([&](Tx& tx) {
      int number = 0;
      for (const auto& name : names) {
        tx.execute("insert into item (id, name, number) values ($1, $2, $3)", {pupil(number), name, number});
        ++number;
      }
    });
  }

  std::vector<std::string> texts(const std::string& sql, const std::vector<Value>& parameters = {}) {
    return database().read([&](Tx& tx) {
      std::vector<std::string> texts;
      auto rows = tx.query(sql, parameters);
      while (rows.next())
        texts.push_back(rows.get<std::string>(0));
      return texts;
    });
  }
};

TEST_P(Values, of_every_type_come_back) {
  const Date born{std::chrono::year(2012), std::chrono::February, std::chrono::day(29)};
  const Instant at(std::chrono::microseconds(1'730'359'200'123'457));
  const Bytes hash{std::string("\0\xFF\\x\n'", 6)};
  database().write([&](Tx& tx) {
    tx.execute(
        "insert into item values ($1, $2, $3, $4, $5, $6, $7, $8)",
        {pupil(1), "Bjørn Ærlig-Åsen \"x\" 'y' \\ \t😀", born, at, true, 0.1, std::int64_t{INT64_MIN}, hash});
  });
  database().read([&](Tx& tx) {
    auto rows =
        tx.query("select * from item where id = $1 and born = $2 and at = $3 and is_new = $4 and hash = $5",
                 {pupil(1), born, at, true, hash});
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.get<PupilId>(0), pupil(1));
    EXPECT_EQ(rows.get<std::string_view>(1), "Bjørn Ærlig-Åsen \"x\" 'y' \\ \t😀");
    EXPECT_EQ(rows.get<Date>(2), born);
    EXPECT_EQ(rows.get<Instant>(3), at);
    EXPECT_TRUE(rows.get<bool>(4));
    EXPECT_EQ(rows.get<double>(5), 0.1);
    EXPECT_EQ(rows.get<std::int64_t>(6), INT64_MIN);
    EXPECT_EQ(rows.get<Bytes>(7), hash);
    EXPECT_EQ(rows.get<std::optional<Date>>(2), born);
    EXPECT_FALSE(rows.next());
    EXPECT_FALSE(rows.next());
  });
}

TEST_P(Values, that_are_missing_come_back_as_missing) {
  database().write([&](Tx& tx) {
    tx.execute("insert into item values ($1, $2, $3, $4, $5, $6, $7, $8)",
               {pupil(1), nullptr, std::optional<Date>(), std::optional<Instant>(), std::optional<bool>(),
                nullptr, std::optional<std::int64_t>(), nullptr});
  });
  database().read([&](Tx& tx) {
    auto rows = tx.query("select * from item");
    ASSERT_TRUE(rows.next());
    for (int column = 1; column < 8; ++column)
      EXPECT_TRUE(rows.is_null(column)) << column;
    EXPECT_EQ(rows.get<std::optional<std::string>>(1), std::nullopt);
    EXPECT_EQ(rows.get<std::optional<Date>>(2), std::nullopt);
    EXPECT_EQ(rows.get<std::optional<Instant>>(3), std::nullopt);
    EXPECT_EQ(rows.get<std::optional<PupilId>>(0), pupil(1));
  });
}

TEST_P(Values, may_be_named_twice_and_in_any_order) {
  add_names({"a", "b", "c"});
  EXPECT_EQ(texts("select name from item where number > $2 and name <> $1 and $2 < 9", {"c", 0}),
            (std::vector<std::string>{"b"}));
}

TEST_P(Values, may_be_a_missing_date_in_a_filter) {
  add_names({"a"});
  const auto sql = "select name from item where cast($1 as {date}) is null or born = cast($1 as {date})";
  EXPECT_EQ(texts(sql, {std::optional<Date>()}).size(), 1U);
  EXPECT_EQ(texts(sql, {Date{std::chrono::year(2012), std::chrono::May, std::chrono::day(1)}}).size(), 0U);
}

TEST_P(Values, that_no_engine_should_keep_are_refused_by_both) {
  database().write([&](Tx& tx) { tx.execute("insert into item (id, name) values ($1, 'x')", {pupil(1)}); });
  const std::vector<Value> wrong{std::string("a\0b", 3), "\xC3\x28", std::nan(""), INFINITY, List{{"\xFF"}}};
  for (const Value& value : wrong) {
    EXPECT_THROW(texts("select name from item where name = $1", {value}), Error);
  }
}

TEST_P(Values, of_a_wrong_number_are_refused) {
  EXPECT_THROW(texts("select name from item where name = $1"), Error);
  EXPECT_THROW(texts("select name from item where name = $1", {"a", "b"}), Error);
}

TEST_P(Values, that_do_not_fit_the_column_are_refused_without_being_quoted) {
  const std::vector<std::pair<std::string, Value>> wrong{{"born", "2024-02-30"},
                                                         {"born", "hemmelig"},
                                                         {"id", "hemmelig"},
                                                         {"number", "hemmelig"},
                                                         {"is_new", "hemmelig"}};
  for (const auto& [column, value] : wrong) {
    try {
      database().write([&](Tx& tx) {
        tx.execute("insert into item (id) values ($1)", {pupil(1)});
        tx.execute("update item set " + column + " = $1", {value});
      });
      ADD_FAILURE() << column;
    } catch (const Error& error) {
      EXPECT_EQ(std::string(error.what()).find("hemmelig"), std::string::npos) << error.what();
      EXPECT_NE(std::string(error.what()).find("update item set"), std::string::npos) << error.what();
    }
  }
}

TEST_P(Values, read_as_another_kind_are_refused) {
  add_names({"2024"});
  database().read([&](Tx& tx) {
    auto rows = tx.query("select id, number from item");
    ASSERT_TRUE(rows.next());
    EXPECT_THROW(rows.get<int>(0), Error);
    EXPECT_THROW(rows.get<bool>(0), Error);
    EXPECT_THROW(rows.get<double>(0), Error);
    EXPECT_EQ(rows.get<std::string>(1), "0");
  });
}

TEST_P(Values, are_found_in_a_list) {
  const std::vector<std::string> odd{"a,b", "c\"d", "e\\f", "{g}", "h'i", "null", "", "Å\n"};
  add_names(odd);
  EXPECT_EQ(texts("select name from item where name {in_texts $1} order by number", {List{odd}}), odd);
  EXPECT_EQ(texts("select name from item where id {in_uuids $1}", {list_of(std::vector{pupil(2), pupil(9)})}),
            (std::vector<std::string>{"e\\f"}));
  EXPECT_EQ(texts("select name from item where number {in_integers $1} order by number",
                  {list_of(std::vector<int>{0, 5, 99})}),
            (std::vector<std::string>{"a,b", "null"}));
  EXPECT_TRUE(texts("select name from item where name {in_texts $1}", {List{}}).empty());
}

TEST_P(Values, sort_as_in_a_norwegian_class_list) {
  add_names({"Åse", "Zoe", "ærlig", "Aase", "Østen", "anne", "Anne", "Åse-Lill", "Østen ", "Ole", "Ørjan"});
  EXPECT_EQ(texts("select name from item order by name {nb}"),
            (std::vector<std::string>{"anne", "Anne", "Ole", "Zoe", "ærlig", "Ørjan", "Østen", "Østen ",
                                      "Åse", "Aase", "Åse-Lill"}));
}

TEST_P(Values, are_compared_with_respect_to_case) {
  add_names({"Anne", "anne"});
  EXPECT_EQ(texts("select name from item where name like 'a%'"), (std::vector<std::string>{"anne"}));
}

TEST_P(Values, in_bulk_keep_every_odd_character) {
  const std::vector<std::string> odd{"\t",    "\n", "\r\n", "\\",  "\\N",   "\\.",
                                     "\\x41", "",   " ",    "'\"", "a\\tb", "æ\u2028"};
  BulkInsert insert{"item", {"id", "name", "number", "is_new", "share", "hash", "born"}, {}};
  for (std::size_t i = 0; i < odd.size(); ++i) {
    insert.rows.push_back({pupil(static_cast<int>(i)), odd[i], static_cast<int>(i), i % 2 == 0, 0.5,
                           Bytes{std::string("\0\\\n", 3)}, nullptr});
  }
  database().write([&](Tx& tx) {
    tx.insert_many(insert);
    tx.insert_many({"item", {"id"}, {}});
    // The session is free for the next statement.
    EXPECT_EQ(tx.execute("update item set number = number"), static_cast<std::int64_t>(odd.size()));
  });
  EXPECT_EQ(texts("select name from item where born is null and share = 0.5 order by number"), odd);
  database().read([&](Tx& tx) {
    auto rows = tx.query("select hash, is_new from item where number = 1");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.get<Bytes>(0).octets, std::string("\0\\\n", 3));
    EXPECT_FALSE(rows.get<bool>(1));
  });
}

TEST_P(Values, in_bulk_are_all_refused_with_one_of_them) {
  const auto insert = [&](const std::vector<std::vector<Value>>& rows) {
    database().write([&](Tx& tx) { tx.insert_many({"item", {"id", "name"}, rows}); });
  };
  EXPECT_THROW(insert({{pupil(1), "a"}, {pupil(1), "b"}}), ConstraintError);
  EXPECT_THROW(insert({{pupil(1), "a"}, {pupil(2), std::string("\0", 1)}}), Error);
  EXPECT_THROW(insert({{pupil(1), "a"}, {pupil(2)}}), Error);
  EXPECT_THROW(database().write([](Tx& tx) { tx.insert_many({"item; drop", {"id"}, {}}); }), Error);
  EXPECT_TRUE(texts("select name from item").empty());
  insert({{pupil(1), "a"}});
  EXPECT_EQ(texts("select name from item").size(), 1U);
}

TEST_P(Values, are_many_and_read_in_order) {
  database().write([&](Tx& tx) {
    BulkInsert insert{"item", {"id", "number"}, {}};
    for (int i = 0; i < 5'000; ++i) {
      insert.rows.push_back({make_uuid_v7(static_cast<std::uint64_t>(i), {}), i});
    }
    tx.insert_many(insert);
  });
  database().read([](Tx& tx) {
    auto rows = tx.query("select number from item order by number");
    int expected = 0;
    while (rows.next())
      ASSERT_EQ(rows.get<int>(0), expected++);
    EXPECT_EQ(expected, 5'000);
  });
}

FOR_EACH_ENGINE(Values);

}  // namespace
}  // namespace tilstede::db
