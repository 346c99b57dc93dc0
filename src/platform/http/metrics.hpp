// Metrics: what the HTTP front counts, in the text format of Prometheus. Labels are routes, methods and
// statuses: few, and nothing about anybody.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace tilstede::http {

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // Thread-safe.
  void request_began();
  /// The client went away before it had an answer.
  void request_abandoned();
  void request_done(std::string_view route, std::string_view method, int status,
                    std::chrono::microseconds duration);
  void set_queue_depth(std::size_t depth);
  void set_connections(std::size_t count);
  /// `reason` is one of a few fixed words: "queue", "connections", "connections_per_address", "malformed",
  /// "timeout".
  void rejected(std::string_view reason);

  std::string text() const;

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace tilstede::http
