#include "people/roster_store.hpp"

#include <set>

#include "people/upsert_store.hpp"

namespace tilstede::people::store {
namespace {

db::Value id_or_null(const IdBySource& ids, const std::string& source_id) {
  const auto found = ids.find(source_id);
  if (source_id.empty() || found == ids.end()) return nullptr;
  return found->second;
}

db::Value text_or_null(const std::optional<PersonalText>& text) {
  if (!text) return nullptr;
  return text->reveal();
}

class Writer {
 public:
  Writer(db::Tx& tx, IdSource& ids, const Roster& roster, const Date& today, ImportReport& report)
      : tx_(tx), ids_(ids), roster_(roster), today_(today), report_(report) {}

  void write() {
    write_places();
    write_people();
    write_classes();
    write_terms();
    write_roles();
    write_guardianships();
    write_members();
    write_teachers();
    write_enrolments();
  }

 private:
  IdBySource upserted(const SourcedRows& file) { return upsert(tx_, ids_, file, report_); }
  void reconciled(DatedRows file) {
    file.ends_missing = roster_.is_whole;
    reconcile(tx_, ids_, file, today_, report_);
  }

  void write_places() {
    SourcedRows areas{"area", {"name"}, {}};
    for (const RosterArea& area : roster_.areas)
      areas.rows[area.id] = {area.name};
    areas_ = upserted(areas);
    SourcedRows schools{"school", {"name", "area_id"}, {}};
    for (const RosterSchool& school : roster_.schools) {
      schools.rows[school.id] = {school.name, id_or_null(areas_, school.area)};
    }
    schools_ = upserted(schools);
    SourcedRows subjects{"subject", {"code", "name"}, {}};
    for (const RosterSubject& subject : roster_.subjects)
      subjects.rows[subject.id] = {subject.code, subject.name};
    subjects_ = upserted(subjects);
  }

  void write_people() {
    // The columns that pupils.csv fills are not the roster's: they are set for new pupils only, by their
    // defaults.
    SourcedRows pupils{"pupil", {"given_name", "family_name", "gender"}, {}};
    for (const RosterPerson& pupil : roster_.pupils) {
      pupils.rows[pupil.id] = {pupil.given_name.reveal(), pupil.family_name.reveal(), pupil.gender};
    }
    pupils_ = upserted(pupils);
    SourcedRows guardians{"guardian", {"given_name", "family_name", "phone", "email"}, {}};
    for (const RosterPerson& person : roster_.guardians) {
      guardians.rows[person.id] = {person.given_name.reveal(), person.family_name.reveal(),
                                   text_or_null(person.phone), text_or_null(person.email)};
    }
    guardians_ = upserted(guardians);
    SourcedRows staff{"staff", {"given_name", "family_name", "email"}, {}};
    for (const RosterPerson& person : roster_.staff) {
      staff.rows[person.id] = {person.given_name.reveal(), person.family_name.reveal(),
                               text_or_null(person.email)};
    }
    staff_ = upserted(staff);
  }

  void write_classes() {
    SourcedRows classes{
        "school_class", {"school_id", "name", "kind", "grade", "school_year", "subject_id"}, {}};
    for (const RosterClass& school_class : roster_.classes) {
      classes.rows[school_class.id] = {schools_.at(school_class.school),
                                       school_class.name,
                                       school_class.is_homeroom ? "homeroom" : "teaching",
                                       school_class.grade,
                                       school_class.year.begins,
                                       id_or_null(subjects_, school_class.subject)};
    }
    classes_ = upserted(classes);
  }

  void write_terms() {
    for (const RosterTerm& term : roster_.terms) {
      const std::int64_t changed = tx_.execute(
          "update term set first_day = $2, last_day = $3 where school_id is null and school_year = $1 "
          "and (first_day <> $2 or last_day <> $3)",
          {term.year.begins, term.days.from, term.days.to});
      report_.changed += static_cast<int>(changed);
      if (changed > 0 || has_term(term.year)) continue;
      tx_.execute(
          "insert into term (id, school_id, school_year, first_day, last_day) values ($1, null, $2, $3, $4)",
          {ids_.next(), term.year.begins, term.days.from, term.days.to});
      ++report_.added;
    }
  }

  bool has_term(SchoolYear year) {
    return tx_.query("select id from term where school_id is null and school_year = $1", {year.begins})
        .next();
  }

  std::vector<Uuid> scope_of(const std::set<std::string>& sources, const IdBySource& ids) const {
    std::vector<Uuid> scope;
    for (const std::string& source : sources)
      scope.push_back(ids.at(source));
    return scope;
  }

  std::set<std::string> school_sources() const {
    std::set<std::string> sources;
    for (const RosterSchool& school : roster_.schools)
      sources.insert(school.id);
    return sources;
  }

  // The school years of the file: what earlier rosters said of other years stands.
  std::pair<SchoolYear, SchoolYear> years() const {
    std::pair<SchoolYear, SchoolYear> span{roster_.classes.front().year, roster_.classes.front().year};
    for (const RosterClass& school_class : roster_.classes) {
      span.first = std::min(span.first, school_class.year);
      span.second = std::max(span.second, school_class.year);
    }
    return span;
  }

  // All classes of the file's schools in its years, so that a class that is gone loses its members.
  std::string classes_in_scope() const {
    const auto [first, last] = years();
    return "class_id in (select id from school_class where school_id {in_uuids $1} and school_year between " +
           std::to_string(first.begins) + " and " + std::to_string(last.begins) + ")";
  }

