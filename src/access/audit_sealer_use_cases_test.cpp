#include "access/audit_sealer_use_cases.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "access/audit.hpp"
#include "access/audit_verify_use_cases.hpp"
#include "access/world_store_testing.hpp"

namespace tilstede::access {
namespace {

namespace fs = std::filesystem;

class AuditSeal : public testing::World {
 protected:
  void SetUp() override {
    World::SetUp();
    static std::atomic<int> last{0};
    folder_ = fs::temp_directory_path() /
              ("tilstede_audit_" + std::to_string(::getpid()) + "_" + std::to_string(++last));
    fs::create_directory(folder_);
  }
  void TearDown() override {
    World::TearDown();
    fs::remove_all(folder_);
  }

  std::string heads_file() const { return (folder_ / "heads").string(); }
  std::string key_file() const { return (folder_ / "key").string(); }

  void add_events(int number) {
    database().write([&](db::Tx& tx) {
      for (int i = 0; i < number; ++i) {
        record(tx, context(), std::nullopt, {"register.read", "class", "c", R"({"date":"2024-10-31"})"});
      }
    });
  }
  int seal() { return seal_audit(context(), key, heads_file()); }
  /// Three batches of two events each.
  void seal_three_batches() {
    for (int i = 0; i < 3; ++i) {
      add_events(2);
      EXPECT_EQ(seal(), 2);
    }
  }

  AuditReport verify() { return verify_audit(database(), key, heads_file(), clock.real_now()); }
  /// "events-missing batch 2", sorted; an event's id is left out.
  std::vector<std::string> faults() {
    std::vector<std::string> texts;
    for (const auto& finding : verify().findings) {
      const bool is_event = finding.where.starts_with("event ");
      texts.push_back(std::string(name_of(finding.fault)) + " " + (is_event ? "event" : finding.where));
    }
    std::ranges::sort(texts);
    return texts;
  }

  std::string key = std::string(32, 'k');

