// What a closure may count on, on both engines.
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "platform/db/testing.hpp"

namespace tilstede::db {
namespace {

class Transactions : public testing::EmptyOnEveryEngine {
 protected:
  void SetUp() override {
    EmptyOnEveryEngine::SetUp();
    if (HasFatalFailure()) return;
    database().write([](Tx& tx) {
      tx.execute_script(
          "create table school (id integer primary key, name text not null unique, size integer default 0 "
          "check (size < "
          "1000)) {strict}; create table class (id integer primary key, school_id integer not null "
          "references school) "
          "{strict};");
    });
  }

  static void add(Tx& tx, int id) {
    tx.execute("insert into school (id, name) values ($1, $2)", {id, "school " + std::to_string(id)});
  }

  static int count(Tx& tx) {
    auto rows = tx.query("select count(*) from school");
    rows.next();
    return rows.get<int>(0);
  }

  int count() {
    return database().read([](Tx& tx) { return count(tx); });
  }
};

TEST_P(Transactions, keep_what_a_closure_that_returns_has_written) {
  EXPECT_EQ(database().write([](Tx& tx) {
    add(tx, 1);
    return std::string("done");
  }),
            "done");
  EXPECT_EQ(count(), 1);
  const auto another = testing::open(url());
  EXPECT_EQ(another->read([](Tx& tx) { return count(tx); }), 1);
}

TEST_P(Transactions, undo_a_refused_result) {
  const auto result = database().write([](Tx& tx) -> Result<int, std::string> {
    add(tx, 1);
    return refused(std::string("no"));
  });
  EXPECT_EQ(result.error(), "no");
  EXPECT_EQ(count(), 0);
  EXPECT_EQ(database().write([](Tx& tx) -> Result<int, std::string> {
    add(tx, 1);
    return 7;
  }),
            7);
  EXPECT_EQ(count(), 1);
}

TEST_P(Transactions, undo_and_pass_on_an_exception) {
  EXPECT_THROW(database().write([](Tx& tx) {
    add(tx, 1);
    throw std::out_of_range("mine");
  }),
               std::out_of_range);
  EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, tell_a_broken_key_from_other_mistakes) {
  const auto run = [&](const std::string& sql) {
    database().write([&](Tx& tx) {
      add(tx, 1);
      tx.execute(sql);
    });
  };
  EXPECT_THROW(run("insert into school (id, name) values (2, 'school 1')"), ConstraintError);
  EXPECT_THROW(run("insert into school (id, name) values (1, 'a')"), ConstraintError);
  EXPECT_THROW(run("insert into class values (1, 99)"), ConstraintError);
  for (const char* sql :
       {"insert into school (id) values (2)", "update school set size = 1000",
        "insert into nowhere values (1)", "select from where", "select 1; select 2", "commit", ""}) {
    try {
      run(sql);
      ADD_FAILURE() << sql;
    } catch (const ConstraintError&) {
      ADD_FAILURE() << sql;
    } catch (const Error&) {
    }
  }
  EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, are_spoilt_by_a_failed_statement) {
  const auto write_twice = [&](bool is_kept) {
    return database().write([&](Tx& tx) -> Result<int, std::string> {
      add(tx, 1);
      try {
        add(tx, 1);
      } catch (const ConstraintError&) {
        EXPECT_THROW(add(tx, 2), Error);
        EXPECT_THROW(count(tx), Error);
      }
      if (is_kept) return 1;
      return refused(std::string("no"));
    });
  };
  EXPECT_THROW(write_twice(true), ConstraintError);
  EXPECT_EQ(write_twice(false).error(), "no");
  EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, count_the_rows_a_statement_changes) {
  database().write([](Tx& tx) {
    add(tx, 1);
    add(tx, 2);
    EXPECT_EQ(tx.execute("update school set size = 5"), 2);
    EXPECT_EQ(tx.execute("select * from school"), 0);
    EXPECT_EQ(tx.execute("update school set size = 6 where id = 9"), 0);
    EXPECT_EQ(tx.execute("create index school_size on school (size)"), 0);
    EXPECT_EQ(tx.execute("delete from school where id = 1 returning id"), 1);
  });
}

TEST_P(Transactions, write_what_returning_returns_even_if_nobody_reads_it) {
  database().write([](Tx& tx) { tx.query("insert into school (id, name) values (1, 'a') returning id"); });
  EXPECT_EQ(count(), 1);
  EXPECT_THROW(database().write(
                   [](Tx& tx) { tx.query("insert into school (id, name) values (1, 'b') returning id"); }),
               ConstraintError);
}

TEST_P(Transactions, close_an_answer_with_the_next_statement) {
  database().write([](Tx& tx) {
    add(tx, 1);
    add(tx, 2);
    auto schools = tx.query("select id from school order by id");
    ASSERT_TRUE(schools.next());
    EXPECT_EQ(schools.get<int>(0), 1);
    auto again = tx.query("select id from school order by id desc");
    EXPECT_FALSE(schools.next());
    ASSERT_TRUE(again.next());
    EXPECT_EQ(again.get<int>(0), 2);
    EXPECT_EQ(tx.execute("update school set size = 1"), 2);
  });
}

TEST_P(Transactions, that_read_cannot_write) {
  EXPECT_THROW(database().read([](Tx& tx) { add(tx, 1); }), Error);
  EXPECT_EQ(count(), 0);
}

TEST_P(Transactions, that_read_stand_on_one_snapshot) {
  database().read([&](Tx& tx) {
    EXPECT_EQ(count(tx), 0);
    std::thread([&] { database().write([](Tx& other) { add(other, 1); }); }).join();
    EXPECT_EQ(count(tx), 0);
  });
  EXPECT_EQ(count(), 1);
}

TEST_P(Transactions, that_read_do_not_see_what_is_not_committed) {
  database().write([&](Tx& tx) {
    add(tx, 1);
    int seen = -1;
    std::thread([&] { seen = count(); }).join();
    EXPECT_EQ(seen, 0);
  });
}

TEST_P(Transactions, of_many_threads_lose_no_update) {
  database().write([](Tx& tx) { add(tx, 1); });
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 25; ++n) {
        database().write([](Tx& tx) {
          auto rows = tx.query("select size from school where id = $1 {for_update}", {1});
          rows.next();
          tx.execute("update school set size = $1 where id = $2", {rows.get<int>(0) + 1, 1});
        });
      }
    });
  }
  for (auto& thread : threads)
    thread.join();
  database().read([](Tx& tx) {
    auto rows = tx.query("select size from school");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.get<int>(0), 100);
  });
}

TEST_P(Transactions, give_up_a_statement_that_takes_too_long) {
  Options options;
  options.url = url();
  options.statement_timeout = std::chrono::milliseconds(50);
  const auto hasty = Database::open(options);
  const auto endless =
      "with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n where i < 0";
  try {
    hasty->read([&](Tx& tx) { tx.query(endless).next(); });
    ADD_FAILURE() << "it ended";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("longer than 50 ms"), std::string::npos) << error.what();
  }
  EXPECT_EQ(hasty->read([](Tx& tx) { return count(tx); }), 0);
}

TEST_P(Transactions, survive_more_statements_than_are_kept_prepared) {
  database().read([](Tx& tx) {
    for (int i = 0; i < 900; ++i) {
      auto rows = tx.query("select " + std::to_string(i % 450) + " from (select 1) as one");
      ASSERT_TRUE(rows.next());
      ASSERT_EQ(rows.get<int>(0), i % 450);
    }
  });
}

TEST_P(Transactions, within_a_closure_are_a_mistake) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH(database().write([&](Tx&) { count(); }), "within a closure");
}

FOR_EACH_ENGINE(Transactions);

}  // namespace
}  // namespace tilstede::db
