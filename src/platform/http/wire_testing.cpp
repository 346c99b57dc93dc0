#include "platform/http/wire_testing.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/text.hpp"
#include "platform/log/log.hpp"

namespace tilstede::http {

namespace {

constexpr int kWaitMs = 20'000;

}  // namespace

std::string WireAnswer::header(std::string_view lower_case_name) const {
  const auto found = headers.find(lower_case_name);
  return found == headers.end() ? std::string{} : found->second;
}

std::string WireAnswer::code() const {
  if (header("content-type") != "application/problem+json") return {};
  return nlohmann::json::parse(body).value("code", "");
}

WireClient::WireClient(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("the server under test cannot be reached");
  }
}

WireClient::~WireClient() {
  ::close(socket_);
}

bool WireClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void WireClient::close_sending() {
  shutdown(socket_, SHUT_WR);
}

void WireClient::reset() {
  const linger at_once{1, 0};
  setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  ::close(socket_);
  socket_ = -1;
}

bool WireClient::hears_within(std::chrono::milliseconds time) const {
  pollfd wait{socket_, POLLIN, 0};
  return poll(&wait, 1, static_cast<int>(time.count())) == 1;
}

bool WireClient::read_more() {
  pollfd wait{socket_, POLLIN, 0};
  if (poll(&wait, 1, kWaitMs) != 1) return false;
  std::array<char, 16384> bytes{};
  const auto count = recv(socket_, bytes.data(), bytes.size(), 0);
  if (count <= 0) return false;
  received_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<WireAnswer> WireClient::read_answer(bool is_head) {
  std::size_t end = 0;
  while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more()) return std::nullopt;
  }
  WireAnswer answer;
  const auto head = received_.substr(0, end);
  received_.erase(0, end + 4);
  bool is_first = true;
  for (const auto line : split(head, '\n')) {
    const auto text = trimmed(line);
    if (is_first) {
      answer.status = static_cast<int>(parse_int(text.substr(9, 3)).value_or(0));
      is_first = false;
      continue;
    }
    const auto colon = text.find(':');
    answer.headers.emplace(to_lower_ascii(text.substr(0, colon)), trimmed(text.substr(colon + 1)));
  }
  const auto length = static_cast<std::size_t>(parse_int(answer.header("content-length")).value_or(0));
  if (is_head) return answer;
  while (received_.size() < length) {
    if (!read_more()) return std::nullopt;
  }
  answer.body = received_.substr(0, length);
  received_.erase(0, length);
  return answer;
}

bool WireClient::is_closed_by_server() {
  if (!received_.empty()) return false;
  pollfd wait{socket_, POLLIN, 0};
  if (poll(&wait, 1, kWaitMs) != 1) return false;
  char byte = 0;
  return recv(socket_, &byte, 1, 0) == 0;
}

QuietLog::QuietLog() {
  log::set_sink([](std::string_view) {});
}

QuietLog::~QuietLog() {
  log::set_sink({});
}

RunningServer::RunningServer(ServerOptions options, const Router& router, const StaticFiles& files,
                             Metrics* metrics, bool handles_signals)
    : files_(files),
      server_(std::make_unique<Server>(std::move(options), router, files_, metrics)),
      thread_([this, handles_signals] { server_->run(handles_signals); }) {}

RunningServer::~RunningServer() {
  server_->stop();
  wait_until_stopped();
}

void RunningServer::wait_until_stopped() {
  if (thread_.joinable()) thread_.join();
}

ServerOptions wire_options() {
  ServerOptions options;
  options.port = 0;
  options.stop_timeout = std::chrono::milliseconds(5'000);
  return options;
}

}  // namespace tilstede::http
