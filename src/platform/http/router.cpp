#include <algorithm>
#include <cassert>

#include "base/text.hpp"
#include "platform/http/http.hpp"

namespace tilstede::http {

namespace {

// In the order in which they win: a literal before a checked type, text last.
enum class SegmentKind { literal, uuid, date, integer, text };

struct Segment {
  SegmentKind kind = SegmentKind::literal;
  /// The literal itself, or the parameter's name.
  std::string name;
};

Segment parse_segment(std::string_view part) {
  if (part.empty() || part.front() != '{') return {SegmentKind::literal, std::string(part)};
  const auto colon = part.find(':');
  assert(part.back() == '}' && colon != std::string_view::npos && "a parameter is written {name:type}");
  const auto type = part.substr(colon + 1, part.size() - colon - 2);
  auto name = std::string(part.substr(1, colon - 1));
  if (type == "uuid") return {SegmentKind::uuid, std::move(name)};
  if (type == "date") return {SegmentKind::date, std::move(name)};
  if (type == "int") return {SegmentKind::integer, std::move(name)};
  assert(type == "text" && "types of path parameters are uuid, date, int and text");
  return {SegmentKind::text, std::move(name)};
}

bool accepts(const Segment& segment, std::string_view part) {
  switch (segment.kind) {
    case SegmentKind::literal:
      return part == segment.name;
    case SegmentKind::uuid:
      return parse_uuid(part).has_value();
    case SegmentKind::date:
      return parse_date(part).has_value();
    case SegmentKind::integer:
      return parse_int(part).has_value();
    case SegmentKind::text:
      return !part.empty();
  }
  return false;
}

std::vector<std::string_view> parts_of(std::string_view path) {
  if (!path.empty() && path.front() == '/') path.remove_prefix(1);
  return split(path, '/');
}

bool is_same_shape(const std::vector<Segment>& a, const std::vector<Segment>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Segment& x, const Segment& y) {
    return x.kind == y.kind && (x.kind != SegmentKind::literal || x.name == y.name);
  });
}

bool goes_before(const std::vector<Segment>& a, const std::vector<Segment>& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](const Segment& x, const Segment& y) { return x.kind < y.kind; });
}

}  // namespace

struct Router::Route {
  Method method;
  std::string pattern;
  std::vector<Segment> segments;
  Handler handler;
  RouteOptions options;

  bool matches(const std::vector<std::string_view>& parts) const {
    return std::equal(segments.begin(), segments.end(), parts.begin(), parts.end(), accepts);
  }
};

void Router::add(Method method, std::string_view pattern, Handler handler, RouteOptions options) {
  assert(!pattern.empty() && pattern.front() == '/');
  auto route = std::make_shared<Route>();
  route->method = method;
  route->pattern = std::string(pattern);
  route->handler = std::move(handler);
  route->options = options;
  for (const auto part : parts_of(pattern))
    route->segments.push_back(parse_segment(part));

  for (const auto& other : routes_) {
    if (other->method == method && is_same_shape(other->segments, route->segments)) {
      assert(false && "the same method and shape was added twice");
    }
  }
  const auto place =
      std::upper_bound(routes_.begin(), routes_.end(), route,
                       [](const auto& a, const auto& b) { return goes_before(a->segments, b->segments); });
  routes_.insert(place, std::move(route));
}

std::variant<Router::Match, Problem> Router::find(Method method, std::string_view path) const {
  const auto parts = parts_of(path);
  for (const auto& route : routes_) {
    if (route->method != method || !route->matches(parts)) continue;
    Match match{&route->handler, &route->options, route->pattern, {}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& segment = route->segments[i];
      if (segment.kind != SegmentKind::literal) match.parameters.emplace(segment.name, parts[i]);
    }
    return match;
  }
  const auto methods = allowed(path);
  if (methods.empty()) {
    return Problem{404, "not-found", "There is nothing here", "No resource has this address.", {}};
  }
  return method_not_allowed(methods);
}

std::string Router::allowed(std::string_view path) const {
  const auto parts = parts_of(path);
  std::vector<std::string> names;
  for (const auto& route : routes_) {
    if (!route->matches(parts)) continue;
    names.emplace_back(name_of(route->method));
    if (route->method == Method::get) names.emplace_back("HEAD");
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::string text;
  for (const auto& name : names)
    text += (text.empty() ? "" : ", ") + name;
  return text;
}

Problem method_not_allowed(const std::string& allowed) {
  return Problem{
      405, "method-not-allowed", "This resource does not take that method", "Allowed: " + allowed + ".", {}};
}

std::vector<std::string> Router::listing() const {
  std::vector<std::string> lines;
  for (const auto& route : routes_)
    lines.push_back(std::string(name_of(route->method)) + " " + route->pattern);
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace tilstede::http
