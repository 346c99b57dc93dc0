#include "certificate/request_store.hpp"

#include <map>

namespace tilstede::certificate::store {
namespace {

constexpr const char* kColumns =
    "select id, pupil_id, school_year, kind, from_date, to_date, requested_by, channel, requested_on, words, "
    "recorded_by, recorded_at from certificate_request ";

std::optional<PersonalText> words_at(const db::Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  return PersonalText(rows.get<std::string>(column));
}

std::optional<std::string> revealed(const std::optional<PersonalText>& words) {
  if (!words) return std::nullopt;
  return words->reveal();
}

CertificateRequest read_request(const db::Rows& rows) {
  CertificateRequest request;
  request.id = rows.get<RequestId>(0);
  request.pupil = rows.get<PupilId>(1);
  request.year = SchoolYear{rows.get<int>(2)};
  request.wish.kind = parse_request_kind(rows.get<std::string_view>(3)).value();
  request.wish.from = rows.get<Date>(4);
  request.wish.to = rows.get<Date>(5);
  request.wish.requested_by = parse_requested_by(rows.get<std::string_view>(6)).value();
  request.wish.channel = parse_channel(rows.get<std::string_view>(7)).value();
  request.wish.requested_on = rows.get<Date>(8);
  request.wish.words = words_at(rows, 9);
  request.recorded_by = rows.get<AccountId>(10);
  request.recorded_at = rows.get<Instant>(11);
  return request;
}

void add_steps(db::Tx& tx, std::vector<CertificateRequest>& requests) {
  std::map<RequestId, CertificateRequest*> by_id;
  std::vector<RequestId> ids;
  for (CertificateRequest& request : requests) {
    by_id[request.id] = &request;
    ids.push_back(request.id);
  }
  auto rows = tx.query(
      "select request_id, step, documentation, seen_on, words, taken_by, taken_at from "
      "certificate_request_step "
      "where request_id {in_uuids $1} order by request_id, number",
      {db::list_of(ids)});
  while (rows.next()) {
    RequestStep step;
    step.what.step = parse_step_kind(rows.get<std::string_view>(1)).value();
    if (!rows.is_null(2)) step.what.documentation = parse_documentation(rows.get<std::string_view>(2));
    step.what.seen_on = rows.get<std::optional<Date>>(3);
    step.what.words = words_at(rows, 4);
    step.by = rows.get<AccountId>(5);
    step.at = rows.get<Instant>(6);
    by_id.at(rows.get<RequestId>(0))->steps.push_back(std::move(step));
  }
}

std::vector<CertificateRequest> read_all(db::Tx& tx, const std::string& sql,
                                         const std::vector<db::Value>& values) {
  std::vector<CertificateRequest> requests;
  {
    auto rows = tx.query(sql, values);
    while (rows.next())
      requests.push_back(read_request(rows));
  }
  if (!requests.empty()) add_steps(tx, requests);
  return requests;
}

}  // namespace

std::vector<CertificateRequest> requests_of(db::Tx& tx, const std::vector<PupilId>& pupils) {
  static const std::string kSql =
      std::string(kColumns) + "where pupil_id {in_uuids $1} order by pupil_id, recorded_at desc, id desc";
  return read_all(tx, kSql, {db::list_of(pupils)});
}

std::optional<CertificateRequest> find_request(db::Tx& tx, const RequestId& id) {
  static const std::string kSql = std::string(kColumns) + "where id = $1";
  auto requests = read_all(tx, kSql, {id});
  if (requests.empty()) return std::nullopt;
  return std::move(requests.front());
}

void insert_request(db::Tx& tx, const CertificateRequest& request) {
  tx.execute(
      "insert into certificate_request (id, pupil_id, school_year, kind, from_date, to_date, requested_by, "
      "channel, "
      "requested_on, words, recorded_by, recorded_at) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      {request.id, request.pupil, request.year.begins, name_of(request.wish.kind), request.wish.from,
       request.wish.to, name_of(request.wish.requested_by), name_of(request.wish.channel),
       request.wish.requested_on, revealed(request.wish.words), request.recorded_by, request.recorded_at});
}

void insert_step(db::Tx& tx, IdSource& ids, const RequestId& request, int number, const RequestStep& step) {
  std::optional<std::string_view> documentation;
  if (step.what.documentation) documentation = name_of(*step.what.documentation);
  tx.execute(
      "insert into certificate_request_step (id, request_id, number, step, documentation, seen_on, words, "
      "taken_by, "
      "taken_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {ids.next(), request, number, name_of(step.what.step), documentation, step.what.seen_on,
       revealed(step.what.words), step.by, step.at});
}

}  // namespace tilstede::certificate::store
