// The threshold sweep in SQL, two ways that must agree. Flagged in a week: on some day of it, the last `window` calendar
// days hold `limit` absence days. The obvious way counts in RANGE windows. The better way keeps a pupil's year in four
// words, five bits a week, and counts the bits under a mask.
export const WINDOWS = [14, 30, 60, 90, 105]
export const LIMITS = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20]
export const VARIANTS = WINDOWS.flatMap((window) => LIMITS.map((limit) => ({ window, limit })))
const WEEKS = 44
const WEEKS_PER_WORD = 11
const WORDS = [0, 1, 2, 3]
const WEEKDAYS = [0, 1, 2, 3, 4]
const FIRST_MONDAY = 17

const absences = `
  from entries e
  join pupils p using (pupil)
  join calendar c on c.calendar = p.calendar and c.date = e.date
  where e.kind = 0 and e.reason < 2`
const flagged = VARIANTS.map(
  ({ window, limit }) => `count(*) filter (where most_${window} >= ${limit}) as flagged_${window}_${limit}`,
).join(', ')

// After an absence the window only empties, so Mondays are all that is needed beside absence days.
export const sweepByRange = `
create or replace table sweep as
with absent as (
  select e.pupil, p.school, c.day_offset::integer as date_no, c.week::integer as week, 1 as is_absent ${absences}
),
mondays as (
  select pupil, school, ${FIRST_MONDAY} + 7 * week as date_no, week, 0 as is_absent
  from (
    select pupil, any_value(school) as school, min(week) as first, least(max(week) + 16, ${WEEKS - 1}) as last
    from absent group by pupil
  ), lateral (select unnest(range(first + 1, last + 1)) as week)
),
counted as (
  select pupil, school, week, ${WINDOWS.map(
    (window) => `sum(is_absent) over (partition by pupil order by date_no
      range between ${window - 1} preceding and current row) as in_${window}`,
  ).join(', ')}
  from (select * from absent union all select * from mondays)
),
weeks as (
  select school, pupil, week, ${WINDOWS.map((window) => `max(in_${window}) as most_${window}`).join(', ')}
  from counted
  group by school, pupil, week
  having max(in_105) >= 2
)
select school, week, ${flagged} from weeks group by school, week`

/// The bits of the school days in the `window` days that end on a weekday of a week, per word.
function masks(week, weekday, window) {
  const words = WORDS.map(() => 0n)
  const end = 7 * week + weekday
  for (let day = Math.max(0, end - window + 1); day <= end; day++) {
    const of = Math.floor(day / 7)
    if (day % 7 < 5) words[Math.floor(of / WEEKS_PER_WORD)] |= 1n << BigInt((of % WEEKS_PER_WORD) * 5 + (day % 7))
  }
  return words
}

const maskName = (window, weekday, word) => `mask_${window}_${weekday}_${word}`

function maskTable() {
  const names = WINDOWS.flatMap((window) =>
    WEEKDAYS.flatMap((weekday) => WORDS.map((word) => maskName(window, weekday, word))),
  )
  const rows = Array.from({ length: WEEKS }, (_, week) => {
    const all = WINDOWS.flatMap((window) => WEEKDAYS.flatMap((weekday) => masks(week, weekday, window)))
    return `(${[week, ...all].join(', ')})`
  })
  return `create or replace temp table masks as
select week, ${names.map((name) => `${name}::bigint as ${name}`).join(', ')}
from (values ${rows.join(', ')}) t(week, ${names.join(', ')})`
}

const inWindow = (window, weekday) =>
  WORDS.map((word) => `bit_count(bits_${word} & ${maskName(window, weekday, word)})`).join(' + ')

export const sweepByBits = `${maskTable()};
create or replace table sweep as
with years as (
  select e.pupil, any_value(p.school) as school, ${WORDS.map(
    (word) => `bit_or(case when c.week // ${WEEKS_PER_WORD} = ${word}
      then 1::bigint << ((c.week % ${WEEKS_PER_WORD}) * 5 + c.weekday)::integer else 0 end) as bits_${word}`,
  ).join(', ')}
  ${absences}
  group by e.pupil
  having count(*) >= 2
),
weeks as (
  select school, week, ${WINDOWS.map(
    (window) => `greatest(${WEEKDAYS.map((weekday) => inWindow(window, weekday)).join(', ')}) as most_${window}`,
  ).join(', ')}
  from years, masks
)
select school, week, ${flagged} from weeks where most_105 >= 2 group by school, week`

export const sweepSums = `
select sum(${VARIANTS.map(({ window, limit }) => `flagged_${window}_${limit}`).join(' + ')}),
  sum((${VARIANTS.map(({ window, limit }, i) => `flagged_${window}_${limit} * ${i + 1}`).join(' + ')})::bigint
    * (school % 97 + 1) * (week + 1))
from sweep`
