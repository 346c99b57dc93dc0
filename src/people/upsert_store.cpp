#include "people/upsert_store.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <optional>
#include <set>

namespace tilstede::people::store {
namespace {

using Text = std::optional<std::string>;

constexpr Date kBeginning{std::chrono::year(1900), std::chrono::January, std::chrono::day(1)};

// As the databases give the value back: a boolean is read as 1 or 0 (see select_list).
Text text_of(const db::Value& value) {
  const auto& storage = value.storage();
  if (const auto* text = std::get_if<std::string>(&storage)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&storage)) return std::to_string(*number);
  if (const auto* flag = std::get_if<bool>(&storage)) return *flag ? "1" : "0";
  assert(std::holds_alternative<std::nullptr_t>(storage));
  return std::nullopt;
}

std::vector<Text> texts_of(const std::vector<db::Value>& values) {
  std::vector<Text> texts;
  for (const db::Value& value : values)
    texts.push_back(text_of(value));
  return texts;
}

std::vector<Text> read_texts(const db::Rows& rows, int first, std::size_t count) {
  std::vector<Text> texts;
  for (std::size_t i = 0; i < count; ++i)
    texts.push_back(rows.get<Text>(first + static_cast<int>(i)));
  return texts;
}

std::string select_list(const std::vector<std::string>& columns) {
  std::vector<std::string> selected;
  for (const std::string& column : columns) {
    selected.push_back(column.starts_with("is_") ? fmt::format("case when {} then 1 else 0 end", column)
                                                 : fmt::format("cast({} as text)", column));
  }
  return fmt::format("{}", fmt::join(selected, ", "));
}

std::string assignments(const std::vector<std::string>& columns) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < columns.size(); ++i)
    parts.push_back(fmt::format("{} = ${}", columns[i], i + 2));
  return fmt::format("{}", fmt::join(parts, ", "));
}

struct Existing {
  Uuid id;
  std::vector<Text> values;
};

std::map<std::string, Existing> read_existing(db::Tx& tx, const SourcedRows& file) {
  std::map<std::string, Existing> existing;
  db::Rows rows =
      tx.query(fmt::format("select source_id, id, {} from {}", select_list(file.columns), file.table));
  while (rows.next()) {
    existing[rows.get<std::string>(0)] = {rows.get<Uuid>(1), read_texts(rows, 2, file.columns.size())};
  }
  return existing;
}

struct ExistingDated {
  Uuid id;
  std::optional<Date> to;
};

// What the row is and the day it begins: the key by which a row of the file finds its row of the table.
using DatedKey = std::pair<std::vector<Text>, Date>;

std::map<DatedKey, ExistingDated> read_existing(db::Tx& tx, const DatedRows& file) {
  std::map<DatedKey, ExistingDated> existing;
  db::Rows rows = tx.query(fmt::format("select id, valid_from, valid_to, {} from {} where {}",
                                       select_list(file.key_columns), file.table, file.scope),
                           {db::list_of(file.scope_ids)});
  while (rows.next()) {
    const DatedKey key{read_texts(rows, 3, file.key_columns.size()), rows.get<Date>(1)};
    existing[key] = {rows.get<Uuid>(0), rows.get<std::optional<Date>>(2)};
  }
  return existing;
}

bool overlap(const Period& a, const Period& b) {
  return (!a.to || *a.to >= b.from) && (!b.to || *b.to >= a.from);
}

Period joined(const Period& a, const Period& b) {
  return {std::min(a.from, b.from), a.to && b.to ? std::optional(std::max(*a.to, *b.to)) : std::nullopt};
}

// Brings one table in line with the rows of a file. A row of the table is found again by its first day; else
// by days in common, because a roster may correct the day somebody began.
class Reconciliation {
 public:
  Reconciliation(db::Tx& tx, IdSource& ids, const DatedRows& file, const Date& today, ImportReport& report)
      : tx_(tx), ids_(ids), file_(file), today_(today), report_(report), missing_(read_existing(tx, file)) {}

  void run() {
    std::vector<const DatedRow*> others;
    std::set<DatedKey> seen;
    for (const DatedRow& row : file_.rows) {
      const DatedKey key{texts_of(row.key), row.days.from};
      if (!seen.insert(key).second) continue;
      periods_[key.first].push_back(row.days);
      const auto found = missing_.find(key);
      if (found == missing_.end()) {
        others.push_back(&row);
      } else {
        update(found, row.days);
      }
    }
    for (const DatedRow* row : others)
      correct_or_add(*row);
    if (file_.ends_missing) end_missing();
    if (!added_.empty()) insert();
  }

