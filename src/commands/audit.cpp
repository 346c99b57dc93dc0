#include <fmt/format.h>

#include "access/audit_files_store.hpp"
#include "access/audit_verify_use_cases.hpp"
#include "commands/commands.hpp"

namespace tilstede::commands {

int verify_audit(const CommonArguments& arguments) {
  const Program program(arguments, Schema::existing);
  const Context& context = program.context();
  const access::AuditFiles files = access::audit_files(program.config());
  const std::string key = access::open_audit_key(context.database, files);
  const access::AuditReport report =
      access::verify_audit(context.database, key, files.heads_file, context.clock.real_now());
  for (const access::AuditFinding& finding : report.findings) {
    fmt::print("{}: {}\n", finding.where, access::name_of(finding.fault));
  }
  fmt::print(stderr, "{} events in {} batches, {} heads exported, {} findings\n", report.events,
             report.batches, report.exported, report.findings.size());
  return report.is_whole() ? 0 : 1;
}

}  // namespace tilstede::commands
