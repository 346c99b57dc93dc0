#include "engine/columns.hpp"

namespace tilstede::engine {
namespace {

template <class T>
std::size_t bytes_of(const std::vector<T>& values) {
  return values.capacity() * sizeof(T);
}

std::size_t bytes_of(const EntryColumn& column) {
  return bytes_of(column.block_begins) + bytes_of(column.begins_in_block) + column.day.size() +
         column.detail.size();
}

}  // namespace

std::size_t bytes_of(const Columns& columns) {
  std::size_t bytes = bytes_of(columns.schools) + bytes_of(columns.cohorts) +
                      bytes_of(columns.calendar_begins) + bytes_of(columns.pupil_at) +
                      columns.gender_at.size() + columns.class_at.size();
  for (const auto* column : {&columns.days, &columns.hours, &columns.late, &columns.exempt})
    bytes += bytes_of(*column);
  for (const auto& calendar : columns.calendars)
    bytes += bytes_of(calendar.school_days) + bytes_of(calendar.day_of_offset);
  return bytes;
}

}  // namespace tilstede::engine
