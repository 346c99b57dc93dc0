#include "certificate/half_year_store.hpp"

#include "certificate/report_content.hpp"
#include "platform/clock/oslo.hpp"

namespace tilstede::certificate::store {
namespace {

constexpr const char* kColumns =
    "select id, pupil_id, school_year, half, version, school_name, class_name, grade, content, digest, "
    "signed_by, "
    "signed_as, signed_at, reason from half_year_report ";

FrozenReport read_report(const db::Rows& rows) {
  FrozenReport report;
  report.id = rows.get<ReportId>(0);
  report.pupil = rows.get<PupilId>(1);
  report.half_year = {SchoolYear{rows.get<int>(2)}, rows.get<int>(3)};
  report.version = rows.get<int>(4);
  report.school_name = rows.get<std::string>(5);
  report.class_name = rows.get<std::string>(6);
  report.grade = rows.get<std::optional<int>>(7);
  report.content = rows.get<std::string>(8);
  report.facts = parse_content(report.content);
  report.digest = rows.get<std::string>(9);
  report.signed_by = rows.get<AccountId>(10);
  report.signed_as = rows.get<std::string>(11);
  report.signed_at = rows.get<Instant>(12);
  report.signed_on = oslo::date_of(report.signed_at);
  if (!rows.is_null(13)) report.reason = PersonalText(rows.get<std::string>(13));
  return report;
}

std::vector<FrozenReport> read_all(db::Rows rows) {
  std::vector<FrozenReport> reports;
  while (rows.next())
    reports.push_back(read_report(rows));
  return reports;
}

}  // namespace

std::vector<FrozenReport> reports_of(db::Tx& tx, const std::vector<PupilId>& pupils,
                                     const std::optional<HalfYear>& half_year) {
  static const std::string kOfAll =
      std::string(kColumns) + "where pupil_id {in_uuids $1} order by pupil_id, school_year, half, version";
  static const std::string kOfOne = std::string(kColumns) +
                                    "where pupil_id {in_uuids $1} and school_year = $2 and half = $3 "
                                    "order by pupil_id, version";
  if (!half_year) return read_all(tx.query(kOfAll, {db::list_of(pupils)}));
  return read_all(tx.query(kOfOne, {db::list_of(pupils), half_year->year.begins, half_year->half}));
}

void insert_report(db::Tx& tx, const FrozenReport& report) {
  std::optional<std::string> reason;
  if (report.reason) reason = report.reason->reveal();
  tx.execute(
      "insert into half_year_report (id, pupil_id, school_year, half, version, school_name, class_name, "
      "grade, "
      "content, digest, signed_by, signed_as, signed_at, reason) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
      {report.id, report.pupil, report.half_year.year.begins, report.half_year.half, report.version,
       report.school_name, report.class_name, report.grade, report.content, report.digest, report.signed_by,
       report.signed_as, report.signed_at, reason});
}

}  // namespace tilstede::certificate::store
