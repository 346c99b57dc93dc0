#include "access/access_jobs.hpp"

#include "access/audit_files_store.hpp"
#include "access/audit_sealer_use_cases.hpp"
#include "access/idempotency.hpp"
#include "access/session_store.hpp"
#include "access/sign_in_store.hpp"

namespace tilstede::access {
namespace {

constexpr std::chrono::seconds kSealEvery{1};
constexpr std::chrono::hours kCleanUpEvery{1};
constexpr std::chrono::hours kAnswersKept{24 * 30};

void clean_up(const Context& context) {
  const auto now = context.clock.real_now();
  context.database.write([&](db::Tx& tx) {
    delete_ended_sessions(tx, now, now - context.config.session_idle);
    delete_failures_before(tx, now - kFailuresForgottenAfter);
    delete_answers_before(tx, now - kAnswersKept);
  });
}

}  // namespace

void add_access_jobs(Jobs& jobs, const Context& context) {
  const auto files = audit_files(context.config);
  const auto key = open_audit_key(context.database, files);
  jobs.add(
      {"audit-seal", kSealEvery, [&context, key, files] { seal_audit(context, key, files.heads_file); }});
  jobs.add({"access-clean-up", kCleanUpEvery, [&context] { clean_up(context); }});
}

}  // namespace tilstede::access
