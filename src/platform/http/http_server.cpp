#include "platform/http/http_server.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <csignal>
#include <stdexcept>
#include <thread>

#include "platform/http/connection.hpp"

namespace tilstede::http {

namespace {

constexpr milliseconds kAcceptPause{100};

std::string text_of(const asio::ip::address& address) {
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  }
  return address.to_string();
}

}  // namespace

struct Server::Implementation {
  Implementation(const ServerOptions& options, const Router& router, const StaticFiles& files,
                 Metrics* metrics)
      : shared(options, router, files, metrics),
        strand(asio::make_strand(io)),
        acceptor(strand),
        pause(strand),
        stop_timer(strand),
        signals(strand) {
    listen();
  }

  // Workers post to `io`; they must be gone before it is.
  ~Implementation() { shared.pool.stop(); }

  void listen() {
    const auto& options = shared.options;
    error_code error;
    const Tcp::endpoint endpoint(asio::ip::make_address(options.address, error), options.port);
    const auto check = [&] {
      if (!error) return;
      throw std::runtime_error("cannot listen on " + options.address + " port " +
                               std::to_string(options.port) + ": " + error.message());
    };
    check();
    acceptor.open(endpoint.protocol(), error);
    check();
    acceptor.set_option(Tcp::acceptor::reuse_address(true), error);
    check();
    acceptor.bind(endpoint, error);
    check();
    acceptor.listen(asio::socket_base::max_listen_connections, error);
    check();
  }

  void accept() {
    acceptor.async_accept(asio::make_strand(io), [this](error_code error, Tcp::socket socket) {
      if (shared.is_stopping) return;
      if (error) {
        // Out of files, most likely: trying again at once would only burn the processor.
        log::warn("accept_failed", {{"what", error.message()}});
        pause.expires_after(kAcceptPause);
        pause.async_wait([this](error_code cancelled) {
          if (!cancelled) accept();
        });
        return;
      }
      admit(std::move(socket));
      accept();
    });
  }

  void admit(Tcp::socket socket) {
    error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error) return;
    socket.set_option(Tcp::no_delay(true), error);
    auto address = text_of(peer.address());
    const auto verdict = shared.limits.enter(address);
    if (verdict != ConnectionLimits::Verdict::admitted) {
      turn_away(std::move(socket), verdict);
      return;
    }
    shared.measure([&](Metrics& metrics) { metrics.set_connections(shared.limits.count()); });
    auto executor = socket.get_executor();
    auto connection = std::make_shared<Connection>(shared, std::move(socket), std::move(address));
    {
      const std::lock_guard lock(shared.mutex);
      shared.connections.emplace(connection.get(), connection);
    }
    asio::post(executor, [connection] { connection->start(); });
  }

  // One try without waiting: a flood of connections must not hold anything here.
  void turn_away(Tcp::socket socket, ConnectionLimits::Verdict verdict) {
    const bool is_in_all = verdict == ConnectionLimits::Verdict::too_many;
    shared.measure(
        [&](Metrics& metrics) { metrics.rejected(is_in_all ? "connections" : "connections_per_address"); });
    Request request;
    request.request_id = make_request_id();
    const auto response = too_busy_response(request, "Too many connections.", 5);
    const auto bytes =
        answer_head(response, AnswerFraming{false, true, false, request.request_id}) + response.body;
    error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(asio::buffer(bytes), ignored);
    socket.shutdown(Tcp::socket::shutdown_send, ignored);
    std::array<char, kReadBytes> unread{};
    socket.read_some(asio::buffer(unread), ignored);
  }

  void begin_stop() {
    if (shared.is_stopping.exchange(true)) return;
    error_code ignored;
    acceptor.close(ignored);
    pause.cancel();
    signals.cancel(ignored);
    log::info("stopping");
    bool has_connections = false;
    {
      const std::lock_guard lock(shared.mutex);
      shared.on_last_gone = [this] { io.stop(); };
      has_connections = !shared.connections.empty();
    }
    if (!has_connections) {
      io.stop();
      return;
    }
    for_each_connection([](Connection& connection) { connection.on_stopping(); });
    stop_timer.expires_after(shared.options.stop_timeout);
    stop_timer.async_wait([this](error_code cancelled) {
      if (cancelled) return;
      log::warn("stop_timeout", {{"connections", shared.limits.count()}});
      for_each_connection([](Connection& connection) { connection.close(); });
    });
  }

  template <class Action>
  void for_each_connection(Action action) {
    std::vector<std::shared_ptr<Connection>> all;
    {
      const std::lock_guard lock(shared.mutex);
      for (const auto& [key, weak] : shared.connections) {
        if (auto connection = weak.lock()) all.push_back(std::move(connection));
      }
    }
    for (const auto& connection : all) {
      asio::post(connection->strand(), [connection, action] { action(*connection); });
    }
  }

  void work() {
    for (;;) {
      try {
        io.run();
        return;
      } catch (const std::exception& error) {
        log::error("io_failed", {{"what", error.what()}});
      }
    }
  }

  void run(bool handles_signals) {
    std::signal(SIGPIPE, SIG_IGN);
    if (handles_signals) {
      signals.add(SIGTERM);
      signals.add(SIGINT);
      signals.async_wait([this](error_code cancelled, int) {
        if (!cancelled) begin_stop();
      });
    }
    asio::post(strand, [this] {
      if (!shared.is_stopping) accept();
    });
    std::vector<std::thread> threads;
    for (int i = 1; i < shared.options.io_threads; ++i)
      threads.emplace_back([this] { work(); });
    work();
    for (auto& thread : threads)
      thread.join();
    shared.pool.stop();
    log::info("stopped");
  }

  asio::io_context io;
  Shared shared;
  asio::executor_work_guard<asio::io_context::executor_type> guard{io.get_executor()};
  asio::strand<asio::io_context::executor_type> strand;
  Tcp::acceptor acceptor;
  asio::steady_timer pause;
  asio::steady_timer stop_timer;
  asio::signal_set signals;
};

Server::Server(const ServerOptions& options, const Router& router, const StaticFiles& files, Metrics* metrics)
    : implementation_(std::make_unique<Implementation>(options, router, files, metrics)) {}

Server::~Server() = default;

unsigned short Server::port() const {
  return implementation_->acceptor.local_endpoint().port();
}

void Server::run(bool handles_signals) {
  implementation_->run(handles_signals);
}

void Server::stop() {
  asio::post(implementation_->strand,
             [implementation = implementation_.get()] { implementation->begin_stop(); });
}

}  // namespace tilstede::http
