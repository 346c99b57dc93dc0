// Leave in words, the same for homes and schools.
import type { Schemas } from '../../api/client.ts'
import { dateInWords, spanInWords } from '../../i18n/dates.ts'
import type { Key, Translate } from '../../i18n/index.tsx'

export const kinds: Schemas['LeaveKind'][] = ['leave', 'religious_holiday', 'single_day']

export const kindKeys: Record<Schemas['LeaveKind'], Key> = {
  leave: 'leave_home.kind_leave',
  religious_holiday: 'leave_home.kind_religious',
  single_day: 'leave_home.kind_single',
}

export const stateKeys: Record<Schemas['LeaveState'], Key> = {
  waiting: 'leave_home.state_waiting',
  withdrawn: 'leave_home.state_withdrawn',
  granted: 'leave_home.state_granted',
  partly_granted: 'leave_home.state_partly',
  refused: 'leave_home.state_refused',
  undone: 'leave_home.state_undone',
}

export const stateColours: Record<Schemas['LeaveState'], 'success' | 'warning' | 'danger' | 'neutral'> = {
  waiting: 'warning',
  withdrawn: 'neutral',
  granted: 'success',
  partly_granted: 'success',
  refused: 'danger',
  undone: 'neutral',
}

export function datesInWords(t: Translate, { from, to }: Schemas['LeaveDates']): string {
  return from === to ? dateInWords(t, from) : spanInWords(t, from, to)
}

/** What stands, where it is not what was asked for. */
export function standingOtherwise({ asked, standing }: Pick<Schemas['HomeLeave'], 'asked' | 'standing'>): Schemas['LeaveDates'] | null {
  return standing !== null && (standing.from !== asked.from || standing.to !== asked.to) ? standing : null
}

/** Fridager: 1 av 2 brukt · Permisjon: 3 dager · Høytid: 1 dag. What there is none of is left out, but for the single days. */
export function usageInWords(t: Translate, usage: Schemas['LeaveUsage'], quota: number): string {
  return [
    quota > 0 || usage.single_days > 0 ? t('leave_home.used_single', { used: usage.single_days, quota }) : null,
    usage.leave_days > 0 ? t('leave_home.used_leave', { count: usage.leave_days }) : null,
    usage.religious_days > 0 ? t('leave_home.used_religious', { count: usage.religious_days }) : null,
  ]
    .filter(Boolean)
    .join(' · ')
}
