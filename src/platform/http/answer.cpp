#include "platform/http/answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <stdexcept>

#include "base/text.hpp"
#include "platform/clock/clock.hpp"

namespace tilstede::http {

namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "";  // The phrase is decoration; the number speaks.
  }
}

// Not the domain's time: an answer carries when it was really sent, also in the demo.
std::string http_date() {
  static const auto kClock = system_clock();
  const auto now = kClock->real_now();
  const auto day = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::seconds>(now - day));
  // The names are English whatever the locale.
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

bool has_header(const Response& response, std::string_view lower_case_name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& header) { return to_lower_ascii(header.first) == lower_case_name; });
}

void append(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

void append_checked(std::string& head, std::string_view name, std::string_view value) {
  const auto is_control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
  };
  if (std::any_of(name.begin(), name.end(), is_control) ||
      std::any_of(value.begin(), value.end(), is_control)) {
    throw std::logic_error("a response header holds a control character");
  }
  append(head, name, value);
}

}  // namespace

bool sends_body(const Response& response, const AnswerFraming& framing) {
  return !framing.is_head && response.status != 204 && response.status != 304;
}

std::string answer_head(const Response& response, const AnswerFraming& framing) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  for (const auto& [name, value] : response.headers)
    append_checked(head, name, value);
  append(head, "Date", http_date());
  append(head, "X-Request-Id", framing.request_id);
  if (!has_header(response, "cache-control")) append(head, "Cache-Control", "no-store");
  if (!has_header(response, "content-security-policy")) {
    append(head, "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  }
  append(head, "X-Content-Type-Options", "nosniff");
  append(head, "Referrer-Policy", "same-origin");
  append(head, "Cross-Origin-Opener-Policy", "same-origin");
  if (framing.is_secure) append(head, "Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  if (framing.closes) append(head, "Connection", "close");
  if (response.status != 204 && response.status != 304) {
    append(head, "Content-Length", std::to_string(response.body.size()));
  }
  head.append("\r\n");
  return head;
}

}  // namespace tilstede::http
