// Connection: one client of the server, from its bytes to its answers. Included by http_server.cpp alone,
// because Boost.Beast is slow to compile.
#pragma once

#include <array>
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "platform/http/answer.hpp"
#include "platform/http/connection_limits.hpp"
#include "platform/http/front.hpp"
#include "platform/http/head.hpp"
#include "platform/http/http_server.hpp"
#include "platform/http/worker_pool.hpp"
#include "platform/log/log.hpp"

namespace tilstede::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
using SteadyTime = std::chrono::steady_clock::time_point;
using std::chrono::milliseconds;

// How long a connection whose request was not read to its end is drained before it closes: closing at once
// would reset it, and the client would lose the answer that says why.
inline constexpr milliseconds kLinger{1'000};
inline constexpr std::size_t kReadBytes = 4 << 10;
// A body beyond this earns time at this rate, so that a large import over a thin line is not cut off.
inline constexpr std::uint64_t kBodyBytesWithoutExtraTime = 1 << 20;
inline constexpr std::uint64_t kBodyBytesPerSecondMin = 128 << 10;

class Connection;

// What all connections of a server share.
struct Shared {
  Shared(const ServerOptions& given, const Router& router, const StaticFiles& files, Metrics* counted)
      : options(given),
        front(router, files, AddressSet(given.trusted_proxies)),
        limits(given.connections_max, given.connections_per_address_max, AddressSet(given.trusted_proxies)),
        pool(given.workers, given.queue_max),
        metrics(counted) {}

  template <class Count>
  void measure(Count count) {
    if (metrics != nullptr) count(*metrics);
  }

  const ServerOptions options;
  const Front front;
  ConnectionLimits limits;
  WorkerPool pool;
  Metrics* const metrics;
  std::atomic<bool> is_stopping{false};

  std::mutex mutex;
  std::unordered_map<Connection*, std::weak_ptr<Connection>> connections;
  /// Set while stopping: called when the last connection has gone.
  std::function<void()> on_last_gone;
};

// One client. Everything runs on its strand, one request after the other.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Shared& shared, Tcp::socket socket, std::string peer_address)
      : shared_(shared),
        socket_(std::move(socket)),
        timer_(socket_.get_executor()),
        peer_(std::move(peer_address)) {}

  Tcp::socket::executor_type strand() { return socket_.get_executor(); }

  void start() {
    // A fresh connection that says nothing is given the time of a request, not that of an idle one.
    arm(shared_.options.read_timeout);
    read_head();
  }

  void on_stopping() {
    if (state_ == State::waiting) close();
  }

  void close() {
    if (state_ == State::closed) return;
    state_ = State::closed;
    error_code ignored;
    timer_.cancel();
    socket_.close(ignored);
    std::function<void()> on_last_gone;
    if (is_in_flight_) shared_.measure([](Metrics& metrics) { metrics.request_abandoned(); });
    shared_.limits.leave(peer_);
    shared_.measure([&](Metrics& metrics) { metrics.set_connections(shared_.limits.count()); });
    {
      const std::lock_guard lock(shared_.mutex);
      shared_.connections.erase(this);
      if (shared_.connections.empty()) on_last_gone = shared_.on_last_gone;
    }
    if (on_last_gone) on_last_gone();
  }

 private:
  enum class State { waiting, reading_head, reading_body, running, writing, draining, closed };

  // ---- time

  // One wait is outstanding at most; a later deadline is noticed when it fires, so most requests cost no
  // timer.
  void arm(milliseconds limit) {
    deadline_ = std::chrono::steady_clock::now() + limit;
    if (!is_waiting_for_timer_ || timer_.expiry() > deadline_) wait_for_deadline();
  }

  void wait_for_deadline() {
    is_waiting_for_timer_ = true;
    const auto wait_id = ++timer_wait_id_;
    timer_.expires_at(deadline_);
    timer_.async_wait([self = shared_from_this(), wait_id](error_code) {
      // A newer wait has taken over from one that was moved.
      if (wait_id == self->timer_wait_id_) self->on_timer();
    });
  }

  void on_timer() {
    is_waiting_for_timer_ = false;
    if (state_ == State::closed || state_ == State::running) return;
    if (std::chrono::steady_clock::now() < deadline_) {
      wait_for_deadline();
      return;
    }
    if (state_ == State::reading_head || state_ == State::reading_body) {
      is_late_ = true;
      error_code ignored;
      socket_.cancel(ignored);
    } else {
      close();
    }
  }

  // ---- the head

  void read_head() {
    socket_.async_read_some(buffer_.prepare(kReadBytes),
                            [self = shared_from_this()](error_code error, std::size_t count) {
                              self->on_head_bytes(error, count);
                            });
  }

  void on_head_bytes(error_code error, std::size_t count) {
    if (state_ == State::closed) return;
    buffer_.commit(count);
    if (is_late_) {
      refuse(
          Problem{
              408, "request-timeout", "The request came too slowly", "Send the whole request at once.", {}},
          "timeout");
      return;
    }
    if (error == asio::error::eof && state_ == State::reading_head) {
      refuse(bad_request("The connection ended before the head did."), "malformed");
    } else if (error) {
      close();
    } else {
      scan_head();
    }
  }

  std::string_view received() const {
    const auto bytes = buffer_.data();
    return {static_cast<const char*>(bytes.data()), bytes.size()};
  }

  void scan_head() {
    if (state_ == State::waiting) {
      state_ = State::reading_head;
      arm(shared_.options.read_timeout);
      request_id_ = make_request_id();
      began_ = std::chrono::steady_clock::now();
      is_in_flight_ = true;
      shared_.measure([](Metrics& metrics) { metrics.request_began(); });
    }
    const auto state = scanner_.scan(received());
    if (state == HeadScanner::State::refused) {
      refuse(scanner_.problem(), "malformed");
    } else if (scanner_.end() > shared_.options.header_bytes_max) {
      refuse(Problem{431,
                     "header-too-large",
                     "The request's head is too large",
                     "At most " + std::to_string(shared_.options.header_bytes_max) + " bytes.",
                     {}},
             "malformed");
    } else if (state == HeadScanner::State::incomplete) {
      read_head();
    } else {
      on_head();
    }
  }

  void on_head() {
    auto head = parse_head(received().substr(0, scanner_.end()));
    if (!head) {
      refuse(head.error(), "malformed");
      return;
    }
    const auto length = head->content_length;
    const bool has_body = head->has_body();
    const bool expects_continue = head->expects_continue;
    closes_ = !head->keeps_alive;
    call_ = shared_.front.prepare(std::move(*head), peer_, request_id_);

    const auto body_bytes_max = call_.options.body_bytes_max;
    if (call_.answer && (has_body || call_.is_malformed)) {
      // Nobody reads its body, so the next request cannot be found behind it.
      closes_ = true;
      answer(std::move(*call_.answer));
      return;
    }
    if (length && *length > body_bytes_max) {
      refuse_large_body();
      return;
    }
    if (!parse_head_again()) return;
    if (call_.answer) {
      answer(std::move(*call_.answer));
    } else if (!has_body) {
      run_handler();
    } else {
      begin_body(length.value_or(body_bytes_max), expects_continue);
    }
  }

  // Beast reads the head that we have read: what the two do not agree on is refused.
  bool parse_head_again() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(scanner_.end() + 1));
    parser_->body_limit(call_.options.body_bytes_max);
    parser_->on_chunk_header(chunk_header_);
    error_code error;
    const auto used = parser_->put(asio::const_buffer(received().data(), scanner_.end()), error);
    if (!error && parser_->is_header_done() && used == scanner_.end()) {
      buffer_.consume(used);
      return true;
    }
    refuse(bad_request("The head is not valid HTTP/1.1."), "malformed");
    return false;
  }

  // ---- the body

  void begin_body(std::uint64_t announced, bool expects_continue) {
    state_ = State::reading_body;
    if (announced > kBodyBytesWithoutExtraTime) {
      const auto extra = (announced - kBodyBytesWithoutExtraTime) / kBodyBytesPerSecondMin;
      arm(shared_.options.read_timeout + std::chrono::seconds(extra));
    }
    if (expects_continue && buffer_.size() == 0) {
      send_continue();
    } else {
      read_body();
    }
  }

  void send_continue() {
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(socket_, asio::buffer(kContinue),
                      [self = shared_from_this()](error_code error, std::size_t) {
                        if (self->state_ == State::closed) return;
                        if (error || self->is_late_) {
                          self->on_body(error ? error : asio::error::operation_aborted);
                        } else {
                          self->read_body();
                        }
                      });
  }

  void read_body() {
    beast::http::async_read(
        socket_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, std::size_t) { self->on_body(error); });
  }

  void on_body(error_code error) {
    if (state_ == State::closed) return;
    if (!error) {
      call_.request.body = std::move(parser_->get().body());
      run_handler();
      return;
    }
    if (error == beast::http::error::body_limit) {
      refuse_large_body();
    } else if (is_late_) {
      refuse(
          Problem{
              408, "request-timeout", "The request came too slowly", "Send the whole request at once.", {}},
          "timeout");
    } else if (error == beast::http::error::partial_message || error == beast::http::error::end_of_stream) {
      refuse(bad_request("The connection ended before the body did."), "malformed");
    } else if (error.category() == make_error_code(beast::http::error::bad_chunk).category()) {
      refuse(bad_request("The body is not valid: broken chunks, or chunk extensions."), "malformed");
    } else {
      close();
    }
  }

  void refuse_large_body() {
    refuse(Problem{413,
                   "body-too-large",
                   "The request is too large",
                   "At most " + std::to_string(call_.options.body_bytes_max) + " bytes.",
                   {}},
           "malformed");
  }

  // ---- the answer

  void run_handler() {
    state_ = State::running;
    if (call_.options.is_immediate) {
      answer(Front::run(call_));
      return;
    }
    const bool is_taken = shared_.pool.try_submit([self = shared_from_this()] {
      self->measure_queue();
      auto response = std::make_shared<Response>(Front::run(self->call_));
      asio::post(self->socket_.get_executor(), [self, response] { self->answer(std::move(*response)); });
    });
    measure_queue();
    if (is_taken) return;
    shared_.measure([](Metrics& metrics) { metrics.rejected("queue"); });
    answer(too_busy_response(call_.request, "Try again in a moment.", 1));
  }

  void measure_queue() {
    shared_.measure([&](Metrics& metrics) { metrics.set_queue_depth(shared_.pool.queue_depth()); });
  }

  // The connection is in no state to carry another request.
  void refuse(const Problem& problem, std::string_view reason) {
    shared_.measure([&](Metrics& metrics) { metrics.rejected(reason); });
    call_.request.request_id = request_id_;
    if (call_.request.route.empty()) call_.request.route = std::string(kNoRoute);
    closes_ = true;
    answer(problem_response(call_.request, problem));
  }

  void answer(Response response) {
    if (state_ == State::closed) return;
    state_ = State::writing;
    arm(shared_.options.write_timeout);
    if (shared_.is_stopping) closes_ = true;
    const AnswerFraming framing{call_.is_head, closes_, call_.request.is_secure, call_.request.request_id};
    response_ = std::move(response);
    try {
      answer_head_ = answer_head(response_, framing);
    } catch (const std::exception& error) {
      log::error("answer_failed", {{"request_id", request_id_}, {"what", error.what()}});
      response_ =
          problem_response(call_.request, Problem{500, "internal", "Something went wrong here", "", {}});
      answer_head_ = answer_head(response_, framing);
    }
    const bool has_body = sends_body(response_, framing);
    account(answer_head_.size() + (has_body ? response_.body.size() : 0));
    const std::array<asio::const_buffer, 2> bytes{
        asio::buffer(answer_head_), has_body ? asio::buffer(response_.body) : asio::const_buffer{}};
    asio::async_write(socket_, bytes, [self = shared_from_this()](error_code error, std::size_t) {
      self->on_written(error);
    });
  }

  // The log names the route, never the path: a path may hold an id that leads to a person.
  void account(std::size_t bytes) {
    const auto duration =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began_);
    const auto& request = call_.request;
    is_in_flight_ = false;
    const bool is_known = request.route != kNoRoute;
    const auto method = call_.is_head ? "HEAD" : is_known ? name_of(request.method) : "-";
    shared_.measure(
        [&](Metrics& metrics) { metrics.request_done(request.route, method, response_.status, duration); });
    log::info("request", {{"request_id", request.request_id},
                          {"method", method},
                          {"route", request.route},
                          {"status", response_.status},
                          {"bytes", bytes},
                          {"duration_us", duration.count()}});
  }

  void on_written(error_code error) {
    if (state_ == State::closed) return;
    if (error) {
      close();
    } else if (closes_ || shared_.is_stopping) {
      drain();
    } else {
      next_request();
    }
  }

  void forget_request() {
    call_ = Call{};
    parser_.reset();
    response_ = Response{};
    answer_head_.clear();
    scanner_ = HeadScanner{};
    is_late_ = false;
  }

  void next_request() {
    forget_request();
    state_ = State::waiting;
    arm(shared_.options.idle_timeout);
    // A client that sent the next request already has it answered now, after the one before.
    if (buffer_.size() > 0) {
      scan_head();
    } else {
      read_head();
    }
  }

  void drain() {
    state_ = State::draining;
    arm(kLinger);
    error_code ignored;
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
    drain_more();
  }

  void drain_more() {
    buffer_.clear();
    socket_.async_read_some(buffer_.prepare(kReadBytes),
                            [self = shared_from_this()](error_code error, std::size_t) {
                              if (self->state_ == State::closed) return;
                              if (error) {
                                self->close();
                              } else {
                                self->drain_more();
                              }
                            });
  }

  Shared& shared_;
  Tcp::socket socket_;
  asio::steady_timer timer_;
  const std::string peer_;
  State state_ = State::waiting;
  SteadyTime deadline_{};
  bool is_waiting_for_timer_ = false;
  std::uint64_t timer_wait_id_ = 0;
  bool is_late_ = false;

  beast::flat_buffer buffer_;
  HeadScanner scanner_;
  std::optional<beast::http::request_parser<beast::http::string_body>> parser_;
  // Chunk extensions have no use here, and programs differ in where they end.
  std::function<void(std::uint64_t, beast::string_view, error_code&)> chunk_header_ =
      [](std::uint64_t, beast::string_view extensions, error_code& error) {
        if (!extensions.empty()) error = beast::http::error::bad_chunk_extension;
      };

  std::string request_id_;
  SteadyTime began_{};
  Call call_;
  bool closes_ = false;
  bool is_in_flight_ = false;
  Response response_;
  std::string answer_head_;
};

}  // namespace tilstede::http
