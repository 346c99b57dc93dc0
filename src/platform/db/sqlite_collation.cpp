#include "platform/db/sqlite_collation.hpp"

#include <unicode/ucol.h>

#include <algorithm>
#include <string_view>

#include "platform/db/db.hpp"

namespace tilstede::db {
namespace {

int compare(void* collator, int left_size, const void* left, int right_size, const void* right) {
  UErrorCode status = U_ZERO_ERROR;
  const auto order = ucol_strcollUTF8(static_cast<UCollator*>(collator), static_cast<const char*>(left),
                                      left_size, static_cast<const char*>(right), right_size, &status);
  if (U_SUCCESS(status) && order != UCOL_EQUAL) return order;
  // Like PostgreSQL: what reads alike but is written differently is still in a fixed order.
  return std::string_view(static_cast<const char*>(left), static_cast<std::size_t>(left_size))
      .compare(std::string_view(static_cast<const char*>(right), static_cast<std::size_t>(right_size)));
}

void close(void* collator) {
  ucol_close(static_cast<UCollator*>(collator));
}

}  // namespace

void add_norwegian_collation(sqlite3* handle) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator* collator = ucol_open("nb", &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) {
    throw Error("ICU has no Norwegian collation. Install the full ICU data (Debian: libicu72).");
  }
  if (sqlite3_create_collation_v2(handle, "nb", SQLITE_UTF8, collator, compare, close) != SQLITE_OK) {
    ucol_close(collator);
    throw Error("SQLite does not take the Norwegian collation.");
  }
}

}  // namespace tilstede::db
