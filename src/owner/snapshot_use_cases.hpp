// Snapshots: the facts of figures, held in memory by a server process and kept up to date with what any
// process has committed (people/changes_use_cases.hpp). The first question about a school year loads it; the
// next ones take in what has changed since.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "owner/snapshot.hpp"
#include "people/changes_use_cases.hpp"
#include "platform/context.hpp"
#include "routine/routines.hpp"

namespace tilstede::owner {

/// What is held, and how far the changes have been read.
struct HeldSnapshot {
  Snapshot snapshot;
  people::ChangePosition position;
};

class Snapshots {
 public:
  Snapshots(const Context& context, const routine::Routines& routines)
      : context_(context), routines_(routines) {}

  /// With every change that was committed before the call, all years as of one moment. May be called by many
  /// threads; the answers are independent of each other and of what comes after.
  Facts facts(const YearUntil& newest, bool is_repeated, const IsWanted& is_wanted);

 private:
  const Context& context_;
  const routine::Routines& routines_;
  std::mutex mutex_;
  std::optional<HeldSnapshot> held_;
};

/// The same, loaded from the beginning and not held.
Facts load_facts(db::Tx& tx, const Context& context, const routine::Routines& routines,
                 const YearUntil& newest, bool is_repeated, const IsWanted& is_wanted);

}  // namespace tilstede::owner
