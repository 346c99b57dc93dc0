// The figures in SQL: cells of school, grade and gender at ten cut-offs, and each school's months.
const CUTS = Array.from({ length: 10 }, (_, i) => i + 1)
const each = (make) => CUTS.map(make).join(', ')

export const figuresSql = `
create or replace table cells as
with months as (
  select e.pupil, c.month::integer as month, count(*) filter (where e.kind = 0) as days,
    coalesce(sum(e.lessons) filter (where e.kind = 1), 0) as hours
  from entries e
  join pupils p using (pupil)
  join calendar c on c.calendar = p.calendar and c.date = e.date
  where e.kind < 2
  group by all
),
until as (
  select pupil,
    ${each((cut) => `sum(days) filter (where month <= ${cut}) as days_${cut}`)},
    ${each((cut) => `sum(hours) filter (where month <= ${cut}) as hours_${cut}`)}
  from months
  group by pupil
),
school_days as (
  select calendar, cut, count(*) filter (where month <= cut) as school_days
  from calendar, (select unnest([${CUTS}]) as cut)
  group by calendar, cut
),
spread as (
  select school, grade, gender, calendar, unnest([${CUTS}]) as cut,
    unnest([${each((cut) => `days_${cut}`)}]) as days, unnest([${each((cut) => `hours_${cut}`)}]) as hours
  from pupils
  left join until using (pupil)
),
valued as (
  select school, grade, gender, cut, coalesce(days, 0)::smallint as days, coalesce(hours, 0)::smallint as hours,
    school_days
  from spread
  join school_days using (calendar, cut)
)
select school, grade, gender, cut, count(*) as pupils, sum(days) as days, sum(hours) as hours,
  quantile_cont(days::double, [.5, .9]) as days_at, quantile_cont(hours::double, [.5, .9]) as hours_at,
  count(*) filter (where days >= 10) as days_10, count(*) filter (where days >= 20) as days_20,
  count(*) filter (where hours >= 10) as hours_10, count(*) filter (where hours >= 20) as hours_20,
  count(*) filter (where 10 * days >= school_days) as tenth
from valued
group by school, grade, gender, cut;

create or replace table trend as
select p.school, c.month, count(*) filter (where e.kind = 0) as days,
  coalesce(sum(e.lessons) filter (where e.kind = 1), 0) as hours, count(*) filter (where e.kind = 2) as late
from entries e
join pupils p using (pupil)
join calendar c on c.calendar = p.calendar and c.date = e.date
group by p.school, c.month;`

// As bench/nation/sums.cpp sums its own: medians twice, 90th percentiles tenfold, so that all are whole numbers.
export const cellSums = `
with whole as (
  select *, round(2 * days_at[1])::bigint as md, round(2 * hours_at[1])::bigint as mh,
    round(10 * days_at[2])::bigint as pd, round(10 * hours_at[2])::bigint as ph
  from cells
)
select count(*), sum(days), sum(hours), sum(md), sum(mh), sum(pd), sum(ph), sum(days_10), sum(days_20), sum(hours_10),
  sum(hours_20), sum(tenth),
  sum((20 * md + 40 * mh + 2 * pd + 4 * ph + days + hours + tenth)
    * ((school % 97 + 1) * (grade::integer + 1) * (gender::integer + 1) * cut))
from whole`

export const trendSums = `
select sum(days * (school % 97 + month)), sum(hours * (school % 97 + month)), sum(late * (school % 97 + month))
from trend`
