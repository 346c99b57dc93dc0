// A reason as it is asked for, and the catalogue's order. Pure.
import { ProblemError } from '../../api/client.ts'
import type { Reason, ReasonWish } from '../../ui/reason-words.ts'

export const newReason: ReasonWish = {
  name: { nb: '', nn: '', en: '' },
  documented_by: { nb: '', nn: '', en: '' },
  accepted_by: 'teacher',
  is_leave: false,
  counts_as_absence: true,
  on_certificate: true,
  towards_thresholds: true,
  is_retired: false,
}

/** The wish that leaves the reason as it is. */
export function wishOf({ code: _code, ...wish }: Reason): ReasonWish {
  return wish
}

/** The server refused it because another reason has the name. */
export function isNameTaken(error: unknown): boolean {
  return error instanceof ProblemError && error.places.some(({ pointer, code }) => pointer === '/name/nb' && code === 'name-taken')
}

/** The codes with one moved by one place among those in use. */
export function movedBy(reasons: readonly Reason[], code: string, step: -1 | 1): string[] {
  const codes = [...reasons.filter((one) => !one.is_retired), ...reasons.filter((one) => one.is_retired)].map((one) => one.code)
  const from = codes.indexOf(code)
  const to = from + step
  if (from < 0 || to < 0 || to >= codes.length) return codes
  const [moved] = codes.splice(from, 1)
  if (moved !== undefined) codes.splice(to, 0, moved)
  return codes
}
