// The morning list: its types, and how one step's answer and a poll become what the page shows.
import type { Schemas } from '../../api/client.ts'

export type Morning = Schemas['Morning']
export type School = Morning['schools'][number]
export type Missing = Schemas['MissingPupil']
export type StepWish = Schemas['MorningStepWish']
export type Person = Missing['people'][number]
export type LoggedStep = Missing['steps'][number]

export function nameOf(pupil: Missing): string {
  return `${pupil.given_name} ${pupil.family_name}`
}

export function needsSomebody(pupil: Missing): boolean {
  return pupil.status === 'open' || pupil.status === 'taken'
}

export interface Counts {
  open: number
  taken: number
  notFound: number
  unregistered: number
}

export function countsOf(morning: Morning): Counts {
  const pupils = morning.schools.flatMap((school) => school.pupils)
  return {
    open: pupils.filter((pupil) => pupil.status === 'open').length,
    taken: pupils.filter((pupil) => pupil.status === 'taken').length,
    notFound: pupils.filter((pupil) => needsSomebody(pupil) && pupil.not_found_since !== null).length,
    unregistered: morning.schools.reduce((sum, school) => sum + school.unregistered.length, 0),
  }
}

/** The list with one pupil as a step's answer has it; the order is the server's, and waits for its next list. */
export function withPupil(morning: Morning, pupil: Missing): Morning {
  return {
    ...morning,
    schools: morning.schools.map((school) => ({
      ...school,
      pupils: school.pupils.map((one) => (one.pupil_id === pupil.pupil_id ? pupil : one)),
    })),
  }
}

/** What a telephone understands. */
export function telOf(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`
}
