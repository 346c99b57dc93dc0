// What a decision has said of a pupil's absence, in words.
import type { Translate } from '../../i18n/index.tsx'
import { observedInWords } from '../../ui/observed-words.ts'
import { setAsideInWords } from '../../ui/set-aside-words.ts'
import type { Pupil } from './register-model.ts'

/** Forsinket skoleskyss: ikke fravær (vedtak). Sett: Kom for sent, 10 min · Permisjon, by the decision of a leave */
export function rulingInWords(t: Translate, pupil: Pupil, lesson: number | null): string | null {
  const decided = [pupil.entry, pupil.day_entry].find((entry) => entry?.decision) ?? null
  if (decided && decided.kind !== 'present') return t('outside.leave')
  if (pupil.ruling) {
    const observed = observedInWords(t, decided)
    const where = lesson === null && pupil.ruling.lesson !== null ? t('lesson.number', { lesson: pupil.ruling.lesson }) : null
    return [[where, setAsideInWords(t, pupil.ruling.text)].filter(Boolean).join(': '), observed].filter(Boolean).join('. ')
  }
  return null
}
