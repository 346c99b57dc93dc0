// What a substitute has tapped and not sent in, for a reload: in this tab alone, and without a name.
import type { Schemas } from '../../api/client.ts'
import { choicesIn, type Choices } from './marks.ts'

type HolderRegister = Schemas['SubstituteRegister']

const place = 'vikar-choices'

export function keptChoices(register: HolderRegister): Choices {
  return choicesIn(sessionStorage.getItem(place), lessonOf(register), register.pupils)
}

export function keepChoices(register: HolderRegister, choices: Choices): void {
  sessionStorage.setItem(place, JSON.stringify({ lesson: lessonOf(register), choices: [...choices] }))
}

export function forgetChoices(): void {
  sessionStorage.removeItem(place)
}

function lessonOf({ date, lesson }: HolderRegister): string {
  return [date, lesson ?? 'day'].join(' ')
}