  void write_roles() {
    std::set<std::string> sources;
    for (const RosterPerson& person : roster_.staff)
      sources.insert(person.id);
    DatedRows file{"staff_role",
                   {"staff_id", "role", "school_id", "area_id"},
                   "staff_id {in_uuids $1} and pupil_id is null",
                   scope_of(sources, staff_),
                   {}};
    for (const RosterRole& role : roster_.roles) {
      const auto person = staff_.find(role.person);
      if (person == staff_.end()) continue;
      file.rows.push_back(
          {{person->second, role.role, id_or_null(schools_, role.school), id_or_null(areas_, role.area)},
           role.days});
    }
    reconciled(file);
  }

  void write_members() {
    if (roster_.classes.empty()) return;
    DatedRows file{"class_member",
                   {"class_id", "pupil_id"},
                   classes_in_scope(),
                   scope_of(school_sources(), schools_),
                   {}};
    for (const RosterMember& member : roster_.members) {
      file.rows.push_back({{classes_.at(member.school_class), pupils_.at(member.pupil)}, member.days});
    }
    reconciled(file);
  }

  void write_teachers() {
    if (roster_.classes.empty()) return;
    DatedRows file{"class_teacher",
                   {"class_id", "staff_id", "is_contact_teacher"},
                   classes_in_scope(),
                   scope_of(school_sources(), schools_),
                   {}};
    for (const RosterTeacher& teacher : roster_.teachers) {
      file.rows.push_back(
          {{classes_.at(teacher.school_class), staff_.at(teacher.person), teacher.is_contact_teacher},
           teacher.days});
    }
    reconciled(file);
  }

  // At the file's schools, in its years: who is named nowhere any more is enrolled there no longer.
  void write_enrolments() {
    if (roster_.classes.empty()) return;
    const auto [first, last] = years();
    DatedRows file{"enrolment",
                   {"pupil_id", "school_id", "grade"},
                   "school_id {in_uuids $1} and valid_from between '" + to_text(first_day(first)) +
                       "' and '" + to_text(last_day(last)) + "'",
                   scope_of(school_sources(), schools_),
                   {}};
    for (const RosterEnrolment& enrolment : roster_.enrolments) {
      file.rows.push_back(
          {{pupils_.at(enrolment.pupil), schools_.at(enrolment.school), enrolment.grade}, enrolment.days});
    }
    reconciled(file);
  }

  // Pupils whose guardians a roster does not decide: guardians.csv names them, or the address is protected
  // and only what a person confirmed by name counts.
  std::set<Uuid> pupils_beyond_roster() {
    std::set<Uuid> pupils;
    db::Rows rows = tx_.query(
        "select id from pupil where protected_address <> 'none' "
        "union select pupil_id from guardianship where origin = 'guardians_csv'");
    while (rows.next())
      pupils.insert(rows.get<Uuid>(0));
    return pupils;
  }

  // The roster's own links only: what guardians.csv or a person has said stands.
  void write_guardianships() {
    const std::set<Uuid> beyond_roster = pupils_beyond_roster();
    std::set<std::pair<Uuid, Uuid>> linked;
    std::set<std::pair<Uuid, Uuid>> by_roster;
    db::Rows rows = tx_.query("select pupil_id, guardian_id, origin from guardianship");
    while (rows.next()) {
      const std::pair<Uuid, Uuid> link{rows.get<Uuid>(0), rows.get<Uuid>(1)};
      linked.insert(link);
      if (rows.get<std::string_view>(2) == "roster") by_roster.insert(link);
    }
    db::BulkInsert insert{"guardianship",
                          {"id", "pupil_id", "guardian_id", "has_parental_responsibility", "may_see",
                           "may_report", "may_consent", "origin"},
                          {}};
    for (const RosterGuardianship& guardianship : roster_.guardianships) {
      const std::pair<Uuid, Uuid> link{pupils_.at(guardianship.pupil), guardians_.at(guardianship.guardian)};
      if (beyond_roster.count(link.first) > 0) continue;
      by_roster.erase(link);
      if (!linked.insert(link).second) continue;
      insert.rows.push_back({ids_.next(), link.first, link.second, true, true, true, true, "roster"});
      ++report_.added;
    }
    // A refused row may have held the link.
    if (roster_.is_whole) remove_links(by_roster);
    if (!insert.rows.empty()) tx_.insert_many(insert);
  }

  void remove_links(const std::set<std::pair<Uuid, Uuid>>& links) {
    std::set<Uuid> pupils_of_file;
    for (const RosterPerson& pupil : roster_.pupils)
      pupils_of_file.insert(pupils_.at(pupil.id));
    for (const auto& [pupil, guardian] : links) {
      if (pupils_of_file.count(pupil) == 0) continue;
      tx_.execute("delete from guardianship where pupil_id = $1 and guardian_id = $2", {pupil, guardian});
      ++report_.changed;
    }
  }

  db::Tx& tx_;
  IdSource& ids_;
  const Roster& roster_;
  const Date today_;
  ImportReport& report_;
  IdBySource areas_;
  IdBySource schools_;
  IdBySource subjects_;
  IdBySource classes_;
  IdBySource pupils_;
  IdBySource guardians_;
  IdBySource staff_;
};

}  // namespace

void write_roster(db::Tx& tx, IdSource& ids, const Roster& roster, const Date& today, ImportReport& report) {
  Writer(tx, ids, roster, today, report).write();
}

}  // namespace tilstede::people::store
