#include <fmt/format.h>

#include <algorithm>

#include "demo/people_store.hpp"
#include "demo/school_route.hpp"

namespace tilstede::demo {
namespace {

constexpr int kPupilsPerDepartmentHead = 150;

const std::map<std::string, std::string>& subject_names() {
  static const std::map<std::string, std::string> kNames = {
      {"ENG", "Engelsk"},      {"KHV", "Kunst og håndverk"}, {"KRL", "KRLE"},          {"KRO", "Kroppsøving"},
      {"MAH", "Mat og helse"}, {"MAT", "Matematikk"},        {"MUS", "Musikk"},        {"NAT", "Naturfag"},
      {"NOR", "Norsk"},        {"SAF", "Samfunnsfag"},       {"UTV", "Utdanningsvalg"}};
  return kNames;
}

const std::vector<std::string>& area_names() {
  static const std::vector<std::string> kNames = {"Andebu og Stokke", "Sandefjord nord", "Sandefjord sør"};
  return kNames;
}

std::size_t area_of(const std::string& school) {
  static const std::vector<std::string> kWest = {"Andebu",   "Stokke", "Kodal",   "Høyjord",     "Melsom",
                                                 "Vennerød", "Ramsum", "Bokemoa", "Store Bergan"};
  const bool is_west = std::any_of(kWest.begin(), kWest.end(),
                                   [&](const std::string& name) { return school.starts_with(name); });
  if (is_west) return 0;
  return school < "M" ? 1 : 2;
}

// Tables that other tables' foreign keys refer to are written first, in this order; the rest follow.
std::ptrdiff_t write_order(const std::string& table) {
  static const std::vector<std::string> kReferredTo = {
      "area", "school", "subject", "pupil", "guardian", "staff", "school_class", "account", "absence_entry"};
  return std::find(kReferredTo.begin(), kReferredTo.end(), table) - kReferredTo.begin();
}

class Builder {
 public:
  Builder(const Municipality& municipality, IdSource& source)
      : municipality_(municipality), source_(source), random_(7055) {}

  PeopleRows build() {
    add_schools();
    add_subjects();
    add_municipal_staff();
    for (const Pupil& pupil : municipality_.pupils)
      add_pupil(pupil);
    for (std::size_t school = 0; school < municipality_.schools.size(); ++school)
      add_school_staff(school);
    for (std::size_t i = 0; i < municipality_.classes.size(); ++i)
      add_class(i);
    add_memberships();
    add_demo_people_of_class();
    add_demo_people_of_tenth();
    return std::move(built_);
  }

 private:
  Ids& ids() { return built_.ids; }

  void add_schools() {
    for (const std::string& name : area_names()) {
      const auto id = source_.next_id<AreaId>();
      areas_.push_back(id);
      built_.rows.add("area", {"id", "source_id", "name"},
                      {id, fmt::format("omrade-{}", areas_.size()), name});
    }
    for (const PublishedSchool& school : municipality_.schools) {
      const auto id = source_.next_id<SchoolId>();
      ids().schools.push_back(id);
      built_.rows.add(
          "school", {"id", "source_id", "name", "area_id"},
          {id, fmt::format("skole-{:02}", ids().schools.size()), school.name, areas_[area_of(school.name)]});
    }
  }

  void add_subjects() {
    for (const auto& [code, name] : subject_names()) {
      const auto id = source_.next_id<SubjectId>();
      ids().subjects[code] = id;
      built_.rows.add("subject", {"id", "source_id", "code", "name"}, {id, "fag-" + code, code, name});
    }
  }

  struct Employee {
    StaffId staff;
    AccountId account;
    std::string login;
    std::string name;
  };

  Employee add_employee() {
    const Name name = invented_name(random_, random_.chance(0.7) ? Gender::female : Gender::male);
    ++employees_;
    const Employee employee{source_.next_id<StaffId>(), source_.next_id<AccountId>(),
                            fmt::format("ansatt-{:04}", employees_), name.given + " " + name.family};
    built_.rows.add("staff", {"id", "source_id", "given_name", "family_name", "email"},
                    {employee.staff, employee.login, name.given, name.family, nullptr});
    add_account(employee.account, employee.login, employee.staff, nullptr, nullptr);
    return employee;
  }

  void add_account(AccountId id, const std::string& login, db::Value staff, db::Value guardian,
                   db::Value pupil) {
    built_.rows.add("account", {"id", "login", "password_hash", "staff_id", "guardian_id", "pupil_id"},
                    {id, login, nullptr, std::move(staff), std::move(guardian), std::move(pupil)});
  }

