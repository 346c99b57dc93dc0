#include "people/upsert_store.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cassert>
#include <optional>
#include <set>

namespace tilstede::people::store {
namespace {

using Text = std::optional<std::string>;

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

void end_missing(db::Tx& tx, const DatedRows& file, const std::map<DatedKey, ExistingDated>& missing,
                 const Date& today, ImportReport& report) {
  for (const auto& [key, row] : missing) {
    if (row.to && *row.to < today) continue;
    ++report.changed;
    if (key.second >= today) {
      tx.execute(fmt::format("delete from {} where id = $1", file.table), {row.id});
    } else {
      tx.execute(fmt::format("update {} set valid_to = $2 where id = $1", file.table),
                 {row.id, add_days(today, -1)});
    }
  }
}

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
  auto existing = read_existing(tx, file);
  db::BulkInsert insert{file.table, {"id", "valid_from", "valid_to"}, {}};
  insert.columns.insert(insert.columns.end(), file.key_columns.begin(), file.key_columns.end());
  std::set<DatedKey> seen;
  for (const DatedRow& row : file.rows) {
    const DatedKey key{texts_of(row.key), row.days.from};
    if (!seen.insert(key).second) continue;
    const auto found = existing.find(key);
    if (found == existing.end()) {
      std::vector<db::Value> values{ids.next(), row.days.from, row.days.to};
      values.insert(values.end(), row.key.begin(), row.key.end());
      insert.rows.push_back(std::move(values));
      ++report.added;
      continue;
    }
    if (found->second.to != row.days.to) {
      tx.execute(fmt::format("update {} set valid_to = $2 where id = $1", file.table),
                 {found->second.id, row.days.to});
      ++report.changed;
    } else {
      ++report.unchanged;
    }
    existing.erase(found);
  }
  if (file.ends_missing) end_missing(tx, file, existing, today, report);
  if (!insert.rows.empty()) tx.insert_many(insert);
}

}  // namespace tilstede::people::store
