// Civil dates and times of day in words. Names of days and months stand in the catalogues, in the form they have within a
// date: a browser has no nynorsk, Somali or Tigrinya, and a translator can correct them.
import type { Key, Translate } from './index.tsx'

const weekdayKeys: Key[] = ['day.mon', 'day.tue', 'day.wed', 'day.thu', 'day.fri', 'day.sat', 'day.sun']
const shortWeekdayKeys: Key[] = [
  'day.mon_short', 'day.tue_short', 'day.wed_short', 'day.thu_short', 'day.fri_short', 'day.sat_short', 'day.sun_short',
]
const monthKeys: Key[] = [
  'month.1', 'month.2', 'month.3', 'month.4', 'month.5', 'month.6',
  'month.7', 'month.8', 'month.9', 'month.10', 'month.11', 'month.12',
]
const shortMonthKeys: Key[] = [
  'month.1_short', 'month.2_short', 'month.3_short', 'month.4_short', 'month.5_short', 'month.6_short',
  'month.7_short', 'month.8_short', 'month.9_short', 'month.10_short', 'month.11_short', 'month.12_short',
]

const dayMs = 86_400_000

function toMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}

function toDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}

export function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  // A browser takes 31 February for 2 March.
  return !Number.isNaN(toMs(text)) && toDate(toMs(text)) === text
}

/** 0 is Monday. */
export function weekdayOf(date: string): number {
  return (new Date(toMs(date)).getUTCDay() + 6) % 7
}

export function addDays(date: string, days: number): string {
  return toDate(toMs(date) + days * dayMs)
}

/** The next date that is no Saturday or Sunday; `step` is 1 or -1. */
export function nextWeekday(date: string, step: 1 | -1): string {
  let next = addDays(date, step)
  while (weekdayOf(next) > 4) next = addDays(next, step)
  return next
}

export function mondayOf(date: string): string {
  return addDays(date, -weekdayOf(date))
}

function monthOf(date: string): number {
  return Number(date.slice(5, 7))
}

export function monthName(t: Translate, date: string): string {
  return t(monthKeys[monthOf(date) - 1] ?? 'month.1')
}

export function weekdayName(t: Translate, weekday: number): string {
  return t(weekdayKeys[weekday] ?? 'day.mon')
}

export function weekdayShort(t: Translate, weekday: number): string {
  return t(shortWeekdayKeys[weekday] ?? 'day.mon_short')
}

function parts(t: Translate, date: string) {
  return {
    weekday: weekdayName(t, weekdayOf(date)),
    day: Number(date.slice(8, 10)),
    month: monthName(t, date),
    year: date.slice(0, 4),
  }
}

/** torsdag 31. oktober */
export function dateInWords(t: Translate, date: string): string {
  return t('date.words', parts(t, date))
}

/** 5.–17. september · 28. september – 2. oktober */
export function spanInWords(t: Translate, from: string, to: string): string {
  const start = parts(t, from)
  const end = parts(t, to)
  const values = { from: start.day, from_month: start.month, day: end.day, month: end.month }
  if (start.month !== end.month) return t('date.span', values)
  return t('date.span_month', { from: start.day, day: end.day, month: end.month })
}

/** to. 31. okt. */
export function dateShort(t: Translate, date: string): string {
  const month = t(shortMonthKeys[monthOf(date) - 1] ?? 'month.1_short')
  return t('date.short', { weekday: weekdayShort(t, weekdayOf(date)), day: parts(t, date).day, month })
}

/** 1 August of the school year that holds the date. */
export function schoolYearStart(date: string): string {
  const year = Number(date.slice(0, 4))
  return `${monthOf(date) >= 8 ? year : year - 1}-08-01`
}

/** 2024-25 */
export function schoolYearOf(date: string): string {
  const begins = Number(schoolYearStart(date).slice(0, 4))
  return `${begins}-${String(begins + 1).slice(2)}`
}

/** 31. oktober 2024 */
export function dateWithYear(t: Translate, date: string): string {
  return t('date.year', parts(t, date))
}

const clock = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
})
const civilDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' })

/** 08:31, as the clock on the school's wall. */
export function timeOfDay(instant: string): string {
  return clock.format(new Date(instant))
}

/** The civil date in Norway on which something happened. */
export function dateOfInstant(instant: string): string {
  return civilDate.format(new Date(instant))
}