 private:
  using Existing = std::map<DatedKey, ExistingDated>;

  static Period days_of(const Existing::value_type& row) { return {row.first.second, row.second.to}; }

  void update(Existing::iterator found, const Period& days) {
    if (days_of(*found) == days) {
      ++report_.unchanged;
    } else {
      tx_.execute(fmt::format("update {} set valid_from = $2, valid_to = $3 where id = $1", file_.table),
                  {found->second.id, days.from, days.to});
      ++report_.changed;
    }
    missing_.erase(found);
  }

  void correct_or_add(const DatedRow& row) {
    const std::vector<Text> key = texts_of(row.key);
    for (auto found = missing_.lower_bound({key, kBeginning}); found != missing_.end(); ++found) {
      if (found->first.first != key) break;
      if (!overlap(days_of(*found), row.days)) continue;
      // The days that seem to be gone may have stood in a refused row.
      return update(found, file_.ends_missing ? row.days : joined(days_of(*found), row.days));
    }
    std::vector<db::Value> values{ids_.next(), row.days.from, row.days.to};
    values.insert(values.end(), row.key.begin(), row.key.end());
    added_.push_back(std::move(values));
    ++report_.added;
  }

  void end_missing() {
    for (const auto& row : missing_) {
      const Period days = days_of(row);
      const bool is_replaced = is_in_file(row.first.first, days);
      if (!is_replaced && days.to && *days.to < today_) continue;
      ++report_.changed;
      if (is_replaced || days.from >= today_) {
        tx_.execute(fmt::format("delete from {} where id = $1", file_.table), {row.second.id});
      } else {
        tx_.execute(fmt::format("update {} set valid_to = $2 where id = $1", file_.table),
                    {row.second.id, add_days(today_, -1)});
      }
    }
  }

  // The file says the same with other days, which another row of the table has now.
  bool is_in_file(const std::vector<Text>& key, const Period& days) const {
    const auto found = periods_.find(key);
    return found != periods_.end() && std::any_of(found->second.begin(), found->second.end(),
                                                  [&](const Period& other) { return overlap(days, other); });
  }

  void insert() {
    db::BulkInsert insert{file_.table, {"id", "valid_from", "valid_to"}, std::move(added_)};
    insert.columns.insert(insert.columns.end(), file_.key_columns.begin(), file_.key_columns.end());
    tx_.insert_many(insert);
  }

  db::Tx& tx_;
  IdSource& ids_;
  const DatedRows& file_;
  const Date today_;
  ImportReport& report_;
  // Rows of the table that no row of the file has claimed yet.
  Existing missing_;
  std::map<std::vector<Text>, std::vector<Period>> periods_;
  std::vector<std::vector<db::Value>> added_;
};

}  // namespace

IdBySource upsert(db::Tx& tx, IdSource& ids, const SourcedRows& file, ImportReport& report) {
  const auto existing = read_existing(tx, file);
  IdBySource by_source;
  for (const auto& [source_id, row] : existing)
    by_source[source_id] = row.id;
  db::BulkInsert insert{file.table, {"id", "source_id"}, {}};
  insert.columns.insert(insert.columns.end(), file.columns.begin(), file.columns.end());
  const std::string update =
      fmt::format("update {} set {} where id = $1", file.table, assignments(file.columns));
  for (const auto& [source_id, values] : file.rows) {
    const auto found = existing.find(source_id);
    if (found == existing.end()) {
      const Uuid id = ids.next();
      by_source[source_id] = id;
      std::vector<db::Value> row{id, source_id};
      row.insert(row.end(), values.begin(), values.end());
      insert.rows.push_back(std::move(row));
      ++report.added;
    } else if (found->second.values != texts_of(values)) {
      std::vector<db::Value> row{found->second.id};
      row.insert(row.end(), values.begin(), values.end());
      tx.execute(update, row);
      ++report.changed;
    } else {
      ++report.unchanged;
    }
  }
  if (!insert.rows.empty()) tx.insert_many(insert);
  return by_source;
}

void reconcile(db::Tx& tx, IdSource& ids, const DatedRows& file, const Date& today, ImportReport& report) {
  Reconciliation(tx, ids, file, today, report).run();
}

}  // namespace tilstede::people::store
