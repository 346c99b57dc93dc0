// What differs between the two databases in one SQL text: the macros of db.hpp, and how a List is bound.
#pragma once

#include <string>
#include <string_view>

#include "platform/db/db.hpp"

namespace tilstede::db {

/// Replaces the macros. Throws Error on one that does not exist.
std::string expanded(std::string_view sql, Engine engine);

/// A List as SQLite's json_each reads it.
std::string json_array(const List& list);
/// A List as PostgreSQL reads an array.
std::string array_literal(const List& list);

/// Throws Error when `value` cannot be kept by both databases; `number` is its place, from 1.
void check_storable(const Value& value, std::size_t number, std::string_view sql);

/// Statements that begin or end a transaction belong to Database alone: throws Error on them.
void check_leaves_transaction_alone(std::string_view sql);

/// Throws Error unless the names are plain ones and every row has a value for each column.
void check_insert(const BulkInsert& insert);

/// The statement on one line and cut short, for error texts.
std::string shown(std::string_view sql);

}  // namespace tilstede::db