 private:
  fs::path folder_;
};

using Faults = std::vector<std::string>;

std::string one_of_batch_two() {
  return "cast(id as text) = (select max(cast(id as text)) from audit_event where seal_number = 2)";
}

TEST_P(AuditSeal, chains_what_is_written_and_finds_it_whole) {
  seal_three_batches();
  EXPECT_EQ(seal(), 0);
  const auto report = verify();
  EXPECT_EQ(report.events, 6);
  EXPECT_EQ(report.batches, 3);
  EXPECT_EQ(report.exported, 3);
  EXPECT_TRUE(report.is_whole()) << faults().front();
}

TEST_P(AuditSeal, finds_an_altered_event) {
  const char* changes[] = {
      "action = 'register.written'",
      "subject_kind = 'pupil'",
      "subject_id = 'd'",
      "subject_kind = 'clas', subject_id = 'sc'",
      "at = at + 1",
      "written_at = written_at - 1",
      "actor_account_id = '00000000-0000-7000-8000-000000000001'",
      "payload_digest = 'd'",
      "id = '00000000-0000-7000-8000-ffffffffffff'",
  };
  const std::string columns =
      "id, at, actor_account_id, action, subject_kind, subject_id, payload, payload_digest, seal_number, "
      "written_at";
  seal_three_batches();
  for (const auto* change : changes) {
    execute("create table kept as select " + columns + " from audit_event");
    execute(std::string("update audit_event set payload = null, ") + change + " where " + one_of_batch_two());
    EXPECT_EQ(faults(), Faults{"batch-changed batch 2"}) << change;
    execute("delete from audit_event");
    execute("insert into audit_event (" + columns + ") select " + columns + " from kept");
    execute("drop table kept");
    EXPECT_EQ(faults(), Faults{}) << "after " << change;
  }
}

TEST_P(AuditSeal, finds_an_altered_payload_and_allows_a_deleted_one) {
  seal_three_batches();
  execute("update audit_event set payload = null where " + one_of_batch_two());
  EXPECT_EQ(faults(), Faults{});
  execute("update audit_event set payload = '{}' where " + one_of_batch_two());
  EXPECT_EQ(faults(), Faults{"payload-changed event"});
}

TEST_P(AuditSeal, finds_a_removed_event) {
  seal_three_batches();
  execute("delete from audit_event where " + one_of_batch_two());
  EXPECT_EQ(faults(), Faults{"events-missing batch 2"});
  execute("delete from audit_event where seal_number = 2");
  EXPECT_EQ(faults(), Faults{"events-missing batch 2"});
}

TEST_P(AuditSeal, finds_an_event_added_to_a_batch) {
  seal_three_batches();
  add_events(1);
  execute("update audit_event set seal_number = 2 where seal_number is null");
  EXPECT_EQ(faults(), Faults{"events-added batch 2"});
}

TEST_P(AuditSeal, finds_an_event_moved_to_another_batch) {
  seal_three_batches();
  execute("update audit_event set seal_number = 3 where " + one_of_batch_two());
  EXPECT_EQ(faults(), (Faults{"events-added batch 3", "events-missing batch 2"}));
  execute("update audit_event set seal_number = 9 where seal_number = 2");
  EXPECT_EQ(faults(), (Faults{"events-added batch 3", "events-missing batch 2", "seal-unknown event"}));
}

TEST_P(AuditSeal, finds_an_altered_head) {
  seal_three_batches();
  execute("update audit_seal set head = $1 where number = 2", {std::string(64, 'f')});
  EXPECT_EQ(faults(), (Faults{"batch-changed batch 2", "chain-broken batch 3", "head-differs batch 2"}));
}

TEST_P(AuditSeal, finds_a_batch_taken_out_of_the_middle) {
  seal_three_batches();
  execute("delete from audit_event where seal_number = 2");
  execute("delete from audit_seal where number = 2");
  EXPECT_EQ(faults(), (Faults{"chain-broken batch 3", "cut-off batch 2"}));
}

TEST_P(AuditSeal, finds_the_end_cut_off_by_the_exported_heads) {
  seal_three_batches();
  execute("delete from audit_event where seal_number = 3");
  execute("delete from audit_seal where number = 3");
  EXPECT_EQ(faults(), Faults{"cut-off batch 3"});
}

TEST_P(AuditSeal, finds_a_log_sealed_anew_with_another_key) {
  seal_three_batches();
  execute("delete from audit_seal");
  execute("update audit_event set seal_number = null");
  const auto forged = (fs::path(heads_file()).parent_path() / "forged").string();
  seal_audit(context(), std::string(32, 'x'), forged);
  const auto found = faults();
  EXPECT_NE(std::ranges::find(found, "batch-changed batch 1"), found.end());
  EXPECT_NE(std::ranges::find(found, "head-differs batch 1"), found.end());
}

TEST_P(AuditSeal, finds_events_left_unsealed_for_over_a_minute) {
  seal_three_batches();
  add_events(1);
  clock.set(clock.real_now() + std::chrono::seconds(60));
  EXPECT_EQ(faults(), Faults{});
  clock.set(clock.real_now() + std::chrono::microseconds(1));
  EXPECT_EQ(faults(), Faults{"left-unsealed event"});
  seal();
  EXPECT_EQ(faults(), Faults{});
}

TEST_P(AuditSeal, takes_an_older_id_that_was_committed_late_into_a_later_batch) {
  add_events(1);
  const auto early_id = ids->next();
  add_events(1);
  EXPECT_EQ(seal(), 2);
  add_events(1);
  execute("update audit_event set id = $1 where seal_number is null", {early_id});
  EXPECT_EQ(seal(), 1);
  EXPECT_EQ(faults(), Faults{});
}

TEST_P(AuditSeal, chains_every_event_once_when_two_processes_seal) {
  const auto other = db::testing::open(url());
  const Context other_context{*other, clock, *ids, config};
  for (int round = 0; round < 20; ++round) {
    add_events(3);
    std::thread twin([&] { seal_audit(other_context, key, heads_file() + ".other"); });
    seal();
    twin.join();
  }
  seal();
  EXPECT_EQ(faults(), Faults{});
  EXPECT_EQ(count("select count(*) from audit_event where seal_number is null"), 0);
  EXPECT_EQ(count("select cast(sum(events) as {bigint}) from audit_seal"), 60);
}

TEST_P(AuditSeal, exports_what_another_process_sealed_and_did_not_export) {
  seal_three_batches();
  fs::remove(heads_file());
  seal();
  EXPECT_EQ(verify().exported, 3);
  EXPECT_EQ(faults(), Faults{});
}

TEST_P(AuditSeal, writes_a_torn_line_of_the_heads_again) {
  seal_three_batches();
  fs::resize_file(heads_file(), fs::file_size(heads_file()) - 20);
  seal();
  EXPECT_EQ(verify().exported, 3);
  EXPECT_EQ(faults(), Faults{});
  add_events(1);
  seal();
  EXPECT_EQ(verify().exported, 4);
  EXPECT_EQ(faults(), Faults{});
}

TEST_P(AuditSeal, finds_a_line_of_the_heads_that_is_none) {
  seal_three_batches();
  std::ofstream(heads_file(), std::ios::app) << "something else\n";
  EXPECT_EQ(faults(), Faults{"heads-file-malformed line 4"});
}

TEST_P(AuditSeal, makes_its_key_once_and_refuses_another) {
  const AuditFiles files{key_file(), heads_file()};
  const auto made = open_audit_key(database(), files);
  EXPECT_EQ(open_audit_key(database(), files), made);
  EXPECT_EQ(fs::status(key_file()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  std::ofstream(key_file()) << std::string(64, 'x');
  EXPECT_THROW(open_audit_key(database(), files), std::runtime_error);
  fs::remove(key_file());
  EXPECT_THROW(open_audit_key(database(), files), std::runtime_error)
      << "a lost key is not replaced in silence";
  EXPECT_FALSE(fs::exists(key_file()));
}

FOR_EACH_ENGINE(AuditSeal);

TEST(AuditFiles, stand_beside_the_database_unless_named) {
  Config config;
  config.database.url = "sqlite:/var/lib/tilstede/data.sqlite";
  EXPECT_EQ(audit_files(config).key_file, "/var/lib/tilstede/data.sqlite.audit-key");
  EXPECT_EQ(audit_files(config).heads_file, "/var/lib/tilstede/data.sqlite.audit-heads");
  config.audit_key_file = "/etc/tilstede/key";
  config.audit_heads_file = "/mirror/heads";
  EXPECT_EQ(audit_files(config).key_file, "/etc/tilstede/key");
  EXPECT_EQ(audit_files(config).heads_file, "/mirror/heads");
}

}  // namespace
}  // namespace tilstede::access
