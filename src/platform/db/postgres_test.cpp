// What only PostgreSQL has: locks that cross, sessions that die, an answer that never comes.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "platform/db/testing.hpp"

namespace tilstede::db {
namespace {

class Postgres : public ::testing::Test {
 protected:
  void SetUp() override {
    try {
      home_ = testing::empty_database(Engine::postgresql);
      // Deadlocks are looked for after this long; a second is the server's own choice.
      database_ = testing::open(home_->url() + "?options=-c%20deadlock_timeout%3D20ms");
    } catch (const Error& error) {
      FAIL() << error.what();
    }
    database_->write([](Tx& tx) {
      tx.execute_script(
          "create table mark (id integer primary key, note text); insert into mark values (1, ''), (2, '');");
    });
  }

  static void append(Tx& tx, int id, const std::string& letter) {
    tx.execute("update mark set note = note || $2 where id = $1", {id, letter});
  }

  std::string note(int id) {
    return database_->read([&](Tx& tx) {
      auto rows = tx.query("select note from mark where id = $1", {id});
      rows.next();
      return rows.get<std::string>(0);
    });
  }

  // Updates two rows, each thread in the other's order, and holds the first until both have one.
  // `is_swallowed`: the closure takes the failure for a refusal.
  void cross(bool is_swallowed) {
    std::atomic<int> holding = 0;
    std::atomic<int> runs = 0;
    const auto run = [&](int first, int second, const std::string& letter) {
      const auto result = database_->write([&](Tx& tx) -> Result<bool, std::string> {
        ++runs;
        append(tx, first, letter);
        ++holding;
        while (holding < 2)
          std::this_thread::yield();
        try {
          append(tx, second, letter);
        } catch (const Error&) {
          if (is_swallowed) return refused(std::string("taken"));
          throw;
        }
        return true;
      });
      EXPECT_TRUE(result.has_value());
    };
    std::thread other([&] { run(2, 1, "b"); });
    run(1, 2, "a");
    other.join();
    EXPECT_GE(runs, 3);
    for (const int id : {1, 2})
      EXPECT_TRUE(note(id) == "ab" || note(id) == "ba") << note(id);
  }

  // Ends every session but its own; on a thread of its own, so that a closure may call it.
  void end_other_sessions() {
    std::thread([&] {
      testing::open(home_->url())->write([](Tx& tx) {
        tx.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() "
            "and pid <> "
            "pg_backend_pid()");
      });
    }).join();
  }

  std::unique_ptr<testing::TestDatabase> home_;
  std::unique_ptr<Database> database_;
};

TEST_F(Postgres, runs_a_closure_again_after_a_deadlock) {
  cross(false);
}

TEST_F(Postgres, runs_a_closure_again_that_took_a_deadlock_for_a_refusal) {
  cross(true);
}

TEST_F(Postgres, gives_up_on_a_closure_that_never_gets_through) {
  std::atomic<int> runs = 0;
  EXPECT_THROW(database_->write([&](Tx& tx) {
    ++runs;
    tx.execute_script("do $$ begin raise exception 'again' using errcode = '40001'; end $$");
  }),
               Error);
  EXPECT_GT(runs, 3);
  EXPECT_LT(runs, 20);
}

TEST_F(Postgres, connects_anew_when_idle_sessions_were_ended) {
  end_other_sessions();
  EXPECT_EQ(note(1), "");
  end_other_sessions();
  database_->write([](Tx& tx) { append(tx, 1, "a"); });
  EXPECT_EQ(note(1), "a");
}

TEST_F(Postgres, runs_a_write_again_when_its_session_ends_under_it) {
  int runs = 0;
  database_->write([&](Tx& tx) {
    append(tx, 1, "a");
    if (++runs == 1) end_other_sessions();
    append(tx, 2, "a");
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(note(1), "a");
  EXPECT_EQ(note(2), "a");
}

TEST_F(Postgres, does_not_run_a_read_again_that_has_begun) {
  int runs = 0;
  EXPECT_THROW(database_->read([&](Tx& tx) {
    ++runs;
    end_other_sessions();
    tx.query("select 1");
  }),
               Error);
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(note(1), "");
}

TEST_F(Postgres, says_that_the_outcome_is_unknown_when_commit_is_not_answered) {
  database_->write([](Tx& tx) {
    tx.execute_script(
        "create function leave() returns trigger language plpgsql as $$ begin perform "
        "pg_terminate_backend(pg_backend_pid()); return null; end $$;"
        "create constraint trigger leaves after update on mark deferrable initially deferred for each row "
        "execute "
        "function leave();");
  });
  int runs = 0;
  try {
    database_->write([&](Tx& tx) {
      ++runs;
      append(tx, 1, "a");
    });
    ADD_FAILURE() << "committed";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("is unknown"), std::string::npos) << error.what();
  }
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(note(1), "");
}

TEST_F(Postgres, names_the_constraint_that_is_checked_at_commit) {
  database_->write([](Tx& tx) {
    tx.execute_script("create table child (id integer references mark deferrable initially deferred)");
  });
  EXPECT_THROW(database_->write([](Tx& tx) { tx.execute("insert into child values (99)"); }),
               ConstraintError);
}

TEST_F(Postgres, knows_the_size_of_a_table_in_the_transaction_that_filled_it) {
  BulkInsert many{"mark", {"id", "note"}, {}};
  for (int id = 3; id <= 2000; ++id)
    many.rows.push_back({id, ""});
  const auto rows_known = database_->write([&](Tx& tx) {
    tx.insert_many(many);
    auto rows = tx.query("select cast(reltuples as integer) from pg_class where relname = 'mark'");
    rows.next();
    return rows.get<int>(0);
  });
  EXPECT_EQ(rows_known, 2000);
}

TEST_F(Postgres, names_the_tool_that_backs_it_up) {
  try {
    database_->backup_to("/nowhere");
    ADD_FAILURE();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("pg_dump"), std::string::npos);
  }
}

TEST_F(Postgres, pool_says_when_every_session_is_taken) {
  Options options;
  options.url = home_->url();
  options.connections = 1;
  options.statement_timeout = std::chrono::milliseconds(50);
  const auto narrow = Database::open(options);
  std::string refusal;
  narrow->read([&](Tx&) {
    std::thread([&] {
      try {
        narrow->read([](Tx&) {});
      } catch (const Error& error) {
        refusal = error.what();
      }
    }).join();
  });
  EXPECT_NE(refusal.find("in use"), std::string::npos) << refusal;
  EXPECT_NO_THROW(narrow->read([](Tx&) {}));
}

}  // namespace
}  // namespace tilstede::db
