// The chain of the audit log: how the head of a batch is computed from the events in it and the head before.
// The sealer and the verifier share it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/crypto/crypto.hpp"
#include "platform/db/db.hpp"

namespace tilstede::access {

/// What the first batch is chained to.
inline constexpr std::string_view kFirstHead =
    "0000000000000000000000000000000000000000000000000000000000000000";

struct Seal {
  std::int64_t number = 0;
  std::string previous_head;
  std::string head;
  int events = 0;
  Instant sealed_at;
};

/// In the order of their numbers, those after `after`.
std::vector<Seal> read_seals(db::Tx& tx, std::int64_t after);

/// The columns a seal rests on, in the order HeadMaker::add takes them from: everything of an event but its
/// payload, which may be deleted lawfully and has its digest here.
inline constexpr std::string_view kSealedColumns =
    "id, at, actor_account_id, action, subject_kind, subject_id, payload_digest, written_at";

class HeadMaker {
 public:
  HeadMaker(std::string_view key, std::int64_t number, std::string_view previous_head);

  /// The row's first eight columns are kSealedColumns. Events are added in the order of their ids.
  void add(const db::Rows& rows);
  int events() const { return events_; }
  /// Once, last.
  std::string head();

 private:
  void field(std::string_view text);

  crypto::Hmac hmac_;
  int events_ = 0;
};

}  // namespace tilstede::access
