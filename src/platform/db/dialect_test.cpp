#include "platform/db/dialect.hpp"

#include <gtest/gtest.h>

namespace tilstede::db {
namespace {

std::string sqlite(std::string_view sql) {
  return expanded(sql, Engine::sqlite);
}
std::string postgres(std::string_view sql) {
  return expanded(sql, Engine::postgresql);
}

TEST(Macros, of_lists_bind_one_parameter) {
  EXPECT_EQ(sqlite("a {in_uuids $1}"), "a in (select value from json_each($1))");
  EXPECT_EQ(sqlite("a {in_integers $12}"), "a in (select cast(value as integer) from json_each($12))");
  EXPECT_EQ(postgres("a {in_uuids $1}"), "a = any(cast($1 as uuid[]))");
  EXPECT_EQ(postgres("a {in_texts $1} and b {in_integers $2}"),
            "a = any(cast($1 as text[])) and b = any(cast($2 as bigint[]))");
}

TEST(Macros, of_columns_check_on_sqlite_what_postgresql_has_a_type_for) {
  constexpr std::string_view kTable =
      "create table t (id {uuid} primary key, born  {date} not null, at {instant}, is_new {bool}, hash "
      "{bytes}, n {bigint}, "
      "share {real}) {strict}";
  EXPECT_EQ(sqlite(kTable),
            "create table t (id text check (length(id) = 36) primary key, born  text check (born is "
            "date(born, '+0 days')) not null, at "
            "integer, is_new integer check (is_new in (0, 1)), hash blob, n integer, share real) strict");
  EXPECT_EQ(postgres(kTable),
            "create table t (id uuid primary key, born  date not null, at bigint, is_new boolean, hash "
            "bytea, n bigint, "
            "share double precision) ");
}

TEST(Macros, of_types_in_a_cast_have_no_check) {
  EXPECT_EQ(sqlite("cast($1 as {date}) is null"), "cast($1 as text) is null");
  EXPECT_EQ(postgres("cast($1 as {date}) is null"), "cast($1 as date) is null");
}

TEST(Macros, of_words) {
  EXPECT_EQ(sqlite("order by name {nb} {for_update}"), "order by name collate nb ");
  EXPECT_EQ(postgres("order by name {nb} {for_update}"),
            "order by name collate \"nb-x-icu\" for no key update");
}

TEST(Macros, are_not_looked_for_in_quotes_and_comments) {
  constexpr std::string_view kText = "select '{nb} it''s {x}', \"{y}\" -- don't {z}\n/* {w} ' */";
  EXPECT_EQ(sqlite(kText), kText);
  EXPECT_EQ(postgres(kText), kText);
}

TEST(Macros, that_do_not_exist_are_refused) {
  for (const char* sql : {"a {in_names $1}", "{}", "{in_uuids}", "{in_uuids a}", "{nb", "{date}", "a {NB}"}) {
    EXPECT_THROW(sqlite(sql), Error) << sql;
  }
}

TEST(Lists, are_written_with_every_odd_character_escaped) {
  const List list{{"a\"b", "c\\d", "e,{f}", "g\nh\t", "æ'", ""}};
  EXPECT_EQ(json_array(list), R"(["a\"b","c\\d","e,{f}","g\u000ah\u0009","æ'",""])");
  EXPECT_EQ(array_literal(list), "{\"a\\\"b\",\"c\\\\d\",\"e,{f}\",\"g\nh\t\",\"æ'\",\"\"}");
  EXPECT_EQ(json_array({}), "[]");
  EXPECT_EQ(array_literal({}), "{}");
}

TEST(Shown, is_one_short_line) {
  EXPECT_EQ(shown("  select a\n    from b "), "select a from b");
  EXPECT_EQ(shown(std::string(500, 'a')).size(), 124U);
}

TEST(Statements, that_end_a_transaction_are_refused) {
  for (const char* sql :
       {"commit", " -- no\n COMMIT;", "/* no */rollback to a", "Begin immediate", "savepoint a"}) {
    EXPECT_THROW(check_leaves_transaction_alone(sql), Error) << sql;
  }
  EXPECT_NO_THROW(check_leaves_transaction_alone("select 1 as commit"));
  EXPECT_NO_THROW(check_leaves_transaction_alone("update commit_log set a = 1"));
}

TEST(Addresses, are_refused_with_a_remedy_and_without_the_password) {
  const auto refusal = [](const std::string& url) {
    Options options;
    options.url = url;
    try {
      Database::open(options);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("opened");
  };
  for (const char* url :
       {"sqlite:", "sqlite::memory:", "sqlite:file:a?mode=memory", "mysql://u:hemmelig@h/d", "",
        "postgresql://u:hemmelig@[::1/d", "postgresql://u:hemmelig@h:x/d", "sqlite:/nowhere/at/all.db"}) {
    const std::string text = refusal(url);
    EXPECT_NE(text, "opened") << url;
    EXPECT_EQ(text.find("hemmelig"), std::string::npos) << text;
  }
  // Port 1 answers on no machine that is set up sensibly.
  const std::string text = refusal("postgresql://u:hemmelig@127.0.0.1:1/d?connect_timeout=1");
  EXPECT_NE(text.find("does not answer"), std::string::npos) << text;
  EXPECT_EQ(text.find("hemmelig"), std::string::npos);
}

}  // namespace
}  // namespace tilstede::db
