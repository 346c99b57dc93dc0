// For tests of the wire: a server that runs on a free port, and a client that sends bytes exactly as written.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "platform/http/http_server.hpp"

namespace tilstede::http {

struct WireAnswer {
  int status = 0;
  /// Names in lower case.
  std::map<std::string, std::string, std::less<>> headers;
  std::string body;

  std::string header(std::string_view lower_case_name) const;
  /// The `code` of a problem; empty when it is none.
  std::string code() const;
};

/// A plain socket. Each wait gives up after 20 seconds, which no test that passes ever comes near.
class WireClient {
 public:
  explicit WireClient(unsigned short port);
  ~WireClient();
  WireClient(const WireClient&) = delete;
  WireClient& operator=(const WireClient&) = delete;

  /// False when the server has gone.
  bool send(std::string_view bytes);
  void close_sending();
  /// Closes so that the server's next write meets a reset connection.
  void reset();
  /// Whether anything comes within that time.
  bool hears_within(std::chrono::milliseconds time) const;
  /// The next answer; nullopt when the connection ended or waited too long first. `is_head` expects no body.
  std::optional<WireAnswer> read_answer(bool is_head = false);
  /// True when the server closes, or has closed, without another byte and without a reset.
  bool is_closed_by_server();

 private:
  bool read_more();

  int socket_ = -1;
  std::string received_;
};

/// While it lives, log lines go nowhere.
class QuietLog {
 public:
  QuietLog();
  ~QuietLog();
  QuietLog(const QuietLog&) = delete;
  QuietLog& operator=(const QuietLog&) = delete;
};

/// Serves until it goes out of scope.
class RunningServer {
 public:
  RunningServer(ServerOptions options, const Router& router, const StaticFiles& files = {},
                Metrics* metrics = nullptr, bool handles_signals = false);
  ~RunningServer();

  unsigned short port() const { return server_->port(); }
  void stop() { server_->stop(); }
  /// Returns when run() has returned.
  void wait_until_stopped();

 private:
  StaticFiles files_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
};

/// A free port, and timeouts that a test can wait for.
ServerOptions wire_options();

}  // namespace tilstede::http
