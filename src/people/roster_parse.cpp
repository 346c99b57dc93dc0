#include "people/roster_parse.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "people/roster_enrolments.hpp"
#include "people/roster_rows.hpp"

namespace tilstede::people {
namespace {

struct Session {
  SchoolYear year;
  Period days;
};

// What a person is in roles.csv: exactly one of these decides which table the person goes to.
enum class PersonKind { pupil, guardian, staff };

// OneRoster's words for what somebody on the staff is, and ours; teachers come from enrollments. Roles that
// OneRoster lacks are written with its own prefix for extensions, "ext:secretary".
const std::map<std::string, std::string, std::less<>>& staff_roles() {
  static const std::map<std::string, std::string, std::less<>> kRoles = {
      {"principal", "principal"},
      {"districtAdministrator", "school-owner"},
      {"siteAdministrator", "department-head"},
      {"systemAdministrator", "administrator"},
      {"ext:secretary", "secretary"},
      {"ext:department-head", "department-head"},
      {"ext:presence-coordinator", "presence-coordinator"},
      {"ext:area-leader", "area-leader"},
      {"ext:school-owner", "school-owner"},
      {"ext:auditor", "auditor"},
      {"ext:data-protection-officer", "data-protection-officer"},
  };
  return kRoles;
}

std::optional<PersonKind> person_kind(std::string_view role) {
  if (role == "student") return PersonKind::pupil;
  if (role == "parent" || role == "guardian" || role == "relative") return PersonKind::guardian;
  if (role == "teacher" || role == "aide" || role == "counselor" || role == "proctor" ||
      role == "ext:nurse") {
    return PersonKind::staff;
  }
  if (staff_roles().count(role) > 0) return PersonKind::staff;
  return std::nullopt;
}

class Parser {
 public:
  Parser(const RosterFiles& files, const ImportOptions& options) : files_(files), options_(options) {}

  ParsedRoster parse() {
    check_manifest();
    read_orgs();
    read_sessions();
    read_courses();
    read_classes();
    read_roles();
    read_users();
    read_demographics();
    read_enrollments();
    parsed_.roster.enrolments = derive_enrolments(parsed_.roster.classes, parsed_.roster.members);
    parsed_.roster.is_whole = parsed_.refused.empty();
    return std::move(parsed_);
  }

 private:
  Roster& roster() { return parsed_.roster; }

  void each(const std::string& file, const std::vector<std::string>& columns,
            const std::function<void(CsvRow&)>& read) {
    for_each_row(files_, file, columns, options_, parsed_, read);
  }

  void check_manifest() {
    std::string version;
    each("manifest.csv", {"propertyName", "value"}, [&](CsvRow& row) {
      const std::string property = row.text("propertyName");
      if (property == "oneroster.version") version = row.text("value");
      // Read as a whole roster, a file of changes would end everything it is silent about.
      if (property.starts_with("file.") && row.text("value") == "delta") {
        row.refuse("value", "delta-unsupported",
                   "export the whole roster (bulk), not the changes only (delta)");
        parsed_.is_complete = false;
      }
    });
    if (version == "1.2" || version == "1.1" || !parsed_.is_complete) return;
    parsed_.is_complete = false;
    parsed_.refused.push_back(
        {"manifest.csv", 0, "value", "version-unknown", "oneroster.version must be 1.2 or 1.1"});
  }

  void read_orgs() {
    std::map<std::string, std::string> parents;
    each("orgs.csv", {"sourcedId", "name", "type", "parentSourcedId"}, [&](CsvRow& row) {
      const std::string id = row.required("sourcedId");
      const std::string name = row.required("name");
      if (row.is_refused()) return;
      const std::string type = row.text("type");
      if (type == "local") roster().areas.push_back({id, name});
      if (type == "school") roster().schools.push_back({id, name, ""});
      parents[id] = row.text("parentSourcedId");
    });
    for (const RosterArea& area : roster().areas)
      areas_.insert(area.id);
    for (RosterSchool& school : roster().schools) {
      schools_.insert(school.id);
      if (areas_.count(parents[school.id]) > 0) school.area = parents[school.id];
    }
  }

  void read_sessions() {
    each("academicSessions.csv", {"sourcedId", "type", "startDate", "endDate"}, [&](CsvRow& row) {
      const std::string id = row.required("sourcedId");
      const auto starts = row.optional_date("startDate");
      const auto ends = row.optional_date("endDate");
      if (!starts || !ends) row.refuse("startDate", "date-missing", "a session needs startDate and endDate");
      if (row.is_refused()) return;
      // The first school day may lie in July in the roster; a school year begins on 1 August all the same.
      const Session session{school_year_of(*ends), {*starts, *ends}};
      sessions_[id] = session;
      if (row.text("type") == "schoolYear") {
        roster().terms.push_back({session.year, session.days});
        years_with_term_.insert(session.year);
      }
    });
    join_terms();
  }

