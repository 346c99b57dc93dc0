// The wiring of the server, readable top to bottom.
#include <fmt/format.h>

#include <filesystem>

#include "access/access_jobs.hpp"
#include "access/access_routes.hpp"
#include "adapted/plans_routes.hpp"
#include "attendance/attendance_routes.hpp"
#include "certificate/certificate_routes.hpp"
#include "commands/commands.hpp"
#include "demo/demo_use_cases.hpp"
#include "demo/signed_reports_use_cases.hpp"
#include "followup/followup_routes.hpp"
#include "gaps/gaps_jobs.hpp"
#include "gaps/gaps_routes.hpp"
#include "home/home_routes.hpp"
#include "insight/insight_routes.hpp"
#include "leave/leave_routes.hpp"
#include "letters/letters_jobs.hpp"
#include "morning/morning_routes.hpp"
#include "outside_control/outside_control_routes.hpp"
#include "owner/owner_routes.hpp"
#include "people/changes_use_cases.hpp"
#include "people/people_jobs.hpp"
#include "platform/http/http_server.hpp"
#include "platform/http/operations_routes.hpp"
#include "platform/http/static_files.hpp"
#include "platform/jobs/jobs.hpp"
#include "reasons/reasons_routes.hpp"
#include "routine/files_use_cases.hpp"
#include "routine/flags_use_cases.hpp"
#include "routine/routine_jobs.hpp"
#include "routine/routine_routes.hpp"
#include "routine/what_if_routes.hpp"
#include "substitute/substitute_routes.hpp"

namespace tilstede::commands {
namespace {

using namespace std::chrono_literals;

/// A folder that is gone with its user.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tilstede-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

bool answers(db::Database& database) {
  return database.read([](db::Tx& tx) { return tx.query("select 1").next(); });
}

// All that the server answers to; api/openapi.yaml has the same list, and the acceptance tests hold the two
// together.
void add_routes(http::Router& router, const Context& context, const routine::Routines& routines,
                const attendance::OnPupilYearChanged& on_changed, owner::Snapshots& snapshots,
                http::Metrics& metrics) {
  access::add_access_routes(router, context);
  attendance::add_attendance_routes(router, context, on_changed);
  home::add_home_routes(router, context, on_changed);
  adapted::add_plans_routes(router, context, on_changed);
  reasons::add_reasons_routes(router, context, on_changed);
  leave::add_leave_routes(router, context, on_changed);
  outside_control::add_outside_control_routes(router, context, on_changed);
  gaps::add_gaps_routes(router, context);
  morning::add_morning_routes(router, context, on_changed);
  routine::add_routine_routes(router, context, routines);
  routine::add_what_if_routes(router, context, routines);
  certificate::add_certificate_routes(router, context, routines);
  followup::add_followup_routes(router, context, routines);
  insight::add_insight_routes(router, context);
  owner::add_owner_routes(router, context, snapshots);
  substitute::add_substitute_routes(router, context, on_changed);
  http::add_health_routes(router, [&context] { return answers(context.database); });
  http::add_metrics_route(router, metrics, context.config.metrics_readers);
}

int serve(const Program& program) {
  const Context& context = program.context();
  const Config& config = program.config();
  const routine::Routines routines = routine::load_routines(routine_file(config));
  const attendance::OnPupilYearChanged on_changed = [&](db::Tx& tx,
                                                        const std::vector<attendance::PupilYearKey>& keys) {
    people::record_changes(tx, context, keys);
    return routine::reevaluate(tx, context, routines, keys);
  };

  owner::Snapshots snapshots(context, routines);
  http::Metrics metrics;
  http::Router router;
  add_routes(router, context, routines, on_changed, snapshots, metrics);
  const http::StaticFiles files(config.share + "/web/dist");
  // A port that is taken is told before the demo is made; who asks meanwhile waits for their answer.
  http::Server server(config.http, router, files, &metrics);
  if (config.is_demo) {
    demo::make_municipality(context, config.share + "/demo", on_changed);
    demo::sign_last_year(context, routines);
  }

  Jobs jobs(context);
  access::add_access_jobs(jobs, context);
  letters::add_letters_jobs(jobs, context);
  people::add_people_jobs(jobs, context);
  gaps::add_gaps_jobs(jobs, context);
  jobs.add({"flags", 1min, [&] { routine::evaluate_new_day(context, routines); }});
  jobs.start();

  fmt::print("tilstede: http://{}:{}\n", config.http.address, server.port());
  std::fflush(stdout);
  server.run(true);
  jobs.stop();
  return 0;
}

int serve_demo(Config config) {
  const TemporaryFolder folder;
  config.is_demo = true;
  config.http.address = "127.0.0.1";
  config.audit_key_file = folder.path() + "/seal.key";
  config.audit_heads_file = folder.path() + "/heads";
  return serve(Program(std::move(config), clock_starting_at(demo::start_of_clock()), Schema::empty));
}

}  // namespace

int serve(const ServeArguments& arguments) {
  Config config = config_of(arguments.common);
  if (arguments.port) config.http.port = *arguments.port;
  if (!arguments.is_demo) return serve(Program(std::move(config), Schema::made_if_missing));
  if (!arguments.common.database.empty()) return serve_demo(std::move(config));
  const TemporaryFolder folder;
  config.database.url = "sqlite:" + folder.path() + "/demo.sqlite";
  return serve_demo(std::move(config));
}

// Handlers hold on to a context, so there must be one; its database is empty and nobody asks it.
int list_routes() {
  const TemporaryFolder folder;
  Config config;
  config.database.url = "sqlite:" + folder.path() + "/empty.sqlite";
  const auto database = db::Database::open(config.database);
  const auto clock = system_clock();
  const auto ids = system_ids(*clock);
  const Context context{*database, *clock, *ids, config};
  const routine::Routines routines;
  const attendance::OnPupilYearChanged on_changed;
  owner::Snapshots snapshots(context, routines);
  http::Metrics metrics;
  http::Router router;
  add_routes(router, context, routines, on_changed, snapshots, metrics);
  for (const auto& route : router.listing())
    fmt::print("{}\n", route);
  return 0;
}

}  // namespace tilstede::commands
