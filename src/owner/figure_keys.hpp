// What figures are grouped by and what they measure. Pure.
//
// Keys of the pupil (school, grade, area, gender) part the pupils: each is in one group. Keys of the absence
// (month, weekday, reason, documented) part the absence: every group keeps all its pupils in the denominator
// and counts of each only that part. `school_year` repeats the table for each year, up to the same day.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace tilstede::owner {

enum class Key { school, grade, area, gender, month, weekday, reason, documented, school_year };
enum class Measure { days, hours, late };

using Keys = std::vector<Key>;

inline constexpr Key kKeys[] = {Key::school,  Key::grade,  Key::area,       Key::gender,     Key::month,
                                Key::weekday, Key::reason, Key::documented, Key::school_year};

std::string_view name_of(Key key);
std::string_view name_of(Measure measure);

bool is_of_pupil(Key key);
bool is_of_absence(Key key);
bool has(const Keys& keys, Key key);

/// "school,grade"; the error names the part that is no key, and the keys there are. Empty text is no key.
Result<Keys, std::string> parse_keys(std::string_view text);
Result<Measure, std::string> parse_measure(std::string_view text);

}  // namespace tilstede::owner
