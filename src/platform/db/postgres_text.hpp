// Values as PostgreSQL reads them in text format.
#pragma once

#include <libpq-fe.h>

#include <optional>
#include <string>

#include "platform/db/value.hpp"

namespace tilstede::db {

/// nullopt for null.
std::optional<std::string> postgres_text(const Value& value);

/// The declared type; 0 lets the server infer it (a text may be a date, a uuid or a text).
Oid postgres_type(const Value& value);

/// One line of COPY in text format, with its newline.
void append_copy_line(std::string& copy, const std::vector<Value>& row);

}  // namespace tilstede::db
