#include "demo/published_figures.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "base/text.hpp"

namespace tilstede::demo {
namespace {

std::vector<std::vector<std::string_view>> read_rows(std::string_view csv, std::size_t columns,
                                                     std::string_view file) {
  std::vector<std::vector<std::string_view>> rows;
  int line = 0;
  for (const std::string_view text : split(csv, '\n')) {
    ++line;
    if (line == 1 || trimmed(text).empty()) continue;
    auto cells = split(trimmed(text), ',');
    if (cells.size() != columns) {
      throw std::runtime_error(fmt::format("{}:{}: expected {} columns", file, line, columns));
    }
    rows.push_back(std::move(cells));
  }
  return rows;
}

int number(std::string_view text) {
  const auto value = parse_int(text);
  if (!value) throw std::runtime_error("a cell of the demo's tables is not a whole number");
  return static_cast<int>(*value);
}

// The absence tables use the short name for both kinds of school: "Andebu" on grade 3 and on grade 9.
std::string full_name(std::string_view short_name, int grade) {
  if (grade >= 8) return fmt::format("{} ungdomsskole", short_name);
  if (short_name.ends_with("skolen")) return std::string(short_name);
  return fmt::format("{} skole", short_name);
}

void split_enrolment(PublishedSchool& school) {
  const int grades = static_cast<int>(school.grades.size());
  for (int i = 0; i < grades; ++i) {
    school.enrolment[school.grades[static_cast<std::size_t>(i)]] =
        school.pupils / grades + (i < school.pupils % grades ? 1 : 0);
  }
}

}  // namespace

const std::vector<SchoolYear>& published_years() {
  static const std::vector<SchoolYear> kYears = {SchoolYear{2022}, SchoolYear{2023}, SchoolYear{2024}};
  return kYears;
}

std::vector<PublishedSchool> read_published_figures(const std::string& absence_csv,
                                                    const std::string& enrolment_csv) {
  std::vector<PublishedSchool> schools;
  std::map<std::string, std::size_t> index;
  for (const auto& row : read_rows(enrolment_csv, 2, "demo/enrolment.csv")) {
    index[std::string(row[0])] = schools.size();
    schools.push_back({.name = std::string(row[0]), .pupils = number(row[1])});
  }
  for (const auto& row : read_rows(absence_csv, 8, "demo/absence-by-grade.csv")) {
    const int grade = number(row[0]);
    const auto found = index.find(full_name(row[1], grade));
    if (found == index.end())
      throw std::runtime_error("demo/absence-by-grade.csv names a school without enrolment");
    PublishedSchool& school = schools[found->second];
    bool has_pupils = false;
    for (std::size_t year = 0; year < published_years().size(); ++year) {
      const MeanAbsence mean{.days = number(row[2 + year]), .hours = number(row[5 + year])};
      school.means[published_years()[year]][grade] = mean;
      has_pupils = has_pupils || mean.days > 0 || mean.hours > 0;
    }
    if (has_pupils) school.grades.push_back(grade);
  }
  for (PublishedSchool& school : schools)
    split_enrolment(school);
  return schools;
}

}  // namespace tilstede::demo
