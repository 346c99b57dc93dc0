// The parts that are measured, each on columns of one world: rules, figures, sweep, and the build itself.
#pragma once

#include "engine/columns_figures.hpp"
#include "engine/columns_sweep.hpp"
#include "nation/rules.hpp"
#include "nation/world.hpp"

namespace tilstede::bench {

constexpr int kMonths = 11;
/// Cut-offs are the ends of August to June; published are those from September on.
constexpr int kFirstPublishedCut = 1;

/// Windows of 14, 30, 60, 90 and 105 days with ten limits each.
engine::SweepPlan make_sweep_plan(const std::vector<engine::ColumnCalendar>& calendars);
engine::FigurePlan make_figure_plan(const std::vector<engine::ColumnCalendar>& calendars);

class Workload {
 public:
  Workload(const World& world, engine::RunTasks run, int threads, engine::InstructionSet set);

  /// False with a problem said when the rows are refused.
  bool build();
  void rules();
  void figures();
  void sweep();

  const engine::Columns& columns() const { return columns_; }
  const RuleTables& tables() const { return tables_; }
  const FindingColumns& findings() const { return findings_; }
  const engine::FigurePlan& figure_plan() const { return figure_plan_; }
  const std::vector<engine::CellFigures>& cells() const { return cells_; }
  const std::vector<engine::LateFigures>& late() const { return late_; }
  const engine::SweepPlan& sweep_plan() const { return sweep_plan_; }
  const std::vector<std::uint16_t>& flagged() const { return flagged_; }

 private:
  void each_share_of_schools(const std::function<void(std::size_t first, std::size_t last)>& work);

  const World& world_;
  engine::RunTasks run_;
  std::size_t threads_;
  engine::InstructionSet set_;
  RuleTables tables_;
  engine::FigurePlan figure_plan_;
  engine::SweepPlan sweep_plan_;
  engine::BuildSpace space_;
  engine::Columns columns_;
  FindingColumns findings_;
  std::vector<engine::CellFigures> cells_;
  std::vector<engine::LateFigures> late_;
  std::vector<std::uint16_t> flagged_;
};

}  // namespace tilstede::bench
