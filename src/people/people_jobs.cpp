#include "people/people_jobs.hpp"

#include "people/changes_use_cases.hpp"

namespace tilstede::people {
namespace {

constexpr std::chrono::hours kForgetEvery{1};
// Whoever has not read for so long loads anew.
constexpr std::chrono::hours kChangesKept{24};

}  // namespace

void add_people_jobs(Jobs& jobs, const Context& context) {
  jobs.add({"forget-changes", kForgetEvery, [&context] {
              context.database.write(
                  [&](db::Tx& tx) { forget_changes(tx, context.clock.real_now() - kChangesKept); });
            }});
}

}  // namespace tilstede::people
