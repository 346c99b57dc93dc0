#include "demo/leave_rows_store.hpp"

#include "leave/letter.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::demo {
namespace {

using leave::Kind;
using leave::LeaveApplication;

constexpr int kAppliedAtMinute = 12 * 60;

Date day(const char* text) {
  return parse_date(text).value();
}

struct Wanted {
  std::size_t nth_pupil;
  Kind kind;
  const char* from;
  const char* to;
  int school_days;
  const char* reason;
  const char* teaching;
};

constexpr Wanted kWaiting[] = {
    {3, Kind::leave, "2024-11-08", "2024-11-08", 1, "Bryllup i familien.", nullptr},
    {8, Kind::leave, "2024-11-18", "2024-11-29", 10, "Vi besøker besteforeldre i utlandet.",
     "Vi leser og regner hver dag, og sender bilder av arbeidet."},
    {14, Kind::religious_holiday, "2025-03-31", "2025-03-31", 1, "Id al-fitr.",
     "Vi tar igjen leksene på søndag."},
};
constexpr Wanted kGranted{
    20, Kind::leave, "2024-12-09", "2024-12-09", 1, "Nordisk mesterskap i turn.", "Ukeplanen blir med."};

class LeaveRows {
 public:
  LeaveRows(const Municipality& municipality, const Ids& people, std::size_t school_class, IdSource& ids)
      : municipality_(municipality), people_(people), class_(school_class), ids_(ids) {}

  Rows build() {
    for (const Wanted& wanted : kWaiting)
      add(wanted, application_of(wanted));
    add_granted();
    return std::move(rows_);
  }

 private:
  std::size_t pupil_of(const Wanted& wanted) const {
    return municipality_.classes[class_].pupils.at(wanted.nth_pupil);
  }
  AccountId contact() const { return people_.contact_accounts[class_]; }

  LeaveApplication application_of(const Wanted& wanted) {
    LeaveApplication application;
    application.id = ids_.next_id<DecisionId>();
    application.pupil = people_.pupils[pupil_of(wanted)];
    application.kind = wanted.kind;
    application.asked = {day(wanted.from), day(wanted.to)};
    application.school_days = wanted.school_days;
    application.applied_at = oslo::instant_of(day("2024-10-29"), kAppliedAtMinute);
    return application;
  }

  void add(const Wanted& wanted, const LeaveApplication& application) {
    const auto& decision = application.decision;
    const auto date = [](bool is_there, const Date& value) {
      return is_there ? db::Value(value) : db::Value(nullptr);
    };
    const bool stands = application.standing.has_value();
    const Period span = application.asked;
    rows_.add("leave_application",
              {"id",           "pupil_id",   "kind",          "from_date",    "to_date",
               "school_days",  "reason",     "teaching",      "guardian_id",  "applied_by",
               "is_by_office", "applied_at", "outcome",       "granted_from", "granted_to",
               "decided_by",   "decided_at", "standing_from", "standing_to",  "letter"},
              {application.id,
               application.pupil,
               name_of(application.kind),
               span.from,
               *span.to,
               application.school_days,
               wanted.reason,
               wanted.teaching ? db::Value(wanted.teaching) : db::Value(nullptr),
               people_.guardians[pupil_of(wanted)],
               contact(),
               true,
               application.applied_at,
               decision ? db::Value(name_of(decision->outcome)) : db::Value(nullptr),
               date(stands, span.from),
               date(stands, *span.to),
               decision ? db::Value(decision->decided_by) : db::Value(nullptr),
               decision ? db::Value(decision->decided_at) : db::Value(nullptr),
               date(stands, span.from),
               date(stands, *span.to),
               application.letter});
  }

  void add_granted() {
    LeaveApplication application = application_of(kGranted);
    const Instant at = oslo::instant_of(day("2024-10-30"), kAppliedAtMinute);
    application.decision =
        leave::LeaveDecision{leave::Outcome::granted, application.asked, {}, {}, contact(), at};
    application.standing = application.asked;
    const auto& pupil = municipality_.pupils[pupil_of(kGranted)];
    application.letter = leave::to_json(leave::letter_of(
        application,
        {std::string(pupil.name.given), municipality_.schools[municipality_.classes[class_].school].name,
         "Kontaktlæreren", leave::Level::contact_teacher, day("2024-10-30"), "kommunens klagenemnd"}));
    add(kGranted, application);
    for (Date date = application.asked.from; date <= *application.asked.to; date = add_days(date, 1))
      add_day(application, date, at);
  }

  void add_day(const LeaveApplication& application, const Date& date, Instant at) {
    rows_.add("absence_entry",
              {"id", "pupil_id", "date", "lesson", "kind", "documentation", "reason", "reported_by", "origin",
               "recorded_at", "recorded_by", "decision_id"},
              {ids_.next(), application.pupil, date, 0, "day", "documented", "leave", "guardian", "office",
               at, contact(), application.id});
  }

  const Municipality& municipality_;
  const Ids& people_;
  std::size_t class_;
  IdSource& ids_;
  Rows rows_;
};

}  // namespace

Rows leave_rows(const Municipality& municipality, const Ids& people, std::size_t school_class,
                IdSource& ids) {
  return LeaveRows(municipality, people, school_class, ids).build();
}

}  // namespace tilstede::demo