  void add_role(const Employee& employee, const std::string& role, db::Value school, db::Value area,
                db::Value grade, db::Value pupil = nullptr) {
    built_.rows.add(
        "staff_role",
        {"id", "staff_id", "role", "school_id", "area_id", "grade", "pupil_id", "valid_from", "valid_to"},
        {source_.next(), employee.staff, role, std::move(school), std::move(area), std::move(grade),
         std::move(pupil), first_day(published_years().front()), nullptr});
  }

  void offer(const Employee& employee, const std::string& role, const std::string& place) {
    built_.people.push_back({employee.login, employee.name, role, place});
  }

  void add_municipal_staff() {
    for (std::size_t area = 0; area < areas_.size(); ++area) {
      const Employee leader = add_employee();
      add_role(leader, "area-leader", nullptr, areas_[area], nullptr);
      if (area == 0) offer(leader, "area-leader", area_names()[area]);
    }
    for (const char* role : {"school-owner", "auditor", "data-protection-officer", "administrator"}) {
      const Employee employee = add_employee();
      add_role(employee, role, nullptr, nullptr, nullptr);
      offer(employee, role, "");
    }
  }

  void add_pupil(const Pupil& pupil) {
    const auto id = source_.next_id<PupilId>();
    ids().pupils.push_back(id);
    const std::size_t number = ids().pupils.size();
    built_.rows.add("pupil",
                    {"id", "source_id", "given_name", "family_name", "gender", "protected_address",
                     "language", "needs_interpreter"},
                    {id, fmt::format("elev-{:05}", number), pupil.name.given, pupil.name.family,
                     pupil.gender == Gender::female ? "female" : "male",
                     pupil.has_protected_address ? "confidential" : "none",
                     pupil.language.empty() ? db::Value(nullptr) : db::Value(pupil.language),
                     !pupil.language.empty() && random_.chance(0.4)});
    const int homes = random_.chance(0.85) ? 2 : 1;
    for (int i = 0; i < homes; ++i)
      add_guardian(id, pupil, number, i);
  }

  // Numbers that are set aside for films and books: nobody answers them.
  static std::string invented_number(std::size_t pupil, int guardian) {
    return fmt::format("+44 7700 900{:03}", (pupil * 2 + static_cast<std::size_t>(guardian)) % 1000);
  }

  void add_guardian(PupilId pupil_id, const Pupil& pupil, std::size_t number, int i) {
    const auto id = source_.next_id<GuardianId>();
    const Name name = relative_of(random_, pupil.name, i == 0 ? Gender::female : Gender::male);
    const std::string login = fmt::format("foresatt-{:05}-{}", number, i + 1);
    built_.rows.add("guardian", {"id", "source_id", "given_name", "family_name", "phone", "email"},
                    {id, login, name.given, name.family, invented_number(number, i), nullptr});
    built_.rows.add("guardianship",
                    {"id", "pupil_id", "guardian_id", "has_parental_responsibility", "may_see", "may_report",
                     "may_consent", "origin"},
                    {source_.next(), pupil_id, id, true, true, true, true,
                     pupil.has_protected_address ? "confirmed" : "guardians_csv"});
    add_account(source_.next_id<AccountId>(), login, nullptr, id, nullptr);
    if (i > 0) return;
    ids().guardians.push_back(id);
    first_guardians_.push_back(name);
  }

  void add_school_staff(std::size_t school) {
    const SchoolId id = ids().schools[school];
    const std::string& name = municipality_.schools[school].name;
    const bool is_offered = name == offered_school();
    const Employee principal = add_employee();
    principals_.push_back(principal);
    add_role(principal, "principal", id, nullptr, nullptr);
    const Employee secretary = add_employee();
    add_role(secretary, "secretary", id, nullptr, nullptr);
    Employee head = principal;
    for (int pupils = 0; pupils < municipality_.schools[school].pupils; pupils += kPupilsPerDepartmentHead) {
      head = add_employee();
      add_role(head, "department-head", id, nullptr, nullptr);
    }
    if (is_offered) {
      offer(principal, "principal", name);
      offer(head, "department-head", name);
      offer(secretary, "secretary", name);
    }
    auto& teachers = teachers_[school];
    std::size_t classes_max = 0;
    for (const SchoolYear year : published_years()) {
      classes_max =
          std::max(classes_max, static_cast<std::size_t>(std::count_if(
                                    municipality_.classes.begin(), municipality_.classes.end(),
                                    [&](const Class& c) { return c.school == school && c.year == year; })));
    }
    for (std::size_t i = 0; i < classes_max + classes_max / 2 + 1; ++i)
      teachers.push_back(add_employee());
  }