  // A roster may name terms or semesters and no school year: then the year is from the first to the last day
  // of them, and the holidays between are the calendar's.
  void join_terms() {
    std::map<SchoolYear, Period> joined;
    for (const auto& [id, session] : sessions_) {
      if (years_with_term_.count(session.year) > 0) continue;
      Period& days = joined.try_emplace(session.year, session.days).first->second;
      days = {std::min(days.from, session.days.from), std::max(*days.to, *session.days.to)};
    }
    for (const auto& [year, days] : joined)
      roster().terms.push_back({year, days});
  }

  void read_courses() {
    each("courses.csv", {"sourcedId", "title", "courseCode"}, [&](CsvRow& row) {
      const std::string id = row.required("sourcedId");
      const std::string title = row.required("title");
      if (row.is_refused()) return;
      const std::string code = row.text("courseCode");
      roster().subjects.push_back({id, code.empty() ? id : code, title});
      courses_.insert(id);
    });
  }

  void read_classes() {
    each(
        "classes.csv",
        {"sourcedId", "title", "grades", "courseSourcedId", "classType", "schoolSourcedId", "termSourcedIds"},
        [&](CsvRow& row) { read_class(row); });
  }

  void read_class(CsvRow& row) {
    RosterClass added;
    added.id = row.required("sourcedId");
    added.name = row.required("title");
    added.school = row.required("schoolSourcedId");
    added.is_homeroom = row.text("classType") == "homeroom";
    if (!added.school.empty() && schools_.count(added.school) == 0) {
      row.refuse("schoolSourcedId", "school-unknown", "no school of orgs.csv has this sourcedId");
    }
    const std::string terms = row.text("termSourcedIds");
    const auto session = sessions_.find(std::string(trimmed(split(terms, ',').front())));
    if (session == sessions_.end()) {
      row.refuse("termSourcedIds", "session-unknown",
                 "no session of academicSessions.csv has this sourcedId");
    } else {
      added.year = session->second.year;
    }
    const std::string grades = row.text("grades");
    added.grade = parse_grade(trimmed(split(grades, ',').front()));
    if (added.is_homeroom && !added.grade) {
      row.refuse("grades", "grade-unknown", "a homeroom needs a grade from 1 to 10");
    }
    if (row.is_refused()) return;
    if (courses_.count(row.text("courseSourcedId")) > 0) added.subject = row.text("courseSourcedId");
    classes_[added.id] = added.year;
    homerooms_[added.id] = added.is_homeroom;
    roster().classes.push_back(std::move(added));
  }

  void read_roles() {
    each("roles.csv", {"userSourcedId", "role", "orgSourcedId"}, [&](CsvRow& row) {
      const std::string person = row.required("userSourcedId");
      const std::string role = row.required("role");
      const auto from = row.optional_date("beginDate");
      const auto to = row.optional_date("endDate");
      const auto kind = person_kind(role);
      if (!row.is_refused() && !kind) {
        row.refuse("role", "role-unknown",
                   "expected a role of OneRoster, or ext: and a role of ours (see the guide)");
      }
      if (row.is_refused()) return;
      add_kind(row, person, *kind);
      if (role == "parent" || role == "guardian") legal_guardians_.insert(person);
      const auto ours = staff_roles().find(role);
      if (ours != staff_roles().end()) add_role(row, person, ours->second, {from.value_or(kAlways), to});
    });
  }

  void add_kind(CsvRow& row, const std::string& person, PersonKind kind) {
    const auto [known, is_new] = kinds_.emplace(person, kind);
    if (is_new || known->second == kind) return;
    // A teacher may be a parent too; OneRoster gives them one user, we need two persons.
    also_guardians_.insert(person);
    if (known->second == PersonKind::pupil || kind == PersonKind::pupil) {
      row.refuse("role", "role-conflict", "a pupil can have no other role");
    }
    known->second = PersonKind::staff;
  }

  void add_role(CsvRow& row, const std::string& person, const std::string& role, const Period& days) {
    const std::string org = row.text("orgSourcedId");
    RosterRole added{person, role, "", "", days};
    if (schools_.count(org) > 0) added.school = org;
    if (areas_.count(org) > 0) added.area = org;
    const bool needs_school = role == "principal" || role == "secretary" || role == "department-head" ||
                              role == "presence-coordinator";
    if (needs_school && added.school.empty()) {
      return row.refuse("orgSourcedId", "school-unknown", "this role belongs to a school of orgs.csv");
    }
    if (role == "area-leader" && added.area.empty()) {
      return row.refuse("orgSourcedId", "area-unknown", "this role belongs to an org of the type local");
    }
    roster().roles.push_back(std::move(added));
  }

