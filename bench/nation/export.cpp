#include "nation/export.hpp"

#include <fmt/format.h>

#include <fstream>

#include "nation/exact_tests.hpp"

namespace tilstede::bench {
namespace {

const Date kFirst{std::chrono::year(2025), std::chrono::August, std::chrono::day(1)};

class CsvFile {
 public:
  CsvFile(const std::string& folder, const char* name, const char* header) : file_(folder + "/" + name) {
    text_ = header;
    text_ += '\n';
  }
  CsvFile(const CsvFile&) = delete;
  CsvFile& operator=(const CsvFile&) = delete;
  ~CsvFile() { file_ << text_; }

  template <class... Values>
  void row(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
    text_ += '\n';
    if (text_.size() < 1 << 20) return;
    file_ << text_;
    text_.clear();
  }

 private:
  std::ofstream file_;
  std::string text_;
};

void export_entries(const World& world, const std::string& folder) {
  std::vector<std::string> dates;
  for (int offset = 0; offset < 366; ++offset)
    dates.push_back(to_text(add_days(kFirst, offset)));
  CsvFile file(folder, "entries.csv", "pupil,date,kind,lessons,subject,reason");
  for (const auto& entry : world.entries) {
    const bool has_subject = entry.subject != engine::ColumnEntry::kNoSubject;
    file.row("{},{},{},{},{},{}", entry.pupil, dates[entry.day_offset], static_cast<int>(entry.kind),
             entry.lessons, has_subject ? std::to_string(entry.subject) : "", entry.reason);
  }
}

void export_pupils(const World& world, const std::string& folder) {
  CsvFile file(folder, "pupils.csv", "pupil,school,grade,gender,calendar");
  for (std::size_t number = 0; number < world.pupils.size(); ++number) {
    const auto& pupil = world.pupils[number];
    file.row("{},{},{},{},{}", number, pupil.school, pupil.grade, pupil.gender, pupil.calendar);
  }
}

int month_of_year(const Date& date) {
  return static_cast<int>(static_cast<unsigned>(date.month()) + 4) % 12;
}

// "Later than three months ago": the day before the window's first, clamped to a month's end.
int three_months_before(const Date& date) {
  const auto window = engine::parse_window("3 months").value();
  return days_between(kFirst, window_on(window, date, {}).from) - 1;
}

void export_calendars(const World& world, const RuleTables& tables, const std::string& folder) {
  CsvFile file(folder, "calendar.csv",
               "calendar,date,day_offset,day,weekday,month,is_edge,week,three_months_before,days_15_weeks,"
               "days_28,days_84");
  for (std::size_t c = 0; c < world.calendars.size(); ++c) {
    const auto& rules = tables.calendars[c];
    for (std::size_t day = 0; day < world.calendars[c].school_days.size(); ++day) {
      const Date date = world.calendars[c].school_days[day];
      const auto days_since = [&](const auto& starts) { return static_cast<int>(day) - starts[day] + 1; };
      file.row("{},{},{},{},{},{},{},{},{},{},{},{}", c, to_text(date), days_between(kFirst, date), day,
               rules.weekday[day], month_of_year(date), rules.is_edge[day] ? 1 : 0,
               days_between(world.calendars[c].school_days.front(), date) / 7, three_months_before(date),
               days_since(rules.weeks_15), days_since(rules.days_28), days_since(rules.days_84));
    }
  }
}

void export_critical(const World& world, const RuleTables& tables, const std::string& folder) {
  CsvFile weekdays(folder, "weekday_critical.csv", "calendar,day,n,k");
  CsvFile edges(folder, "edge_critical.csv", "calendar,day,n,k");
  for (std::size_t c = 0; c < world.calendars.size(); ++c) {
    const auto& rules = tables.calendars[c];
    for (std::size_t day = 0; day < static_cast<std::size_t>(rules.days); ++day) {
      for (std::size_t n = 4; n <= day + 1; ++n) {
        if (rules.weekday_critical[day][n] != kNeverCritical)
          weekdays.row("{},{},{},{}", c, day, n, rules.weekday_critical[day][n]);
        if (rules.edge_critical[day][n] != kNeverCritical)
          edges.row("{},{},{},{}", c, day, n, rules.edge_critical[day][n]);
      }
    }
  }
  CsvFile subjects(folder, "subject_critical.csv", "grade,subject,n,k");
  for (std::size_t grade = 0; grade < kGrades; ++grade) {
    for (std::size_t subject = 0; subject < kSubjects; ++subject) {
      for (std::size_t n = 4; n < kSubjectEntriesMax; ++n) {
        const int k = tables.subject_critical[grade][subject][n];
        if (k != kNeverCritical) subjects.row("{},{},{},{}", grade, subject, n, k);
      }
    }
  }
}

}  // namespace

std::string export_csv(const World& world, const RuleTables& tables, const std::string& folder) {
  export_entries(world, folder);
  export_pupils(world, folder);
  export_calendars(world, tables, folder);
  export_critical(world, tables, folder);
  return "{\"exported\":true}";
}

}  // namespace tilstede::bench