  void add_class(std::size_t index) {
    const Class& group = municipality_.classes[index];
    const auto id = source_.next_id<ClassId>();
    ids().classes.push_back(id);
    built_.rows.add(
        "school_class",
        {"id", "source_id", "school_id", "name", "kind", "grade", "school_year", "subject_id"},
        {id, fmt::format("klasse-{:02}-{}-{}", group.school + 1, group.year.begins, group.name),
         ids().schools[group.school], group.name, "homeroom", group.grade, group.year.begins, nullptr});
    const auto& teachers = teachers_[group.school];
    const std::size_t nth = nth_class_[{group.school, group.year}]++;
    const Employee& contact = teachers[nth];
    const Employee& other = teachers[teachers.size() - 1 - nth % (teachers.size() - nth - 1)];
    ids().contact_accounts.push_back(contact.account);
    ids().contact_teachers.push_back(contact.staff);
    ids().subject_teachers.push_back(other.staff);
    add_teacher(id, contact, true, group.year);
    add_teacher(id, other, false, group.year);
    add_timetable(id, group, contact.staff, other.staff);
    const bool is_offered = group.year == published_years().back() && group.pupils.size() == 28 &&
                            municipality_.schools[group.school].name == offered_school() && !offered_class_;
    if (group.year == published_years().back() && group.grade == 10 && !tenth_) tenth_ = {index, contact};
    if (is_offered) {
      offered_class_ = index;
      ids().offered_class = index;
      ids().offered_school = group.school;
      offer(contact, "contact-teacher", group.name + ", " + offered_school());
      offer(other, "teacher", offered_school());
    }
  }

  void add_teacher(ClassId school_class, const Employee& teacher, bool is_contact, SchoolYear year) {
    built_.rows.add(
        "class_teacher", {"id", "class_id", "staff_id", "is_contact_teacher", "valid_from", "valid_to"},
        {source_.next(), school_class, teacher.staff, is_contact, first_day(year), last_day(year)});
  }

  void add_timetable(ClassId id, const Class& group, StaffId contact, StaffId other) {
    static const std::vector<std::string> kOthersSubjects = {"ENG", "KRO", "MUS", "KHV", "NAT"};
    for (const engine::TimetableLesson& lesson : timetable(group.grade, group.year)) {
      const bool is_others =
          std::find(kOthersSubjects.begin(), kOthersSubjects.end(), lesson.subject) != kOthersSubjects.end();
      built_.rows.add("timetable_lesson",
                      {"id", "class_id", "weekday", "lesson", "starts_minute", "ends_minute", "subject_id",
                       "staff_id", "valid_from", "valid_to"},
                      {source_.next(), id, lesson.weekday, lesson.lesson, lesson.starts_minute,
                       lesson.ends_minute, ids().subjects.at(lesson.subject), is_others ? other : contact,
                       lesson.valid.from, *lesson.valid.to});
    }
  }

  void add_memberships() {
    for (std::size_t i = 0; i < municipality_.classes.size(); ++i) {
      const Class& group = municipality_.classes[i];
      for (const std::size_t pupil : group.pupils) {
        Date from = first_day(group.year);
        for (const Move& move : municipality_.moves) {
          if (move.pupil != pupil || move.to_class != i) continue;
          add_membership(pupil, move.from_class, from, add_days(move.first_day_at_new, -1));
          from = move.first_day_at_new;
        }
        add_membership(pupil, i, from, last_day(group.year));
      }
    }
  }

  void add_membership(std::size_t pupil, std::size_t class_index, const Date& from, const Date& to) {
    const Class& group = municipality_.classes[class_index];
    built_.rows.add(
        "enrolment", {"id", "pupil_id", "school_id", "grade", "valid_from", "valid_to"},
        {source_.next(), ids().pupils[pupil], ids().schools[group.school], group.grade, from, to});
    built_.rows.add("class_member", {"id", "class_id", "pupil_id", "valid_from", "valid_to"},
                    {source_.next(), ids().classes[class_index], ids().pupils[pupil], from, to});
  }