  void read_users() {
    std::vector<std::pair<std::string, std::string>> agents;
    each("users.csv", {"sourcedId", "givenName", "familyName"}, [&](CsvRow& row) {
      RosterPerson person;
      person.id = row.required("sourcedId");
      person.given_name = PersonalText(row.required("givenName"));
      person.family_name = PersonalText(row.required("familyName"));
      const auto kind = kinds_.find(person.id);
      if (!row.is_refused() && kind == kinds_.end()) {
        row.refuse("sourcedId", "role-missing", "the user has no usable role in roles.csv");
      }
      if (row.is_refused()) return;
      const std::string agent_ids = row.text("agentSourcedIds");
      for (const std::string_view agent : split(agent_ids, ',')) {
        if (!trimmed(agent).empty()) agents.emplace_back(person.id, std::string(trimmed(agent)));
      }
      add_person(row, std::move(person), kind->second);
    });
    for (const auto& [pupil, guardian] : agents) {
      // Relatives and others link to no child: too little is shown before too much.
      if (pupils_.count(pupil) > 0 && guardians_.count(guardian) > 0 &&
          legal_guardians_.count(guardian) > 0) {
        roster().guardianships.push_back({pupil, guardian});
      }
    }
  }

  void add_person(const CsvRow& row, RosterPerson person, PersonKind kind) {
    if (kind == PersonKind::pupil) {
      pupils_.insert(person.id);
      roster().pupils.push_back(std::move(person));
      return;
    }
    const std::string phone = row.text("sms").empty() ? row.text("phone") : row.text("sms");
    if (!phone.empty()) person.phone = PersonalText(phone);
    if (!row.text("email").empty()) person.email = PersonalText(row.text("email"));
    if (kind == PersonKind::guardian || also_guardians_.count(person.id) > 0) {
      guardians_.insert(person.id);
      roster().guardians.push_back(person);
    }
    if (kind == PersonKind::staff) {
      staff_.insert(person.id);
      roster().staff.push_back(std::move(person));
    }
  }

  void read_demographics() {
    if (files_.count("demographics.csv") == 0) return;
    std::map<std::string, std::string> genders;
    each("demographics.csv", {"sourcedId", "sex"}, [&](CsvRow& row) {
      const std::string sex = row.text("sex");
      genders[row.text("sourcedId")] = sex == "male" || sex == "female" || sex == "other" ? sex : "unknown";
    });
    for (RosterPerson& pupil : roster().pupils) {
      const auto gender = genders.find(pupil.id);
      if (gender != genders.end()) pupil.gender = gender->second;
    }
  }

  void read_enrollments() {
    each("enrollments.csv", {"classSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate"},
         [&](CsvRow& row) { read_enrollment(row); });
  }

  void read_enrollment(CsvRow& row) {
    const std::string school_class = row.required("classSourcedId");
    const std::string person = row.required("userSourcedId");
    const auto from = row.optional_date("beginDate");
    const auto to = row.optional_date("endDate");
    const auto year = classes_.find(school_class);
    if (!row.is_refused() && year == classes_.end()) {
      row.refuse("classSourcedId", "class-unknown", "no class of classes.csv has this sourcedId");
    }
    if (row.is_refused()) return;
    const Period days{from.value_or(first_day(year->second)), to.value_or(last_day(year->second))};
    if (days.from > *days.to) return row.refuse("endDate", "dates-reversed", "endDate lies before beginDate");
    const std::string role = row.text("role");
    if (role == "student") {
      if (pupils_.count(person) == 0) {
        return row.refuse("userSourcedId", "pupil-unknown",
                          "no user with the role student has this sourcedId");
      }
      roster().members.push_back({school_class, person, days});
    } else if (role == "teacher") {
      if (staff_.count(person) == 0) {
        return row.refuse("userSourcedId", "staff-unknown",
                          "no user with a role on the staff has this sourcedId");
      }
      const bool is_contact = row.text("primary") == "true" && homerooms_[school_class];
      roster().teachers.push_back({school_class, person, is_contact, days});
    }
  }

  static constexpr Date kAlways{std::chrono::year(2000), std::chrono::August, std::chrono::day(1)};

  const RosterFiles& files_;
  const ImportOptions& options_;
  ParsedRoster parsed_;
  std::set<std::string> areas_;
  std::set<std::string> schools_;
  std::map<std::string, Session> sessions_;
  std::set<SchoolYear> years_with_term_;
  std::set<std::string> courses_;
  std::map<std::string, SchoolYear> classes_;
  std::map<std::string, bool> homerooms_;
  std::map<std::string, PersonKind> kinds_;
  std::set<std::string> also_guardians_;
  std::set<std::string> legal_guardians_;
  std::set<std::string> pupils_;
  std::set<std::string> guardians_;
  std::set<std::string> staff_;
};

}  // namespace

ParsedRoster parse_roster(const RosterFiles& files, const ImportOptions& options) {
  return Parser(files, options).parse();
}

}  // namespace tilstede::people
