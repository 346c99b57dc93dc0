#include "insight/pupil_log.hpp"

#include <algorithm>
#include <tuple>

namespace tilstede::insight {
namespace {

using access::Relation;
using access::Role;

bool is_shown(Reader reader, bool is_protected, const Event& event) {
  if (reader == Reader::officer) return true;
  if (event.who.kind == WhoKind::program) return false;
  return event.who.kind != WhoKind::guardian || !is_protected;
}

Event without_name(Event event) {
  event.account.reset();
  event.who.name = {};
  return event;
}

Event as_seen(Reader reader, const Event& event) {
  return reader == Reader::home && event.who.kind == WhoKind::guardian ? without_name(event) : event;
}

auto key_of(const Event& event) {
  return std::tuple(event.date, event.who.kind, event.account, event.action, event.is_list);
}

bool is_towards(const PupilId& pupil, const std::vector<Belonging>& belongings, const Relation& relation,
                const Date& day) {
  if (relation.pupil) return relation.pupil == pupil;
  if (!relation.school && !relation.school_class) return false;
  return std::ranges::any_of(belongings, [&](const Belonging& belonging) {
    if (!covers(belonging.days, day)) return false;
    return relation.school_class ? relation.school_class == belonging.school_class
                                 : relation.school == belonging.school;
  });
}

void add_once(std::vector<Role>& roles, Role role) {
  if (std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
}

}  // namespace

std::string_view name_of(WhoKind kind) {
  switch (kind) {
    case WhoKind::you:
      return "you";
    case WhoKind::staff:
      return "staff";
    case WhoKind::guardian:
      return "guardian";
    case WhoKind::pupil:
      return "pupil";
    case WhoKind::program:
      return "program";
    case WhoKind::gone:
      return "gone";
  }
  return "";
}

std::vector<Line> lines_for(Reader reader, bool is_protected, const std::vector<Event>& events) {
  std::vector<Line> lines;
  std::map<decltype(key_of(Event{})), std::size_t> line_of;
  for (const Event& event : events) {
    if (!is_shown(reader, is_protected, event)) continue;
    const Event seen = as_seen(reader, event);
    const auto [found, is_new] = line_of.emplace(key_of(seen), lines.size());
    if (is_new) lines.push_back({seen.date, seen.at, seen.at, 0, seen.action, seen.is_list, seen.who});
    Line& line = lines.at(found->second);
    line.first_at = seen.at;
    ++line.count;
  }
  return lines;
}

std::vector<Role> roles_towards(const PupilId& pupil, const std::vector<Belonging>& belongings,
                                const std::vector<Relation>& relations, const Date& day) {
  std::vector<Role> near;
  std::vector<Role> any;
  for (const Relation& relation : relations) {
    if (!covers(relation.period, day)) continue;
    add_once(any, relation.role);
    if (is_towards(pupil, belongings, relation, day)) add_once(near, relation.role);
  }
  auto roles = near.empty() ? any : near;
  if (std::ranges::find(roles, Role::contact_teacher) != roles.end()) std::erase(roles, Role::teacher);
  std::ranges::sort(roles);
  return roles;
}

}  // namespace tilstede::insight