  // The home, the pupil and the nurse of the class on offer: its most absent pupil.
  void add_demo_people_of_class() {
    const Class& group = municipality_.classes.at(offered_class_.value());
    const std::size_t pupil = most_absent_of(group);
    const Pupil& chosen = municipality_.pupils[pupil];
    const std::string login = fmt::format("elev-{:05}", pupil + 1);
    add_account(source_.next_id<AccountId>(), login, nullptr, nullptr, ids().pupils[pupil]);
    const std::string place = group.name + ", " + offered_school();
    built_.people.push_back({login, text_of(chosen.name), "pupil", place});
    built_.people.push_back({fmt::format("foresatt-{:05}-1", pupil + 1), text_of(first_guardians_.at(pupil)),
                             "guardian", text_of(chosen.name) + ", " + place});
    const Employee nurse = add_employee();
    add_role(nurse, "nurse", ids().schools[group.school], nullptr, nullptr, ids().pupils[pupil]);
    offer(nurse, "nurse", offered_school());
    ids().offered_class = *offered_class_;
    ids().offered_pupil = pupil;
    add_sibling(pupil, group);
  }

  // The offered guardian has a child in another class of the school, too.
  void add_sibling(std::size_t pupil, const Class& group) {
    const auto other = std::ranges::find_if(municipality_.classes, [&](const Class& one) {
      return one.school == group.school && one.year == group.year && one.grade != group.grade;
    });
    const auto sibling = std::ranges::find_if(
        other->pupils, [&](std::size_t one) { return !municipality_.pupils[one].has_protected_address; });
    built_.rows.add("guardianship",
                    {"id", "pupil_id", "guardian_id", "has_parental_responsibility", "may_see", "may_report",
                     "may_consent", "origin"},
                    {source_.next(), ids().pupils[*sibling], ids().guardians[pupil], true, true, true, true,
                     "guardians_csv"});
  }

  std::size_t most_absent_of(const Class& group) const {
    return *std::max_element(group.pupils.begin(), group.pupils.end(), [&](auto a, auto b) {
      return municipality_.pupils[a].propensity < municipality_.pupils[b].propensity;
    });
  }

  // Those who have to do with a certificate: of a class in its last year.
  void add_demo_people_of_tenth() {
    const auto& [index, contact] = tenth_.value();
    const Class& group = municipality_.classes.at(index);
    const std::string& school = municipality_.schools[group.school].name;
    const std::string place = group.name + ", " + school;
    const std::size_t pupil = most_absent_of(group);
    const std::string name = text_of(municipality_.pupils[pupil].name);
    const std::string login = fmt::format("elev-{:05}", pupil + 1);
    add_account(source_.next_id<AccountId>(), login, nullptr, nullptr, ids().pupils[pupil]);
    offer(contact, "contact-teacher", place);
    offer(principals_.at(group.school), "principal", school);
    built_.people.push_back({login, name, "pupil", place});
    built_.people.push_back({fmt::format("foresatt-{:05}-1", pupil + 1), text_of(first_guardians_.at(pupil)),
                             "guardian", name + ", " + place});
  }

  static std::string text_of(const Name& name) { return name.given + " " + name.family; }
  static std::string offered_school() { return kOfferedSchool; }

  const Municipality& municipality_;
  IdSource& source_;
  Random random_;
  PeopleRows built_;
  std::vector<AreaId> areas_;
  std::map<std::size_t, std::vector<Employee>> teachers_;
  std::map<std::pair<std::size_t, SchoolYear>, std::size_t> nth_class_;
  std::optional<std::size_t> offered_class_;
  /// The first class of grade 10, and its contact teacher.
  std::optional<std::pair<std::size_t, Employee>> tenth_;
  /// By school.
  std::vector<Employee> principals_;
  /// By pupil.
  std::vector<Name> first_guardians_;
  int employees_ = 0;
};

}  // namespace

void Rows::add(const std::string& table, const std::vector<std::string>& columns,
               std::vector<db::Value> row) {
  auto found =
      std::find_if(tables_.begin(), tables_.end(), [&](const auto& insert) { return insert.table == table; });
  if (found == tables_.end()) {
    tables_.push_back({table, columns, {}});
    found = tables_.end() - 1;
  }
  found->rows.push_back(std::move(row));
}

void Rows::write(db::Tx& tx) const {
  std::vector<const db::BulkInsert*> ordered;
  for (const db::BulkInsert& insert : tables_)
    ordered.push_back(&insert);
  std::stable_sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) {
    return write_order(a->table) < write_order(b->table);
  });
  for (const db::BulkInsert* insert : ordered)
    tx.insert_many(*insert);
}

PeopleRows people_rows(const Municipality& municipality, IdSource& ids) {
  return Builder(municipality, ids).build();
}

}  // namespace tilstede::demo
