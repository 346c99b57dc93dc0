// ImportReport: what became of every row of an import. Nothing is lost: a refused row comes back with its
// file, line, column and reason, never with a value about a person.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tilstede {

struct RefusedRow {
  /// The file's own name, without its folder.
  std::string file;
  /// From 1; 0 when the file as a whole is meant.
  int line = 0;
  /// Empty when the row as a whole is meant.
  std::string column;
  std::string code;
  std::string message;
};

struct ImportReport {
  int read = 0;
  int added = 0;
  int changed = 0;
  int unchanged = 0;
  std::vector<RefusedRow> refused{};
  /// False when nothing was written: --strict with a refused row, or a file that cannot be read at all.
  bool is_written = true;
};

struct ImportProgress {
  /// The file that is read; then "writing", "evaluating", "written".
  std::string_view what;
  int done = 0;
  int total = 0;
  std::string_view unit = "rows";
};

/// May be empty; called now and then, and at the end of each part.
using OnProgress = std::function<void(const ImportProgress&)>;

struct ImportOptions {
  /// Any refused row refuses everything.
  bool is_strict = false;
  OnProgress on_progress;
};

/// `file,line,column,code,message`, with that header, also when nothing was refused.
std::string to_csv(const ImportReport& report);

/// "140000 rows: 139998 added, 0 changed, 0 unchanged, 2 refused".
std::string summary(const ImportReport& report);

/// Adds up what one file gave.
void append(ImportReport& all, const ImportReport& part);

}  // namespace tilstede
