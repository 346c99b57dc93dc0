// tilstede: the command line. What each command does stands in commands/.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>

#include "commands/commands.hpp"

namespace {

using namespace tilstede;

constexpr int kRefused = 1;
constexpr int kWrongUse = 2;

// Text that must be a date or a school year, checked while the command line is read.
template <class T>
CLI::Option* add_parsed(CLI::App& command, const std::string& name, std::optional<T>& target,
                        std::optional<T> (*parse)(std::string_view), const std::string& example,
                        const std::string& more = {}) {
  // Not add_option_function: clang-tidy takes its copy of the function for a leak.
  const auto read = [&target, parse, name, example](const CLI::results_t& given) {
    target = parse(given.back());
    if (!target) throw CLI::ValidationError(name, "'" + given.back() + "' is not written as " + example);
    return true;
  };
  return command.add_option(name, read, "As " + example + more)->type_name("TEXT");
}

void add_database(CLI::App& command, commands::CommonArguments& common) {
  command.add_option("--config", common.config_file, "Configuration file (TOML)")->envname("TILSTEDE_CONFIG");
  command.add_option("--database", common.database, "sqlite:PATH or postgresql://...");
}

class CommandLine {
 public:
  CommandLine() {
    app_.require_subcommand(1);
    app_.set_version_flag("--version", TILSTEDE_VERSION);
    add_serve();
    add_migrate();
    add_import();
    add_evaluate();
    add_simulate();
    add_routine();
    add_statistics();
    add_audit();
    add_files();
    add_account();
  }

  int run(int count, char** arguments) {
    try {
      app_.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
      const bool names_no_command = app_.get_subcommands().empty() && count > 1 && arguments[1][0] != '-';
      if (names_no_command) {
        fmt::print(stderr, "'{}' is no command of tilstede; --help lists them\n", arguments[1]);
        return kWrongUse;
      }
      return app_.exit(error) == 0 ? 0 : kWrongUse;
    }
    return chosen_();
  }

 private:
  CLI::App& add(CLI::App& parent, const std::string& name, const std::string& help,
                std::function<int()> command) {
    CLI::App* added = parent.add_subcommand(name, help);
    added->callback([this, command = std::move(command)] { chosen_ = command; });
    return *added;
  }

  void add_serve() {
    auto& command =
        add(app_, "serve", "Serve the web page and the API", [this] { return commands::serve(serve_); });
    add_database(command, serve_.common);
    command.add_flag("--demo", serve_.is_demo, "An invented municipality, gone when the server stops");
    add_port(command);
    add(app_, "routes", "List what the server answers to", [] { return commands::list_routes(); });
  }

  void add_port(CLI::App& command) {
    command.add_option_function<unsigned short>(
        "--port", [this](unsigned short port) { serve_.port = port; },
        "Port; 0 picks a free one and prints it");
  }

  void add_migrate() {
    auto& command =
        add(app_, "migrate", "Bring the database up to date", [this] { return commands::migrate(common_); });
    add_database(command, common_);
  }

  void add_import() {
    auto& command = add(app_, "import", "Import rosters, calendars and absence",
                        [this] { return commands::import(import_); });
    command.add_option("what", import_.what, "What the file holds")
        ->required()
        ->check(CLI::IsMember(
            {"oneroster", "calendar", "timetable", "guardians", "pupils", "reasons", "absence"}));
    command.add_option("path", import_.path, "A file; for oneroster a folder or a zip")->required();
    command.add_flag("--strict", import_.is_strict, "Write nothing if any row is refused");
    add_database(command, import_.common);
  }

  void add_evaluate() {
    auto& command = add(app_, "evaluate", "Who meets which rule of the routine",
                        [this] { return commands::evaluate(evaluate_); });
    add_parsed(command, "--school-year", evaluate_.school_year, parse_school_year, "2024-25");
    add_parsed(command, "--as-of", evaluate_.as_of, parse_date, "2024-10-31", "; today unless given");
    add_parsed(command, "--known-at", evaluate_.known_at, parse_date, "2024-10-31",
               ": by what was recorded until the end of that day; by what is known now unless given");
    command.add_option("--routine", evaluate_.routine, "A routine file, whatever its dates of validity");
    command.add_option("--format", evaluate_.format, "csv or json")->check(CLI::IsMember({"csv", "json"}));
    add_database(command, evaluate_.common);
  }

