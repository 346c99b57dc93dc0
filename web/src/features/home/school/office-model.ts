// The office's pupils, and which of them are meant by what is typed. Pure.
import type { Schemas } from '../../../api/client.ts'
import type { MyHome } from '../report-model.ts'

export type Office = Schemas['Office']
export type Found = Office['schools'][number]['pupils'][number]
export type PupilHome = Schemas['PupilHome']
export type Guardian = PupilHome['guardians'][number]

const namesShownAtMost = 40

export function pupilsOf(office: Office): Found[] {
  return office.schools.flatMap((school) => school.pupils)
}

/** Accents and case are not typed on the telephone: "oyvind" finds Øyvind, and "asa" Åsa. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
}

/** Every word typed begins a word of the name, or the class; those whose given name it begins come first. */
export function matching(pupils: readonly Found[], words: string): Found[] {
  const wanted = folded(words).split(/\s+/).filter(Boolean)
  const [first] = wanted
  if (first === undefined) return []
  const isMeant = (pupil: Found) => {
    const parts = folded(`${pupil.given_name} ${pupil.family_name} ${pupil.class}`).split(/[\s-]+/)
    return wanted.every((word) => parts.some((part) => part.startsWith(word)))
  }
  const found = pupils.filter(isMeant)
  const beginsWith = (pupil: Found) => (folded(pupil.given_name).startsWith(first) ? 0 : 1)
  return found.toSorted((a, b) => beginsWith(a) - beginsWith(b))
}

/** Whoever types a class reads through it: it is shown whole. */
export function shownOf(found: readonly Found[], words: string): readonly Found[] {
  const isClass = found.some((pupil) => folded(pupil.class) === folded(words.trim()))
  return isClass ? found : found.slice(0, namesShownAtMost)
}

/** The pupil's home as the form of a report knows one: a single child. */
export function asHome(office: Office, home: PupilHome): MyHome {
  return {
    today: office.today,
    first_day: home.first_day,
    last_day: home.last_day,
    reasons: office.reasons,
    contact_wish: null,
    children: [
      {
        pupil_id: home.pupil_id,
        given_name: home.given_name,
        school: '',
        class: home.class,
        may_see: true,
        may_report: true,
        school_days: home.school_days,
        messages: [],
        contests: [],
      },
    ],
  }
}
