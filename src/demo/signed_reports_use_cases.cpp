#include "demo/signed_reports_use_cases.hpp"

#include "certificate/half_year_use_cases.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::demo {
namespace {

struct SignedClass {
  ClassId school_class;
  AccountId contact_teacher;
};

std::vector<SignedClass> classes_to_sign(db::Tx& tx, int school_year) {
  std::vector<SignedClass> classes;
  auto rows = tx.query(
      "select distinct c.id, a.id from account p "
      "join class_member m on m.pupil_id = p.pupil_id "
      "join school_class c on c.id = m.class_id and c.school_year = $1 and c.kind = 'homeroom' "
      "join class_teacher t on t.class_id = c.id and t.is_contact_teacher "
      "join account a on a.staff_id = t.staff_id order by c.id, a.id",
      {school_year});
  while (rows.next()) {
    const SignedClass found{rows.get<ClassId>(0), rows.get<AccountId>(1)};
    if (classes.empty() || classes.back().school_class != found.school_class) classes.push_back(found);
  }
  return classes;
}

}  // namespace

void sign_last_year(const Context& context, const routine::Routines& routines) {
  const SchoolYear last{school_year_of(context.clock.today()).begins - 1};
  const Date signed_on[] = {*parse_date(std::to_string(last.begins + 1) + "-01-31"),
                            *parse_date(std::to_string(last.begins + 1) + "-06-20")};
  context.database.write([&](db::Tx& tx) {
    for (const SignedClass& one : classes_to_sign(tx, last.begins)) {
      for (const int half : {1, 2}) {
        const Instant at = oslo::instant_of(signed_on[half - 1], 14 * 60);
        certificate::sign_former_half_year(tx, context, routines, one.school_class, half, one.contact_teacher,
                                           at);
      }
    }
  });
}

}  // namespace tilstede::demo