  void add_simulate() {
    auto& command = add(app_, "simulate", "What a changed routine would have meant for a school year",
                        [this] { return commands::simulate(simulate_); });
    command.add_option("--routine", simulate_.routine, "The proposal (TOML), whatever its dates of validity")
        ->required();
    add_parsed(command, "--school-year", simulate_.school_year, parse_school_year,
               "As 2023-24; the last one that is over unless given");
    command.add_option_function<std::vector<std::string>>(
        "--vary", [this](const std::vector<std::string>& texts) { add_variations(texts); },
        "Thresholds to try, each alone: RULE=FROM..TO or RULE=FROM..TO:STEP; 50 values in all");
    command.add_option("--format", simulate_.format, "words, csv or json; words on a terminal, else csv")
        ->check(CLI::IsMember({"words", "csv", "json"}));
    command
        .add_option("--table", simulate_.table,
                    "What csv holds: weeks, steps, work, pupils or variants; weeks, or variants with --vary")
        ->check(CLI::IsMember({"weeks", "steps", "work", "pupils", "variants"}));
    add_database(command, simulate_.common);
  }

  void add_variations(const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
      const auto variation = routine::parse_variation(text);
      if (!variation) throw CLI::ValidationError("--vary", "'" + text + "': " + variation.error());
      simulate_.variations.push_back(*variation);
    }
  }

  void add_routine() {
    CLI::App* routine = app_.add_subcommand("routine", "Routine files");
    routine->require_subcommand(1);
    auto& command = add(*routine, "check", "Check a routine file, line by line",
                        [this] { return commands::check_routine(file_.file); });
    command.add_option("file", file_.file, "The routine (TOML)")->required();
  }

  void add_statistics() {
    auto& command = add(app_, "statistics", "Figures of absence by school, grade, month and more",
                        [this] { return commands::statistics(statistics_); });
    command
        .add_option(
            "--by", statistics_.by,
            "Keys, separated by commas: school, grade, area and gender part the pupils; month, weekday, "
            "reason and documented their absence; school_year repeats for each year up to the same day")
        ->required();
    command.add_option("--measure", statistics_.measure, "days, hours or late");
    add_parsed(command, "--school-year", statistics_.school_year, parse_school_year, "2024-25");
    add_parsed(command, "--until", statistics_.until, parse_date, "2024-10-31", "; today unless given");
    command
        .add_option("--suppress", statistics_.suppress,
                    "Hide groups of fewer pupils than this, and all that would reveal them")
        ->check(CLI::Range(2, 1000));
    command.add_option("--format", statistics_.format, "csv, json or xlsx")
        ->check(CLI::IsMember({"csv", "json", "xlsx"}));
    add_database(command, statistics_.common);
  }

  void add_audit() {
    CLI::App* audit = app_.add_subcommand("audit", "The log of what was read and changed");
    audit->require_subcommand(1);
    auto& command = add(*audit, "verify", "Check that the log is whole",
                        [this] { return commands::verify_audit(common_); });
    add_database(command, common_);
  }

  void add_files() {
    auto& backup = add(app_, "backup", "Copy the SQLite database while it runs",
                       [this] { return commands::backup(file_); });
    backup.add_option("file", file_.file, "The copy; must not exist")->required();
    add_database(backup, file_.common);
    auto& restore = add(app_, "restore", "Put a copy in place of the SQLite database",
                        [this] { return commands::restore(file_); });
    restore.add_option("file", file_.file, "The copy")->required();
    add_database(restore, file_.common);
  }

  void add_account() {
    CLI::App* account = app_.add_subcommand("account", "Local accounts");
    account->require_subcommand(1);
    auto& command = add(*account, "add",
                        "Give someone of the roster an account; the password is read from standard input",
                        [this] { return commands::add_account(account_); });
    command.add_option("login", account_.login)->required();
    command.add_option("kind", account_.kind)
        ->required()
        ->check(CLI::IsMember({"staff", "guardian", "pupil"}));
    command.add_option("sourced-id", account_.source_id, "The person's sourcedId in the roster")->required();
    add_database(command, account_.common);
    add_login(*account, "password", "Give an account a new password, read from standard input",
              [this] { return commands::set_password(login_); });
    add_login(*account, "disable", "Nobody signs in with this account again",
              [this] { return commands::disable_account(login_); });
  }

  void add_login(CLI::App& account, const std::string& name, const std::string& help,
                 std::function<int()> run) {
    auto& command = add(account, name, help, std::move(run));
    command.add_option("login", login_.login)->required();
    add_database(command, login_.common);
  }

  CLI::App app_{"Tilstede: registration and follow-up of school absence", "tilstede"};
  std::function<int()> chosen_;
  commands::CommonArguments common_;
  commands::ServeArguments serve_;
  commands::ImportArguments import_;
  commands::EvaluateArguments evaluate_;
  commands::SimulateArguments simulate_;
  commands::StatisticsArguments statistics_;
  commands::FileArguments file_;
  commands::AccountArguments account_;
  commands::LoginArguments login_;
};

}  // namespace

int main(int count, char** arguments) {
  try {
    return CommandLine().run(count, arguments);
  } catch (const std::exception& error) {
    fmt::print(stderr, "tilstede: {}\n", error.what());
    return kRefused;
  }
}
