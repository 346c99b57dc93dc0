// The commands of the program, one file each. Every one returns the exit code: 0 done, 1 refused. Wrong use
// (exit code 2) is main.cpp's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "commands/program.hpp"
#include "routine/what_if_variation.hpp"

namespace tilstede::commands {

struct ServeArguments {
  CommonArguments common;
  bool is_demo = false;
  std::optional<unsigned short> port;
};
int serve(const ServeArguments& arguments);
/// Prints what the server answers to, one "GET /api/..." a line; needs no database.
int list_routes();

int migrate(const CommonArguments& arguments);

struct ImportArguments {
  CommonArguments common;
  /// oneroster, calendar, timetable, guardians, pupils, reasons or absence.
  std::string what;
  std::string path;
  bool is_strict = false;
};
int import(const ImportArguments& arguments);

struct EvaluateArguments {
  CommonArguments common;
  std::optional<SchoolYear> school_year;
  std::optional<Date> as_of;
  std::optional<Date> known_at;
  std::string routine;
  std::string format = "csv";
};
int evaluate(const EvaluateArguments& arguments);

int check_routine(const std::string& file);

struct SimulateArguments {
  CommonArguments common;
  std::string routine;
  std::optional<SchoolYear> school_year;
  std::vector<routine::Variation> variations;
  /// words, csv or json; empty: words on a terminal, else csv.
  std::string format;
  /// Of csv; empty: variants when some are asked for, else weeks.
  std::string table;
};
int simulate(const SimulateArguments& arguments);

struct StatisticsArguments {
  CommonArguments common;
  std::string by;
  std::string measure = "days";
  std::optional<SchoolYear> school_year;
  std::optional<Date> until;
  /// Groups of fewer pupils are hidden, and what would reveal them.
  std::optional<int> suppress;
  std::string format = "csv";
};
int statistics(const StatisticsArguments& arguments);

int verify_audit(const CommonArguments& arguments);

struct FileArguments {
  CommonArguments common;
  std::string file;
};
int backup(const FileArguments& arguments);
int restore(const FileArguments& arguments);

struct AccountArguments {
  CommonArguments common;
  std::string login;
  /// staff, guardian or pupil, and the roster's sourcedId.
  std::string kind;
  std::string source_id;
};
/// Reads the password from standard input, one line.
int add_account(const AccountArguments& arguments);

struct LoginArguments {
  CommonArguments common;
  std::string login;
};
/// The new password is read from standard input.
int set_password(const LoginArguments& arguments);
int disable_account(const LoginArguments& arguments);

}  // namespace tilstede::commands
