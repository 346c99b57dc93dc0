// What only SQLite has: one file, one writer, group commit, online backup.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/db/sqlite_writer.hpp"
#include "platform/db/testing.hpp"

namespace tilstede::db {
namespace {

using Closure = std::function<bool(Tx&)>;

void add(Tx& tx, int id) {
  tx.execute("insert into mark (id) values ($1)", {id});
}

class Group : public ::testing::Test {
 protected:
  Group() {
    writer_.run([](Tx& tx) {
      tx.execute_script(
          "create table mark (id integer primary key, after_id integer references mark deferrable initially "
          "deferred, "
          "note text) strict;");
      return true;
    });
  }

  // Runs `closures` in one group: the first waits until the others stand in the queue, in their order.
  // The answers are "" or the error.
  std::vector<std::string> run_together(const std::vector<Closure>& closures) {
    std::vector<std::string> answers(closures.size());
    std::vector<std::thread> threads;
    std::atomic<bool> is_first_running = false;
    const auto run = [&](std::size_t i, const Closure& closure) {
      try {
        writer_.run(closure);
      } catch (const std::exception& error) {
        answers[i] = error.what();
      }
    };
    threads.emplace_back(run, 0, [&](Tx& tx) {
      is_first_running = true;
      while (is_waiting_for_queue_ && writer_.waiting() < closures.size() - 1)
        std::this_thread::yield();
      is_waiting_for_queue_ = false;
      return closures[0](tx);
    });
    while (!is_first_running)
      std::this_thread::yield();
    for (std::size_t i = 1; i < closures.size(); ++i) {
      threads.emplace_back(run, i, closures[i]);
      while (is_waiting_for_queue_ && writer_.waiting() < i)
        std::this_thread::yield();
    }
    for (auto& thread : threads)
      thread.join();
    return answers;
  }

  std::vector<int> ids() {
    std::vector<int> ids;
    writer_.run([&](Tx& tx) {
      auto rows = tx.query("select id from mark order by id");
      while (rows.next())
        ids.push_back(rows.get<int>(0));
      return true;
    });
    return ids;
  }

  std::unique_ptr<testing::TestDatabase> home_ = testing::empty_database(Engine::sqlite);
  SqliteWriter writer_{home_->url().substr(7), std::chrono::milliseconds(300)};
  std::atomic<bool> is_waiting_for_queue_ = true;
};

Closure adds(int id) {
  return [id](Tx& tx) {
    add(tx, id);
    return true;
  };
}

TEST_F(Group, loses_only_the_closures_that_fail) {
  const auto answers = run_together({adds(1),
                                     [](Tx& tx) -> bool {
                                       add(tx, 2);
                                       throw std::runtime_error("mine");
                                     },
                                     [](Tx& tx) {
                                       add(tx, 3);
                                       return false;
                                     },
                                     [](Tx& tx) {
                                       add(tx, 1);
                                       return true;
                                     },
                                     adds(5)});
  EXPECT_EQ(answers[0], "");
  EXPECT_EQ(answers[1], "mine");
  EXPECT_EQ(answers[2], "");
  EXPECT_NE(answers[3].find("UNIQUE"), std::string::npos) << answers[3];
  EXPECT_EQ(answers[4], "");
  EXPECT_EQ(ids(), (std::vector<int>{1, 5}));
}

TEST_F(Group, answers_nobody_before_the_commit) {
  std::atomic<bool> is_second_answered = false;
  bool was_answered_early = true;
  std::thread second;
  const auto answers =
      run_together({[&](Tx& tx) {
                      second = std::thread([&] {
                        writer_.run([&](Tx& other) {
                          add(other, 2);
                          return true;
                        });
                        is_second_answered = true;
                      });
                      while (writer_.waiting() < 2)
                        std::this_thread::yield();
                      add(tx, 1);
                      return true;
                    },
                    [&](Tx& tx) {
                      // Another connection sees nothing of the group yet.
                      SqliteConnection reader(home_->url().substr(7), SqliteConnection::Access::read,
                                              std::chrono::milliseconds(300));
                      SqliteTx snapshot(reader);
                      auto rows = snapshot.query("select count(*) from mark", {});
                      rows.next();
                      was_answered_early = is_second_answered || rows.get<int>(0) != 0;
                      add(tx, 3);
                      return true;
                    }});
  second.join();
  EXPECT_EQ(answers, (std::vector<std::string>{"", ""}));
  EXPECT_FALSE(was_answered_early);
  EXPECT_EQ(ids(), (std::vector<int>{1, 2, 3}));
}

TEST_F(Group, runs_the_others_again_when_one_takes_the_transaction_with_it) {
  std::atomic<int> runs = 0;
  const auto answers =
      run_together({[&](Tx& tx) {
                      ++runs;
                      add(tx, 1);
                      return true;
                    },
                    // SQLite rolls everything back when an insert is interrupted.
                    [](Tx& tx) {
                      tx.execute(
                          "insert into mark (id) with recursive n (i) as (select 100 union all select i "
                          "+ 1 from n) select i from n where i < 0");
                      return true;
                    },
                    adds(3)});
  EXPECT_EQ(answers[0], "");
  EXPECT_NE(answers[1].find("longer than 300 ms"), std::string::npos) << answers[1];
  EXPECT_EQ(answers[2], "");
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(ids(), (std::vector<int>{1, 3}));
}

TEST_F(Group, charges_a_constraint_of_the_commit_to_the_closure_that_broke_it) {
  const auto answers = run_together({adds(1),
                                     [](Tx& tx) {
                                       tx.execute("insert into mark (id, after_id) values (2, 99)");
                                       return true;
                                     },
                                     adds(3)});
  EXPECT_EQ(answers[0], "");
  EXPECT_NE(answers[1].find("FOREIGN KEY"), std::string::npos) << answers[1];
  EXPECT_EQ(answers[2], "");
  EXPECT_EQ(ids(), (std::vector<int>{1, 3}));
}

// The largest file this process may write: what a full disk looks like at COMMIT, where the log is written.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t size) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    rlimit now = before_;
    now.rlim_cur = size;
    setrlimit(RLIMIT_FSIZE, &now);
  }
  ~SmallFiles() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_{};
};

