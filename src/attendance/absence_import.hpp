// The decision of an absence import: which rows of a file become entries, and what they supersede. Pure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "attendance/absence_file.hpp"
#include "attendance/changes.hpp"

namespace tilstede::attendance {

/// Where a pupil was enrolled, and the school days there.
struct EnrolledAt {
  Period period;
  SchoolId school;
};

/// An entry as the import must know it.
struct KnownEntry {
  EntryId id;
  PupilId pupil;
  Date date{};
  int lesson = 0;
  bool is_imported = false;
  bool is_effective = true;
  /// What stands instead of one that is not effective.
  EntryId corrected_by;
  /// Of imported entries.
  std::string source_entry_id;
  std::string source_digest;
};

struct ImportFacts {
  /// By the roster's sourcedId.
  std::map<std::string, PupilId, std::less<>> pupils;
  std::map<std::string, SubjectId, std::less<>> subjects;
  std::map<PupilId, std::vector<EnrolledAt>> enrolments;
  std::map<SchoolId, std::set<Date>> school_days;
  /// The newest version of each entry_id, effective or not.
  std::map<std::string, KnownEntry, std::less<>> imported;
  /// The effective entries of the pupils and dates of the file, by pupil, date and lesson.
  std::map<std::tuple<PupilId, Date, int>, KnownEntry> effective;
};

/// A row that will be written.
struct ImportedEntry {
  const AbsenceRow* row = nullptr;
  PupilId pupil;
  std::optional<SubjectId> subject;
  std::string digest;
  std::optional<EntryId> supersedes;
};

struct ImportDecision {
  std::vector<ImportedEntry> entries;
  std::vector<RefusedRow> refused{};
  int unchanged = 0;
  /// Pupil-years whose entries change, sorted.
  std::set<PupilYearKey> touched;
};

/// `digests` holds one per row of the file, whose entry_ids are unique. The rows are taken together: what one
/// leaves another may take, in whatever order they stand. Of two rows for the same pupil, date and lesson the
/// one whose entry stands there keeps it, else the smaller entry_id gets it.
ImportDecision decide_import(const AbsenceFile& file, const std::string& file_name,
                             const std::vector<std::string>& digests, const ImportFacts& facts);

}  // namespace tilstede::attendance
