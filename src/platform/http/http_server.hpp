// The HTTP front: accepts, limits, parses strictly, runs handlers on a bounded pool, answers, stops
// gracefully. Only http_server.cpp includes Boost.Beast.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "platform/http/http.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/static_files.hpp"

namespace tilstede::http {

struct ServerOptions {
  std::string address = "127.0.0.1";
  /// 0 picks a free port; see Server::port().
  unsigned short port = 8080;
  int io_threads = 1;
  int workers = 4;
  /// Requests waiting for a worker; beyond it 503 with Retry-After.
  std::size_t queue_max = 256;
  std::size_t header_bytes_max = 16 << 10;
  std::chrono::milliseconds read_timeout{10'000};
  std::chrono::milliseconds idle_timeout{60'000};
  std::chrono::milliseconds write_timeout{30'000};
  std::chrono::milliseconds stop_timeout{10'000};
  std::size_t connections_max = 4096;
  /// Proxies are exempt: behind one, everybody shares its address.
  std::size_t connections_per_address_max = 512;
  /// Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.
  std::vector<std::string> trusted_proxies;
};

class Server {
 public:
  /// Binds at once; throws std::runtime_error that names the address when it is taken.
  /// `router` must be complete, and it, `files` and `metrics` outlive the server.
  Server(const ServerOptions& options, const Router& router, const StaticFiles& files,
         Metrics* metrics = nullptr);
  ~Server();

  unsigned short port() const;
  /// Serves until stop() or SIGTERM/SIGINT (when `handles_signals`), then finishes what is running.
  void run(bool handles_signals);
  /// From any thread.
  void stop();

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace tilstede::http
