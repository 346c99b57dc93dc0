#include "owner/publication_store.hpp"

namespace tilstede::owner::store {

std::optional<std::string> published_rows(db::Tx& tx, SchoolYear year, const Date& until,
                                          const std::string& measure, const std::string& keys) {
  db::Rows rows = tx.query(
      "select table_rows from published_table where school_year = $1 and until_day = $2 and measure = $3 and "
      "keys = $4",
      {year.begins, until, measure, keys});
  if (!rows.next()) return std::nullopt;
  return rows.get<std::string>(0);
}

bool is_published(db::Tx& tx, SchoolYear year, const Date& until) {
  return tx.query("select 1 from publication where school_year = $1 and until_day = $2", {year.begins, until})
      .next();
}

void publish(db::Tx& tx, SchoolYear year, const Date& until, Instant now,
             const std::vector<PublishedTable>& tables) {
  const auto is_new = tx.execute(
      "insert into publication (school_year, until_day, published_at) values ($1, $2, $3) on conflict "
      "(school_year, until_day) do nothing",
      {year.begins, until, now});
  if (is_new == 0) return;
  for (const PublishedTable& table : tables) {
    tx.execute(
        "insert into published_table (school_year, until_day, measure, keys, table_rows) values ($1, $2, $3, "
        "$4, "
        "$5)",
        {year.begins, until, table.measure, table.keys, table.rows});
  }
}

}  // namespace tilstede::owner::store
