#include "routine/what_if_view.hpp"

#include <array>
#include <nlohmann/json.hpp>

#include "base/csv.hpp"

namespace tilstede::routine {
namespace {

using nlohmann::json;
using Cells = std::vector<std::string>;

constexpr std::array<std::pair<std::string_view, WhatIfTable>, 5> kTables = {{
    {"weeks", WhatIfTable::weeks},
    {"steps", WhatIfTable::steps},
    {"work", WhatIfTable::work},
    {"pupils", WhatIfTable::pupils},
    {"variants", WhatIfTable::variants},
}};

const School* school_at(const WhatIf& answer, SchoolPlace place) {
  return place == kAllSchools ? nullptr : &answer.schools[static_cast<std::size_t>(place)];
}

int enrolled(const WhatIf& answer, SchoolPlace place) {
  const auto* school = school_at(answer, place);
  return school ? school->pupils : answer.pupils;
}

std::string text_of(const std::optional<Date>& date) {
  return date ? to_text(*date) : std::string();
}

/// The first two cells of most rows.
Cells school_cells(const WhatIf& answer, SchoolPlace place) {
  const auto* school = school_at(answer, place);
  if (!school) return {"", ""};
  return {school->source_id, school->name};
}

std::string line(Cells cells, const Cells& more) {
  cells.insert(cells.end(), more.begin(), more.end());
  return csv_line(cells);
}

std::string weeks_csv(const WhatIf& answer) {
  auto text = csv_line({"school_id", "school", "week", "step", "pupils", "pupils_in_force"});
  for (const auto& row : answer.by_week) {
    text += line(school_cells(answer, row.school),
                 {to_text(row.week), row.step, std::to_string(row.pupils.proposed),
                  std::to_string(row.pupils.in_force)});
  }
  return text;
}

std::string steps_csv(const WhatIf& answer) {
  auto text = csv_line({"school_id", "school", "enrolled", "step", "pupils", "pupils_in_force", "new", "gone",
                        "earlier", "later"});
  for (const auto& row : answer.by_step) {
    text += line(school_cells(answer, row.school),
                 {std::to_string(enrolled(answer, row.school)), row.step, std::to_string(row.pupils.proposed),
                  std::to_string(row.pupils.in_force), std::to_string(row.is_new),
                  std::to_string(row.is_gone), std::to_string(row.is_earlier), std::to_string(row.is_later)});
  }
  return text;
}

Cells cells_of(const Tasks& tasks) {
  return {std::to_string(tasks.shall), std::to_string(tasks.should), std::to_string(tasks.may),
          std::to_string(tasks.meetings)};
}

std::string work_csv(const WhatIf& answer) {
  auto text = csv_line({"school_id", "school", "role", "shall", "should", "may", "meetings", "shall_in_force",
                        "should_in_force", "may_in_force", "meetings_in_force"});
  for (const auto& row : answer.work) {
    auto cells = school_cells(answer, row.school);
    cells.emplace_back(access::name_of(row.role));
    for (const auto& tasks : {row.proposed, row.in_force}) {
      const auto more = cells_of(tasks);
      cells.insert(cells.end(), more.begin(), more.end());
    }
    text += csv_line(cells);
  }
  return text;
}

std::string pupils_csv(const WhatIf& answer) {
  auto text = csv_line({"pupil_id", "school_id", "school", "step", "reached", "reached_in_force", "change"});
  for (const auto& row : answer.by_pupil) {
    const auto school = school_cells(answer, row.school);
    text += csv_line({row.pupil_source_id, school[0], school[1], row.step, text_of(row.proposed),
                      text_of(row.in_force), std::string(name_of(row.change))});
  }
  return text;
}

std::string variants_csv(const WhatIf& answer) {
  auto text = csv_line({"rule", "value", "school_id", "school", "pupils", "step", "step_pupils"});
  for (const auto& row : answer.variants) {
    const auto school = school_cells(answer, row.school);
    text += csv_line({row.rule, std::to_string(row.value), school[0], school[1], std::to_string(row.pupils),
                      row.step, row.step.empty() ? "" : std::to_string(row.step_pupils)});
  }
  return text;
}

json words_json(const Words& words) {
  return {{"nb", words.nb}, {"nn", words.nn}, {"en", words.en}};
}

json tasks_json(const Tasks& tasks) {
  return {{"shall", tasks.shall}, {"should", tasks.should}, {"may", tasks.may}, {"meetings", tasks.meetings}};
}

class JsonView {
 public:
  JsonView(const WhatIf& answer, WhatIfReader reader) : answer_(answer), reader_(reader) {}

