#include "substitute/substitute_store.hpp"

#include <fmt/format.h>

namespace tilstede::substitute::store {
namespace {

std::string select_links(std::string_view where) {
  return fmt::format(
      "select id, class_id, date, lesson, made_by, made_at, expires_at, withdrawn_at, opened_at, used_at, "
      "substitute_name, session_hash, csrf_token from substitute_link {}",
      where);
}

SubstituteLink read_link(db::Rows& rows) {
  SubstituteLink link;
  link.id = rows.get<SubstituteLinkId>(0);
  link.school_class = rows.get<ClassId>(1);
  link.date = rows.get<Date>(2);
  link.lesson = rows.get<int>(3);
  link.made_by = rows.get<AccountId>(4);
  link.made_at = rows.get<Instant>(5);
  link.expires_at = rows.get<Instant>(6);
  link.withdrawn_at = rows.get<std::optional<Instant>>(7);
  link.opened_at = rows.get<std::optional<Instant>>(8);
  link.used_at = rows.get<std::optional<Instant>>(9);
  if (!rows.is_null(10)) link.substitute = PersonalText(rows.get<std::string>(10));
  link.session_hash = rows.get<std::optional<std::string>>(11).value_or("");
  link.csrf_token = rows.get<std::optional<std::string>>(12).value_or("");
  return link;
}

std::optional<SubstituteLink> only(db::Rows rows) {
  if (!rows.next()) return std::nullopt;
  return read_link(rows);
}

}  // namespace

void insert_link(db::Tx& tx, const NewLink& made) {
  const SubstituteLink& link = made.link;
  tx.execute(
      "insert into substitute_link (id, class_id, date, lesson, token_hash, code_hash, made_by, made_at, "
      "expires_at) "
      "values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {link.id, link.school_class, link.date, link.lesson, made.token_hash, made.code_hash, link.made_by,
       link.made_at, link.expires_at});
}

std::optional<SubstituteLink> find_link(db::Tx& tx, const SubstituteLinkId& id) {
  static const std::string kSql = select_links("where id = $1");
  return only(tx.query(kSql, {id}));
}

std::optional<SubstituteLink> find_by_token(db::Tx& tx, const std::string& token_hash) {
  static const std::string kSql = select_links("where token_hash = $1");
  return only(tx.query(kSql, {token_hash}));
}

std::optional<SubstituteLink> find_by_code(db::Tx& tx, const std::string& code_hash) {
  static const std::string kSql = select_links("where code_hash = $1");
  return only(tx.query(kSql, {code_hash}));
}

std::optional<SubstituteLink> find_by_session(db::Tx& tx, const std::string& session_hash) {
  static const std::string kSql = select_links("where session_hash = $1");
  return only(tx.query(kSql, {session_hash}));
}

std::vector<SubstituteLink> links_from(db::Tx& tx, const Date& date) {
  static const std::string kSql = select_links("where date >= $1 order by made_at desc, id desc");
  std::vector<SubstituteLink> links;
  auto rows = tx.query(kSql, {date});
  while (rows.next())
    links.push_back(read_link(rows));
  return links;
}

void withdraw_unused(db::Tx& tx, const SubstituteLink& like, const AccountId& by, Instant at) {
  tx.execute(
      "update substitute_link set withdrawn_by = $4, withdrawn_at = $5 where class_id = $1 and date = $2 "
      "and lesson = $3 and used_at is null and withdrawn_at is null",
      {like.school_class, like.date, like.lesson, by, at});
}

void withdraw(db::Tx& tx, const SubstituteLinkId& id, const AccountId& by, Instant at) {
  tx.execute(
      "update substitute_link set withdrawn_by = $2, withdrawn_at = $3 "
      "where id = $1 and used_at is null and withdrawn_at is null",
      {id, by, at});
}

bool open(db::Tx& tx, const SubstituteLink& link) {
  return tx.execute(
             "update substitute_link set session_hash = $2, csrf_token = $3, substitute_name = $4, "
             "opened_at = $5 where id = $1 and session_hash is null",
             {link.id, link.session_hash, link.csrf_token, link.substitute.value().reveal(),
              *link.opened_at}) == 1;
}

bool mark_used(db::Tx& tx, const SubstituteLinkId& id, Instant at) {
  return tx.execute(
             "update substitute_link set used_at = $2 "
             "where id = $1 and used_at is null and withdrawn_at is null",
             {id, at}) == 1;
}

}  // namespace tilstede::substitute::store
