// What a substitute says of a class: nobody is wrong until something is said. Pure.
import type { Schemas } from '../../api/client.ts'

export type Choice = 'present' | 'absent' | 'late'
export type ListedPupil = Schemas['SubstituteRegister']['pupils'][number]
/** By pupil; who is not here is as `startOf` says. */
export type Choices = ReadonlyMap<string, Choice>

/** Whom the home or the school has told of is absent until seen. */
export function startOf(pupil: ListedPupil): Choice {
  return pupil.is_reported ? 'absent' : 'present'
}

export function choiceOf(choices: Choices, pupil: ListedPupil): Choice {
  return choices.get(pupil.pupil_id) ?? startOf(pupil)
}

/** Out of what was kept, what is of this lesson and of these pupils: another class has lessons at that hour too. */
export function choicesIn(kept: string | null, lesson: string, pupils: ListedPupil[]): Choices {
  if (kept === null) return new Map()
  const found: { lesson: string; choices: [string, Choice][] } = JSON.parse(kept)
  if (found.lesson !== lesson) return new Map()
  return new Map(found.choices.filter(([id]) => pupils.some((pupil) => pupil.pupil_id === id)))
}

export function counted(choices: Choices, pupils: ListedPupil[]): Record<Choice, number> {
  const counts = { present: 0, absent: 0, late: 0 }
  for (const pupil of pupils) counts[choiceOf(choices, pupil)] += 1
  return counts
}

interface Mark {
  mark_id: string
  pupil_id: string
  based_on: string | null
  kind: Choice
}

/** Only what differs from what the list said by itself: the rest is seen, and stands. */
export function marksOf(choices: Choices, pupils: ListedPupil[], newId: () => string): Mark[] {
  return pupils.flatMap((pupil) => {
    const kind = choiceOf(choices, pupil)
    if (kind === startOf(pupil)) return []
    return [{ mark_id: newId(), pupil_id: pupil.pupil_id, based_on: pupil.entry_id, kind }]
  })
}
