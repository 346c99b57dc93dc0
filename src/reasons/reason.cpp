#include "reasons/reason.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/text.hpp"

namespace tilstede::reasons {
namespace {

// In the order of the enum.
constexpr std::array<std::string_view, 4> kAcceptedBy{"teacher", "contact_teacher", "department_head",
                                                      "principal"};

bool is_code_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
}

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= kCodeLengthMax && code.front() >= 'a' && code.front() <= 'z' &&
         std::ranges::all_of(code, is_code_letter);
}

bool is_taken(std::string_view code, const std::vector<Reason>& catalogue) {
  return std::ranges::any_of(catalogue, [&](const Reason& reason) { return reason.code == code; });
}

bool is_anothers_name(const Reason& wish, const std::vector<Reason>& catalogue) {
  return std::ranges::any_of(catalogue, [&](const Reason& other) {
    return other.code != wish.code && !other.is_retired && !wish.is_retired && other.name.nb == wish.name.nb;
  });
}

void settle(Words& words) {
  for (std::string* text : {&words.nb, &words.nn, &words.en})
    *text = std::string(trimmed(*text));
  for (std::string* text : {&words.nn, &words.en}) {
    if (text->empty()) *text = words.nb;
  }
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

std::string slug_of(std::string_view name) {
  std::string text = to_lower_ascii(name);
  constexpr std::pair<std::string_view, std::string_view> kLetters[] = {
      {"æ", "ae"}, {"Æ", "ae"}, {"ø", "o"}, {"Ø", "o"}, {"å", "a"}, {"Å", "a"}, {"é", "e"}};
  for (const auto& [letter, ascii] : kLetters)
    replace_all(text, letter, ascii);
  std::string slug;
  for (const char letter : text) {
    const bool is_kept = is_code_letter(letter) && letter != '_';
    if (is_kept) slug += letter;
    if (!is_kept && !slug.empty() && slug.back() != '_') slug += '_';
  }
  slug = slug.substr(0, kCodeLengthMax - 4);
  while (!slug.empty() && slug.back() == '_')
    slug.pop_back();
  const bool is_begun_right = !slug.empty() && slug.front() >= 'a' && slug.front() <= 'z';
  return is_begun_right ? slug : "reason_" + slug;
}

}  // namespace

bool needs_only_a_word(const Reason& reason) {
  return reason.accepted_by == AcceptedBy::teacher && !reason.is_leave;
}

std::string_view name_of(AcceptedBy accepted_by) {
  return kAcceptedBy.at(static_cast<std::size_t>(accepted_by));
}

std::optional<AcceptedBy> parse_accepted_by(std::string_view name) {
  const auto* const found = std::ranges::find(kAcceptedBy, name);
  if (found == kAcceptedBy.end()) return std::nullopt;
  return static_cast<AcceptedBy>(found - kAcceptedBy.begin());
}

Reason settled(Reason wish) {
  settle(wish.name);
  settle(wish.documented_by);
  wish.on_certificate = wish.on_certificate && wish.counts_as_absence;
  wish.towards_thresholds = wish.towards_thresholds && wish.counts_as_absence;
  return wish;
}

std::optional<Problem> problem_of(const Reason& wish, const std::vector<Reason>& catalogue, bool is_new) {
  Problem problem{422, "invalid-request", "The request is not as expected.", "", {}};
  if (wish.name.nb.empty()) problem.places.push_back({"/name/nb", "empty", "Say what the reason is called."});
  if (!wish.name.nb.empty() && is_anothers_name(wish, catalogue)) {
    problem.places.push_back({"/name/nb", "name-taken", "Another reason has this name."});
  }
  if (is_new && !is_code(wish.code)) {
    problem.places.push_back({"/code", "code-malformed", "a letter, then letters, digits and underscores"});
  }
  if (is_new && is_taken(wish.code, catalogue)) {
    problem.places.push_back({"/code", "code-taken", "Another reason has this code."});
  }
  if (is_new && catalogue.size() >= kReasonsMax) {
    problem.places.push_back({"/code", "too-many", "The catalogue is full."});
  }
  if (problem.places.empty()) return std::nullopt;
  return problem;
}

std::string code_for(std::string_view name, const std::vector<Reason>& catalogue) {
  const std::string slug = slug_of(name);
  std::string code = slug;
  for (int number = 2; is_taken(code, catalogue); ++number)
    code = slug + '_' + std::to_string(number);
  return code;
}

bool weighs_otherwise(const Reason& before, const Reason& after) {
  return before.counts_as_absence != after.counts_as_absence ||
         before.towards_thresholds != after.towards_thresholds;
}

std::optional<Problem> problem_of_order(const std::vector<std::string>& codes,
                                        const std::vector<Reason>& catalogue) {
  std::vector<std::string> known;
  for (const Reason& reason : catalogue)
    known.push_back(reason.code);
  if (std::ranges::is_permutation(codes, known)) return std::nullopt;
  return Problem{
      422,
      "invalid-request",
      "The request is not as expected.",
      "",
      {{"/codes", "not-the-catalogue", "Name each code of the catalogue once (GET /api/reasons)."}}};
}

}  // namespace tilstede::reasons
