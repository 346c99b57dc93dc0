// Reason: one code of the municipality's own catalogue, with what documents it, who accepts it and what it
// counts in. Never deleted, because entries refer to it; a retired one can no longer be chosen. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "base/words.hpp"

namespace tilstede::reasons {

/// Who accepts the documentation. `teacher` is whoever registers.
enum class AcceptedBy { teacher, contact_teacher, department_head, principal };

inline constexpr std::size_t kCodeLengthMax = 60;
inline constexpr std::size_t kReasonsMax = 100;

struct Reason {
  std::string code;
  Words name;
  /// In words: "Beskjed fra foresatte".
  Words documented_by;
  AcceptedBy accepted_by = AcceptedBy::teacher;
  bool is_leave = false;
  /// False: it leaves every total, and so every rule.
  bool counts_as_absence = true;
  bool on_certificate = true;
  /// False: it leaves every rule and pattern, no total.
  bool towards_thresholds = true;
  bool is_retired = false;

  bool operator==(const Reason&) const = default;
};

/// Whoever registers accepts it: what the home says is enough, and no paper is waited for.
bool needs_only_a_word(const Reason& reason);

std::string_view name_of(AcceptedBy accepted_by);
std::optional<AcceptedBy> parse_accepted_by(std::string_view name);

/// What is asked for as it will stand: without spaces around its words, a language left out says what nb
/// says, and what is no absence is on no certificate and in no rule.
Reason settled(Reason wish);

/// 422 with every wrong place: a name that is missing or another reason's, a code that cannot stand or is
/// taken. `is_new`: the code must not be in the catalogue yet.
std::optional<Problem> problem_of(const Reason& wish, const std::vector<Reason>& catalogue, bool is_new);

/// "Sykdom på øya" is "sykdom_pa_oya", and with a number where that is taken.
std::string code_for(std::string_view name, const std::vector<Reason>& catalogue);

/// Whether entries with this reason weigh otherwise in totals, rules or patterns after the change.
bool weighs_otherwise(const Reason& before, const Reason& after);

/// Nullopt unless `codes` names each reason once. A new order may come from a page that knew fewer.
std::optional<Problem> problem_of_order(const std::vector<std::string>& codes,
                                        const std::vector<Reason>& catalogue);

}  // namespace tilstede::reasons