TEST_F(Group, fails_as_one_when_the_commit_fails) {
  const Closure adds_much = [](Tx& tx) {
    tx.execute("insert into mark (id, note) values (1, $1)", {std::string(100'000, 'a')});
    return true;
  };
  std::vector<std::string> answers;
  {
    const SmallFiles limit(64 * 1024);
    answers = run_together({adds_much, adds(2), [](Tx&) { return false; }});
  }
  for (const auto& answer : answers)
    EXPECT_NE(answer.find("commit"), std::string::npos) << answer;
  EXPECT_TRUE(ids().empty());
  writer_.run(adds(4));
  EXPECT_EQ(ids(), (std::vector<int>{4}));
}

class SqliteFile : public ::testing::Test {
 protected:
  std::string file() const { return home_->url().substr(7); }
  std::unique_ptr<testing::TestDatabase> home_ = testing::empty_database(Engine::sqlite);
};

TEST_F(SqliteFile, is_its_owners_alone) {
  const auto database = testing::open(home_->url());
  database->write([](Tx& tx) { tx.execute("create table mark (id integer primary key)"); });
  for (const char* companion : {"", "-wal", "-shm"}) {
    struct stat status {};
    ASSERT_EQ(::stat((file() + companion).c_str(), &status), 0) << companion;
    EXPECT_EQ(status.st_mode & 0777U, 0600U) << companion;
  }
}

TEST_F(SqliteFile, keeps_no_other_writing_of_a_date) {
  const auto database = testing::open(home_->url());
  database->write([](Tx& tx) { tx.execute("create table pupil (born {date}) {strict}"); });
  for (const char* text : {"20240101", "2024-2-1", "now", "2460000.5", "2024-02-01T00:00", ""}) {
    EXPECT_THROW(database->write([&](Tx& tx) { tx.execute("insert into pupil values ($1)", {text}); }), Error)
        << text;
  }
  EXPECT_NO_THROW(
      database->write([](Tx& tx) { tx.execute("insert into pupil values (null), ('2024-02-01')"); }));
}

TEST_F(SqliteFile, that_is_something_else_is_refused) {
  std::ofstream(file()) << std::string(5'000, 'x');
  try {
    testing::open(home_->url());
    ADD_FAILURE() << "opened";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("not a database"), std::string::npos) << error.what();
  }
}

TEST_F(SqliteFile, that_another_process_keeps_writing_to_is_busy_and_not_broken) {
  const auto database = testing::open(home_->url());
  database->write([](Tx& tx) { tx.execute("create table mark (id integer primary key)"); });
  Options options;
  options.url = home_->url();
  options.statement_timeout = std::chrono::milliseconds(50);
  const auto other = Database::open(options);
  const auto insert = [](Tx& tx) { tx.execute("insert into mark default values"); };
  database->write([&](Tx&) { std::thread([&] { EXPECT_THROW(other->write(insert), BusyError); }).join(); });
  EXPECT_NO_THROW(other->write(insert));
}

int count(Database& database) {
  return database.read([](Tx& tx) {
    auto rows = tx.query("select count(*) from mark");
    rows.next();
    return rows.get<int>(0);
  });
}

TEST_F(SqliteFile, is_copied_whole_while_it_is_written_to) {
  const auto database = testing::open(home_->url());
  database->write([](Tx& tx) { tx.execute("create table mark (id integer primary key, note text)"); });
  std::atomic<bool> is_copied = false;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    // Two marks in each transaction: a copy with an odd number is torn.
    for (int i = 0; !is_copied && i < 20'000; i += 2) {
      database->write([&](Tx& tx) {
        for (const int id : {i, i + 1}) {
          tx.execute("insert into mark values ($1, $2)", {id, std::string(500, 'a')});
        }
      });
      written = i + 2;
    }
  });
  while (written < 100)
    std::this_thread::yield();
  database->backup_to(file() + ".copy");
  is_copied = true;
  writer.join();

  const auto copy = testing::open("sqlite:" + file() + ".copy");
  EXPECT_EQ(count(*copy) % 2, 0);
  EXPECT_GE(count(*copy), 100);
  EXPECT_LE(count(*copy), written);
  copy->read([](Tx& tx) {
    auto rows = tx.query("select integrity_check from pragma_integrity_check");
    ASSERT_TRUE(rows.next());
    EXPECT_EQ(rows.get<std::string>(0), "ok");
  });
  EXPECT_FALSE(std::filesystem::exists(file() + ".copy.partial"));
}

TEST_F(SqliteFile, is_never_copied_over_another_file) {
  const auto database = testing::open(home_->url());
  std::ofstream(file() + ".copy") << "mine";
  EXPECT_THROW(database->backup_to(file() + ".copy"), Error);
  EXPECT_EQ(std::filesystem::file_size(file() + ".copy"), 4U);
  EXPECT_THROW(database->backup_to("/nowhere/at/all"), Error);
}

}  // namespace
}  // namespace tilstede::db
