// Whom a decision is for: what the list shows, and what is ticked. Pure.
import type { Schemas } from '../../api/client.ts'
import { pupilName } from '../../ui/pupil-name.ts'

export type Day = Schemas['OutsideControlDay']
export type Candidate = Day['pupils'][number]

/** `registered`: whoever is away or late in the lesson. Else a class, by its id, or everybody. */
export type Shown = 'registered' | 'everybody' | { classId: string }

export interface Listed extends Candidate {
  className: string
}

/** The pupils to tick, each with the first of its classes; what is searched for is looked for among all. */
export function listed(day: Day, shown: Shown, search: string): Listed[] {
  const classOf = classesByPupil(day)
  const words = search.trim().toLocaleLowerCase('nb')
  return day.pupils
    .map((pupil) => ({ ...pupil, className: classOf.get(pupil.pupil_id) ?? '' }))
    .filter((pupil) => (words === '' ? isShown(pupil, day, shown) : pupilName(pupil).toLocaleLowerCase('nb').includes(words)))
}

function isShown(pupil: Listed, day: Day, shown: Shown): boolean {
  if (shown === 'everybody') return true
  if (shown === 'registered') return isRegistered(pupil)
  return day.classes.find((one) => one.class_id === shown.classId)?.pupils.includes(pupil.pupil_id) ?? false
}

export function isRegistered(pupil: Candidate): boolean {
  return pupil.entry !== null && pupil.entry.kind !== 'left_early'
}

function classesByPupil(day: Day): Map<string, string> {
  const classOf = new Map<string, string>()
  for (const one of day.classes) {
    for (const pupil of one.pupils) if (!classOf.has(pupil)) classOf.set(pupil, one.name)
  }
  return classOf
}

/** All of them ticked, or, where all are already, none. */
export function toggledAll(ticked: ReadonlySet<string>, pupils: readonly Candidate[]): Set<string> {
  const ids = pupils.map((pupil) => pupil.pupil_id)
  const next = new Set(ticked)
  if (ids.every((id) => next.has(id))) for (const id of ids) next.delete(id)
  else for (const id of ids) next.add(id)
  return next
}

export function toggled<T>(set: ReadonlySet<T>, item: T): Set<T> {
  const next = new Set(set)
  if (!next.delete(item)) next.add(item)
  return next
}
