// A limit in words around its number: "minst [10] dager i skoleåret".
import type { Key, Translate } from '../../i18n/index.tsx'
import type { Threshold } from './draft.ts'

const leads: Record<Threshold['limit'], Key> = {
  at_least: 'whatif.at_least',
  share_over_percent: 'whatif.share_over',
  share_at_least_percent: 'whatif.at_least',
}
const series: Record<Threshold['series'], Key> = {
  days: 'whatif.series.days',
  hours: 'whatif.series.hours',
  late_arrivals: 'whatif.series.late_arrivals',
  left_early: 'whatif.series.left_early',
  unreported: 'whatif.series.unreported',
}
const windows: Record<Threshold['window']['kind'], Key> = {
  calendar_month: 'whatif.window.calendar_month',
  days: 'whatif.window.days',
  weeks: 'whatif.window.weeks',
  months: 'whatif.window.months',
  school_days: 'whatif.window.school_days',
  school_year: 'whatif.window.school_year',
}

export function limitWords(t: Translate, threshold: Threshold): { lead: string; rest: string } {
  const window = t(windows[threshold.window.kind], { count: threshold.window.count })
  const what = t(series[threshold.series])
  const isShare = threshold.limit !== 'at_least'
  return { lead: t(leads[threshold.limit]), rest: isShare ? t('whatif.share', { what, window }) : `${what} ${window}` }
}

/** All of it, for a list to choose from. */
export function thresholdName(t: Translate, threshold: Threshold): string {
  const { lead, rest } = limitWords(t, threshold)
  return `${lead} ${threshold.value} ${rest}`
}
