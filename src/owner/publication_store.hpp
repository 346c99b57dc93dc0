// Published tables as they were published.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "platform/db/db.hpp"

namespace tilstede::owner::store {

struct PublishedTable {
  std::string measure;
  std::string keys;
  std::string rows;
};

/// The rows of a table, or nothing when the day is not published or the year had no pupils.
std::optional<std::string> published_rows(db::Tx& tx, SchoolYear year, const Date& until,
                                          const std::string& measure, const std::string& keys);
bool is_published(db::Tx& tx, SchoolYear year, const Date& until);

/// Nothing happens when the day is published already: the first one stands.
void publish(db::Tx& tx, SchoolYear year, const Date& until, Instant now,
             const std::vector<PublishedTable>& tables);

}  // namespace tilstede::owner::store
