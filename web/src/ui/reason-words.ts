// What a reason counts in, in words. Pure.
import type { Schemas } from '../api/client.ts'
import type { Key } from '../i18n/index.tsx'

export type Reason = Schemas['Reason']
export type ReasonWish = Schemas['ReasonWish']

export const acceptedByKeys: Record<Schemas['AcceptedBy'], Key> = {
  teacher: 'reasons.accepted_by.teacher',
  contact_teacher: 'reasons.accepted_by.contact_teacher',
  department_head: 'reasons.accepted_by.department_head',
  principal: 'reasons.accepted_by.principal',
}

/** What is out of the ordinary about a reason; nothing when it counts everywhere. */
export function exceptionsOf(reason: Omit<ReasonWish, 'name' | 'documented_by' | 'accepted_by'>): Key[] {
  const keys: Key[] = []
  if (reason.is_leave) keys.push('reasons.is_leave')
  if (!reason.counts_as_absence) return [...keys, 'reasons.no_absence']
  if (!reason.on_certificate) keys.push('reasons.not_on_certificate')
  if (!reason.towards_thresholds) keys.push('reasons.no_thresholds')
  return keys
}
