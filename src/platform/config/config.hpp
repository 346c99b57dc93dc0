// Config: every setting of the program, from a TOML file and TILSTEDE_... variables. Unknown keys stop the
// start; secrets are never printed.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/personal.hpp"
#include "platform/db/db.hpp"
#include "platform/http/http_server.hpp"

namespace tilstede {

struct Config {
  /// `database` / TILSTEDE_DATABASE: "sqlite:PATH" or "postgresql://...".
  db::Options database{.url = "sqlite:tilstede.sqlite"};
  /// `[http]`: address, port, workers, limits, trusted_proxies.
  http::ServerOptions http;
  /// `[http]` metrics_readers: addresses beside this machine itself that may read /metrics.
  std::vector<std::string> metrics_readers;
  /// `routine` / TILSTEDE_ROUTINE: the routine file in force; versions before it stand in `earlier/` beside
  /// it.
  std::string routine;
  /// `public_url`: what the browser calls us; the Origin of writes must equal it when set.
  std::string public_url;
  /// `lesson_minutes`: the length of a lesson where no timetable says it.
  int lesson_minutes = 60;
  /// `[leave]` single_days: how many single days a school year a home may take without applying.
  int leave_single_days = 2;
  /// `[leave]` contact_teacher_days, department_head_days: how many days they decide on where the principal
  /// has not set it for the school.
  int leave_contact_teacher_days = 1;
  int leave_department_head_days = 3;
  /// `[leave]` appeals_body: whom an appeal over a leave ends with, as the letter says it.
  std::string leave_appeals_body = "kommunens klagenemnd";
  /// `half_year_ends`: month and day, "01-31".
  std::string half_year_ends = "01-31";
  /// `[session]`: how long a session lasts unused, and in all.
  std::chrono::minutes session_idle{60};
  std::chrono::minutes session_max{720};
  /// `[audit]` seal_key_file: a file outside the database with at least 32 bytes; made on first start.
  std::string audit_key_file;
  /// `[audit]` heads_file: where the head of each sealed batch is written, one line each.
  std::string audit_heads_file;
  /// `[outbox]` gateway_url: where text messages are sent, see letters/text_gateway_use_cases.hpp. Empty:
  /// nowhere.
  std::string text_gateway_url;
  /// `[outbox]` gateway_token: goes along as a bearer token.
  PersonalText text_gateway_token;
  /// `[outbox]` sender: who the text message is from, as the telephone shows it.
  std::string text_gateway_sender = "Skolen";
  /// `[outbox]` content_kept_days: how long text and address of a message are kept.
  int message_content_kept_days = 30;
  /// The folder with web/dist, routines/, migrations/ and demo/; found beside the program unless set.
  std::string share;
  /// `clock_start`: for trying out and for tests, domain time starts here and runs on; loopback only.
  std::optional<Instant> clock_start;
  /// Not a file setting: `serve --demo`.
  bool is_demo = false;
};

/// Throws std::runtime_error with file, line, key and remedy. `file` may be empty. Variables that begin with
/// TILSTEDE_ win over the file, and an unknown one stops the start as an unknown key does.
Config read_config(const std::string& file, const std::map<std::string, std::string>& environment);

/// The folder that holds migrations/ and routines/, looked for upwards from the program itself.
std::string find_share();

}  // namespace tilstede