  json all() const {
    json all = {{"school_year", to_text(answer_.year)},
                {"until", to_text(answer_.until)},
                {"routine", answer_.routine},
                {"version", answer_.version},
                {"name", words_json(answer_.name)},
                {"pupils", answer_.pupils},
                {"in_force", in_force()},
                {"step_texts", step_texts()},
                {"schools", schools()},
                {"weeks", rows(answer_.by_week,
                               [](const WeekRow& row, json& fields) {
                                 fields["week"] = to_text(row.week);
                                 fields["step"] = row.step;
                                 fields["pupils"] = row.pupils.proposed;
                                 fields["pupils_in_force"] = row.pupils.in_force;
                               })},
                {"steps", steps()},
                {"work", rows(answer_.work,
                              [](const WorkRow& row, json& fields) {
                                fields["role"] = access::name_of(row.role);
                                fields["proposed"] = tasks_json(row.proposed);
                                fields["in_force"] = tasks_json(row.in_force);
                              })},
                {"variants", rows(answer_.variants, [](const VariantRow& row, json& fields) {
                   fields["rule"] = row.rule;
                   fields["value"] = row.value;
                   fields["pupils"] = row.pupils;
                   fields["step"] = row.step.empty() ? json(nullptr) : json(row.step);
                   fields["step_pupils"] = row.step.empty() ? json(nullptr) : json(row.step_pupils);
                 })}};
    if (reader_ == WhatIfReader::command) all["by_pupil"] = pupils();
    return all;
  }

 private:
  json school_id(SchoolPlace place) const {
    const auto* school = school_at(answer_, place);
    if (!school) return nullptr;
    return reader_ == WhatIfReader::api ? to_text(school->id) : school->source_id;
  }

  /// Each with its school, which the API names once, in `schools`.
  template <class Row, class Add>
  json rows(const std::vector<Row>& rows, const Add& add) const {
    auto list = json::array();
    for (const auto& row : rows) {
      json fields = {{"school_id", school_id(row.school)}};
      add(row, fields);
      list.push_back(std::move(fields));
    }
    return list;
  }

  json in_force() const {
    auto list = json::array();
    for (const auto& each : answer_.in_force) {
      list.push_back({{"routine", each.routine},
                      {"version", each.version},
                      {"from", to_text(each.days.from)},
                      {"to", text_of(each.days.to)}});
    }
    return list;
  }

  json step_texts() const {
    auto list = json::array();
    for (const auto& [step, words] : answer_.steps)
      list.push_back({{"step", step}, {"text", words_json(words)}});
    return list;
  }

  json schools() const {
    auto list = json::array();
    for (std::size_t place = 0; place < answer_.schools.size(); ++place) {
      const auto& school = answer_.schools[place];
      list.push_back({{"school_id", school_id(static_cast<SchoolPlace>(place))},
                      {"school", school.name},
                      {"enrolled", school.pupils}});
    }
    return list;
  }

  json steps() const {
    return rows(answer_.by_step, [&](const StepRow& row, json& fields) {
      fields["step"] = row.step;
      fields["enrolled"] = enrolled(answer_, row.school);
      fields["pupils"] = row.pupils.proposed;
      fields["pupils_in_force"] = row.pupils.in_force;
      fields["new"] = row.is_new;
      fields["gone"] = row.is_gone;
      fields["earlier"] = row.is_earlier;
      fields["later"] = row.is_later;
    });
  }

  json pupils() const {
    return rows(answer_.by_pupil, [](const PupilRow& row, json& fields) {
      fields["pupil_id"] = row.pupil_source_id;
      fields["step"] = row.step;
      fields["reached"] = row.proposed ? json(to_text(*row.proposed)) : json(nullptr);
      fields["reached_in_force"] = row.in_force ? json(to_text(*row.in_force)) : json(nullptr);
      fields["change"] = name_of(row.change);
    });
  }

  const WhatIf& answer_;
  WhatIfReader reader_;
};

}  // namespace

std::optional<WhatIfTable> parse_table(std::string_view name) {
  for (const auto& [each, table] : kTables) {
    if (each == name) return table;
  }
  return std::nullopt;
}

std::string to_csv(const WhatIf& answer, WhatIfTable table) {
  switch (table) {
    case WhatIfTable::weeks:
      return weeks_csv(answer);
    case WhatIfTable::steps:
      return steps_csv(answer);
    case WhatIfTable::work:
      return work_csv(answer);
    case WhatIfTable::pupils:
      return pupils_csv(answer);
    case WhatIfTable::variants:
      return variants_csv(answer);
  }
  return "";
}

std::string to_json(const WhatIf& answer, WhatIfReader reader) {
  const auto all = JsonView(answer, reader).all();
  return reader == WhatIfReader::command ? all.dump(2) + "\n" : all.dump();
}

}  // namespace tilstede::routine
