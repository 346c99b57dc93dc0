#include "access/audit_verify_use_cases.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>

#include "access/audit_chain_store.hpp"
#include "access/audit_files_store.hpp"

namespace tilstede::access {
namespace {

// The sealer comes by every second; a minute is a sealer that does not come.
constexpr std::chrono::minutes kUnsealedMax{1};

std::string batch(std::int64_t number) {
  return fmt::format("batch {}", number);
}

using Seals = std::map<std::int64_t, Seal>;

Seals load_seals(db::Tx& tx) {
  Seals seals;
  for (auto& seal : read_seals(tx, 0))
    seals.emplace(seal.number, std::move(seal));
  return seals;
}

// Each batch is judged by the head that is stored before it, so that one fault is reported once.
void check_chain(const Seals& seals, AuditReport& report) {
  std::int64_t expected = 1;
  std::string_view previous = kFirstHead;
  for (const auto& [number, seal] : seals) {
    if (number != expected || seal.previous_head != previous) {
      report.findings.push_back({AuditFault::chain_broken, batch(number)});
    }
    expected = number + 1;
    previous = seal.head;
  }
}

class BatchCheck {
 public:
  BatchCheck(const Seals& seals, const std::string& key, AuditReport& report)
      : seals_(seals), key_(key), report_(report) {}

  void add(std::int64_t number, const db::Rows& rows) {
    if (!maker_ || number != number_) {
      finish();
      number_ = number;
      const auto seal = seals_.find(number);
      is_known_ = seal != seals_.end();
      maker_.emplace(key_, number, is_known_ ? seal->second.previous_head : std::string(kFirstHead));
    }
    maker_->add(rows);
    if (!is_known_) found(AuditFault::seal_unknown, "event " + rows.get<std::string>(0));
  }

  // What is sealed and has no event left is found by the last look over all seals.
  void finish() {
    if (maker_ && is_known_) judge(seals_.at(number_));
    maker_.reset();
  }

  void check_empty_batches() {
    for (const auto& [number, seal] : seals_) {
      if (!seen_.contains(number)) found(AuditFault::events_missing, batch(number));
    }
  }

 private:
  void judge(const Seal& seal) {
    seen_[seal.number] = true;
    const int events = maker_->events();
    const bool is_right = maker_->head() == seal.head;
    if (events < seal.events) {
      found(AuditFault::events_missing, batch(seal.number));
    } else if (events > seal.events) {
      found(AuditFault::events_added, batch(seal.number));
    } else if (!is_right) {
      found(AuditFault::batch_changed, batch(seal.number));
    }
  }

  void found(AuditFault fault, std::string where) { report_.findings.push_back({fault, std::move(where)}); }

  const Seals& seals_;
  const std::string& key_;
  AuditReport& report_;
  std::optional<HeadMaker> maker_;
  std::int64_t number_ = 0;
  bool is_known_ = false;
  std::map<std::int64_t, bool> seen_;
};

void check_events(db::Tx& tx, const Seals& seals, const std::string& key, Instant now, AuditReport& report) {
  BatchCheck batches(seals, key, report);
  auto rows = tx.query("select " + std::string(kSealedColumns) +
                       ", payload, seal_number from audit_event order by seal_number, id");
  while (rows.next()) {
    ++report.events;
    const auto event = "event " + rows.get<std::string>(0);
    if (!rows.is_null(8) &&
        crypto::sha256_hex(rows.get<std::string_view>(8)) != rows.get<std::string_view>(6)) {
      report.findings.push_back({AuditFault::payload_changed, event});
    }
    if (!rows.is_null(9)) {
      batches.add(rows.get<std::int64_t>(9), rows);
    } else if (now - rows.get<Instant>(7) > kUnsealedMax) {
      report.findings.push_back({AuditFault::left_unsealed, event});
    }
  }
  batches.finish();
  batches.check_empty_batches();
}

// A batch that was cut off, or a chain that was made anew, does not agree with what was exported.
void check_heads(const HeadsFile& file, const Seals& seals, AuditReport& report) {
  report.exported = static_cast<std::int64_t>(file.heads.size());
  for (const auto line : file.malformed_lines) {
    report.findings.push_back({AuditFault::heads_file_malformed, fmt::format("line {}", line)});
  }
  for (const auto& head : file.heads) {
    const auto seal = seals.find(head.number);
    if (seal == seals.end()) {
      report.findings.push_back({AuditFault::cut_off, batch(head.number)});
    } else if (seal->second.head != head.head) {
      report.findings.push_back({AuditFault::head_differs, batch(head.number)});
    }
  }
}

}  // namespace

std::string_view name_of(AuditFault fault) {
  switch (fault) {
    case AuditFault::batch_changed:
      return "batch-changed";
    case AuditFault::events_missing:
      return "events-missing";
    case AuditFault::events_added:
      return "events-added";
    case AuditFault::payload_changed:
      return "payload-changed";
    case AuditFault::chain_broken:
      return "chain-broken";
    case AuditFault::seal_unknown:
      return "seal-unknown";
    case AuditFault::cut_off:
      return "cut-off";
    case AuditFault::head_differs:
      return "head-differs";
    case AuditFault::heads_file_malformed:
      return "heads-file-malformed";
    case AuditFault::left_unsealed:
      return "left-unsealed";
  }
  return "";
}

AuditReport verify_audit(db::Database& database, const std::string& key, const std::string& heads_file,
                         Instant now) {
  AuditReport report;
  // Before the snapshot: what is exported later is in neither, and what is exported now is in both.
  const auto heads = read_heads(heads_file);
  database.read([&](db::Tx& tx) {
    const auto seals = load_seals(tx);
    report.batches = static_cast<std::int64_t>(seals.size());
    check_chain(seals, report);
    check_events(tx, seals, key, now, report);
    check_heads(heads, seals, report);
  });
  return report;
}

}  // namespace tilstede::access
