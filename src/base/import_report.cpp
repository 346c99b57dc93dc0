#include "base/import_report.hpp"

#include <fmt/format.h>

#include "base/csv.hpp"

namespace tilstede {

std::string to_csv(const ImportReport& report) {
  std::string csv = "file,line,column,code,message\n";
  for (const RefusedRow& row : report.refused) {
    csv += csv_line({row.file, std::to_string(row.line), row.column, row.code, row.message});
  }
  return csv;
}

std::string summary(const ImportReport& report) {
  std::string text = fmt::format("{} rows: {} added, {} changed, {} unchanged, {} refused", report.read,
                                 report.added, report.changed, report.unchanged, report.refused.size());
  if (!report.is_written) text += "; nothing was written";
  return text;
}

void append(ImportReport& all, const ImportReport& part) {
  all.read += part.read;
  all.added += part.added;
  all.changed += part.changed;
  all.unchanged += part.unchanged;
  all.refused.insert(all.refused.end(), part.refused.begin(), part.refused.end());
  all.is_written = all.is_written && part.is_written;
}

}  // namespace tilstede
