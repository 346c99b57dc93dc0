// The benchmark's 21 rules and 17 counts in SQL, per pupil. Firsts are days since 1 August; one pass over windows
// partitioned by pupil does most.

// The year's last day, 19 June; three months before it; June, counted from August.
const END = 322
const END_3_MONTHS = 230
const END_MONTH = 10

export const rulesSql = `
create or replace table rules as
with dated as not materialized (
  select e.pupil, e.kind, e.lessons, e.subject, e.reason, p.calendar, p.grade,
    c.day_offset::integer as date_no, c.day::integer as day, c.weekday, c.month, c.is_edge, c.three_months_before,
    c.days_15_weeks::integer as days_15_weeks, c.days_28::integer as days_28, c.days_84 - c.days_28::integer as days_before
  from entries e
  join pupils p using (pupil)
  join calendar c on c.calendar = p.calendar and c.date = e.date
  where c.day_offset <= ${END}
),
absent as (
  select pupil, calendar, date_no, day, weekday, month, is_edge, three_months_before, days_15_weeks, days_28, days_before,
    row_number() over so_far as n,
    lag(date_no, 2) over so_far as date_no_2, lag(month, 2) over so_far as month_2, lag(day, 2) over so_far as day_2,
    lag(date_no, 9) over so_far as date_no_9, lag(day, 9) over so_far as day_9,
    sum((weekday = 0)::integer) over so_far as mondays, sum((weekday = 1)::integer) over so_far as tuesdays,
    sum((weekday = 2)::integer) over so_far as wednesdays, sum((weekday = 3)::integer) over so_far as thursdays,
    sum((weekday = 4)::integer) over so_far as fridays, sum(is_edge) over so_far as edges,
    -- Ten at most, and under six is too few in any case.
    case
      when date_no - lag(date_no, 9) over so_far <= 104 then 10
      when date_no - lag(date_no, 8) over so_far <= 104 then 9
      when date_no - lag(date_no, 7) over so_far <= 104 then 8
      when date_no - lag(date_no, 6) over so_far <= 104 then 7
      when date_no - lag(date_no, 5) over so_far <= 104 then 6
      else 5
    end as in_15_weeks,
    count(*) over (partition by pupil order by date_no range between 27 preceding and current row) as recent,
    count(*) over (partition by pupil order by date_no range between 83 preceding and current row) as in_84_days
  from dated
  where kind = 0 and reason < 2
  window so_far as (partition by pupil order by date_no rows unbounded preceding)
),
of_weekday as (
  select *, case weekday when 0 then mondays when 1 then tuesdays when 2 then wednesdays when 3 then thursdays
    else fridays end as same
  from absent
),
weekdays as (
  select pupil, min(date_no) as weekday_pattern
  from of_weekday a
  join weekday_critical c on c.calendar = a.calendar and c.day = a.day and c.n = a.n and a.same >= c.k
  where same >= 4
  group by pupil
),
edges as (
  select pupil, min(date_no) as edge_pattern
  from of_weekday a
  join edge_critical c on c.calendar = a.calendar and c.day = a.day and c.n = a.n and a.edges >= c.k
  where edges >= 4 and is_edge = 1
  group by pupil
),
days as (
  select pupil,
    min(date_no) filter (where month_2 = month) as three_in_month,
    min(date_no) filter (where date_no - date_no_2 <= 29) as three_in_30_days,
    min(date_no) filter (where date_no_9 > three_months_before) as ten_in_3_months,
    min(date_no) filter (where n = 5) as days_5,
    min(date_no) filter (where n = 10) as days_10,
    min(date_no) filter (where n = 20) as days_20,
    min(date_no) filter (where day >= 19 and 10 * n > day + 1) as tenth_of_days,
    min(date_no) filter (where day - day_2 <= 9) as three_in_10_school_days,
    min(date_no) filter (where in_15_weeks >= 10 or (days_15_weeks >= 40 and 100 * in_15_weeks >= 15 * days_15_weeks))
      as ten_in_15_weeks,
    min(date_no) filter (where recent >= 4 and days_before >= 20 and recent * days_before >= 2 * (in_84_days - recent) * days_28)
      as rising,
    min(date_no) filter (where day - day_9 = 9) as ten_in_a_row,
    count(*) filter (where month = ${END_MONTH}) as in_month,
    count(*) filter (where date_no > ${END} - 30) as in_30_days,
    count(*) filter (where date_no > ${END_3_MONTHS}) as in_3_months,
    count(*) as days,
    count(*) filter (where date_no > ${END} - 105) as in_15_weeks,
    count(*) filter (where date_no > ${END} - 28) as in_28_days,
    count(*) filter (where date_no > ${END} - 84) as in_84_days,
    greatest(max(mondays), max(tuesdays), max(wednesdays), max(thursdays), max(fridays)) as most_of_a_weekday,
    max(edges) as edge_days
  from absent
  group by pupil
),
spells as (
  select pupil, min(date_no) as begins, max(date_no) as ends, count(*) as length from absent group by pupil, day - n
),
short as (
  select pupil, begins, ends, lag(begins, 2) over (partition by pupil order by begins) as begins_2
  from spells
  where length <= 3
),
short_spells as (
  select pupil, min(ends) filter (where ends - begins_2 <= 55) as three_short_spells,
    count(*) filter (where begins > ${END} - 56) as short_spells
  from short
  group by pupil
),
longest as (select pupil, max(length) as longest_spell from spells group by pupil),
lessons as (
  select pupil, date_no, grade, subject, sum(lessons) over so_far as hours, count(*) over so_far as n,
    count(*) over (partition by pupil, subject order by date_no) as same
  from dated
  where kind = 1 and reason < 2
  window so_far as (partition by pupil order by date_no)
),
hours as (
  select pupil, min(date_no) filter (where hours >= 5) as hours_5, min(date_no) filter (where hours >= 10) as hours_10,
    min(date_no) filter (where hours >= 20) as hours_20, max(hours) as hours, max(same) as most_of_a_subject
  from lessons
  group by pupil
),
subjects as (
  select pupil, min(date_no) as subject_pattern
  from lessons l
  join subject_critical c on c.grade = l.grade and c.subject = l.subject and c.n = l.n and l.same >= c.k
  where same >= 4
  group by pupil
),
late as (
  select pupil, min(date_no) filter (where n = 5) as late_5, min(date_no) filter (where n = 10) as late_10,
    min(date_no) filter (where n = 20) as late_20, count(*) as late
  from (
    select pupil, date_no, row_number() over (partition by pupil order by date_no) as n from dated where kind = 2 and reason < 2
  )
  group by pupil
),
totals as (
  select pupil, count(*) filter (where kind = 0) as all_days, sum(lessons) filter (where kind = 1) as all_hours,
    count(*) filter (where kind = 2) as all_late
  from dated
  group by pupil
)
select p.pupil,
  three_in_month, three_in_30_days, ten_in_3_months, days_5, days_10, days_20, hours_5, hours_10, hours_20,
  late_5, late_10, late_20, tenth_of_days, three_in_10_school_days, ten_in_15_weeks, weekday_pattern, edge_pattern,
  subject_pattern, rising, three_short_spells, ten_in_a_row,
  coalesce(in_month, 0) as in_month, coalesce(in_30_days, 0) as in_30_days, coalesce(in_3_months, 0) as in_3_months,
  coalesce(days, 0) as days, coalesce(in_15_weeks, 0) as in_15_weeks, coalesce(in_28_days, 0) as in_28_days,
  coalesce(in_84_days, 0) as in_84_days, coalesce(most_of_a_weekday, 0) as most_of_a_weekday,
  coalesce(edge_days, 0) as edge_days, coalesce(short_spells, 0) as short_spells,
  coalesce(longest_spell, 0) as longest_spell, coalesce(all_days, 0) as all_days,
  coalesce(hours, 0) as hours, coalesce(late, 0) as late, coalesce(most_of_a_subject, 0) as most_of_a_subject,
  coalesce(all_hours, 0) as all_hours, coalesce(all_late, 0) as all_late
from pupils p
left join days using (pupil)
left join weekdays using (pupil)
left join edges using (pupil)
left join short_spells using (pupil)
left join longest using (pupil)
left join hours using (pupil)
left join subjects using (pupil)
left join late using (pupil)
left join totals using (pupil);`
