// What stands by a decision rather than by a registration: lessons that count no absence, and days of absence
// that were decided beforehand. For the features that decide; they lock the pupils first (people/lock.hpp)
// and tell of the changed years afterwards (hooks.hpp). None of this asks may() nor writes to the log.
#pragma once

#include <map>
#include <vector>

#include "attendance/ruling.hpp"
#include "platform/context.hpp"

namespace tilstede::attendance {

/// From now on these count no absence, whoever registers what. Returns what was set aside at once.
std::vector<AbsenceEntry> rule(db::Tx& tx, const Context& context, const std::vector<Ruling>& rulings);

/// The former entries stand again.
void revoke_rulings(db::Tx& tx, const Context& context, const DecisionId& decision, const AccountId& by);

/// What rulings in force make of what stands. Every writer of entries calls it after it has written.
std::vector<AbsenceEntry> apply_rulings(db::Tx& tx, const Context& context,
                                        const std::vector<PupilId>& pupils, const Period& period);

/// In force on that day.
std::map<PupilId, std::vector<Ruling>> rulings_on(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                  const Date& date);

/// Effective, of the day and of every lesson.
std::map<PupilId, std::vector<AbsenceEntry>> standing_on(db::Tx& tx, const std::vector<PupilId>& pupils,
                                                         const Date& date);

struct DecidedAbsence {
  DecisionId decision;
  PupilId pupil;
  std::vector<Date> days;
  /// Of kind day.
  Content content;
  AccountId decided_by;
};

/// Whole days of absence, of any date; what stands of the whole day is superseded.
void enter_decided_days(db::Tx& tx, const Context& context, const DecidedAbsence& absence);

/// Those of its days that are not among `kept` stand as they did before the decision.
void withdraw_decided_days(db::Tx& tx, const Context& context, const DecisionId& decision,
                           const std::vector<Date>& kept, const AccountId& by);

}  // namespace tilstede::attendance
