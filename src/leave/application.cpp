#include "leave/application.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace tilstede::leave {
namespace {

Problem problem(int status, std::string code, std::string title, std::string pointer, std::string remedy) {
  Problem found{status, code, std::move(title), "", {}};
  found.places.push_back({std::move(pointer), std::move(code), std::move(remedy)});
  return found;
}

// A school year that is over is nobody's any longer, and one after the next has no school days yet.
bool is_in_reach(const Wish& wish, const Date& today) {
  const int now = school_year_of(today).begins;
  const int from = school_year_of(wish.asked.from).begins;
  const int to = school_year_of(wish.asked.to.value()).begins;
  return from == to && (from == now || from == now + 1);
}

bool has_calendar(SchoolYear year, const WishFacts& facts) {
  return std::find(facts.with_calendar.begin(), facts.with_calendar.end(), year) != facts.with_calendar.end();
}

bool is_overlapping(const Wish& wish, const ChildFacts& child) {
  return std::any_of(child.earlier.begin(), child.earlier.end(), [&](const LeaveApplication& application) {
    const auto taken = taken_by(application);
    return taken && overlap(wish.asked, *taken);
  });
}

}  // namespace

std::optional<Problem> problem_of_dates(const Wish& wish, const WishFacts& facts) {
  if (wish.asked.to.value() < wish.asked.from) {
    return problem(422, "leave-ends-before-it-begins", "The last day is before the first one.", "/to",
                   "Give a last day that is not before the first one.");
  }
  if (!is_in_reach(wish, facts.today)) {
    return problem(422, "leave-outside-school-year", "The dates are not in one school year.", "/from",
                   "Give dates of this school year, or of the next one.");
  }
  if (!has_calendar(school_year_of(wish.asked.from), facts)) {
    return problem(422, "leave-calendar-missing", "The calendar of that school year is not known yet.",
                   "/from", "Apply when the school has it, or ask the school's office.");
  }
  if (facts.is_office) return std::nullopt;
  if (wish.kind == Kind::single_day && wish.asked.from <= facts.today) {
    return problem(422, "leave-too-late", "A single day is told of before the day.", "/from",
                   "Give a day to come; of an absence today the home sends a message.");
  }
  if (wish.asked.from < facts.today) {
    return problem(422, "leave-in-the-past", "The first day has been.", "/from",
                   "Give a day to come, or ask the school's office.");
  }
  return std::nullopt;
}

std::optional<Problem> problem_of_child(const Wish& wish, std::size_t index, const ChildFacts& child,
                                        const WishFacts& facts) {
  const auto pointer = fmt::format("/pupils/{}", index);
  if (child.school_days.empty()) {
    return problem(422, "leave-without-school-days", "There is no school on these days.", pointer,
                   "Give dates with at least one school day of the pupil.");
  }
  if (is_overlapping(wish, child)) {
    return problem(409, "leave-overlaps", "There is an application or a leave for these days already.",
                   pointer, "Withdraw the former one, or give other dates.");
  }
  const int days = static_cast<int>(child.school_days.size());
  if (wish.kind == Kind::single_day && child.usage.single_days + days > facts.quota_days) {
    return problem(409, "leave-quota-used", "There are not so many single days left this school year.",
                   pointer, "Apply for leave.");
  }
  return std::nullopt;
}

}  // namespace tilstede::leave
