// What is registered about a pupil, in one line under the name.
import type { StaffLanguage, Translate } from '../../i18n/index.tsx'
import { kindInWords, reasonName, type Reasons } from '../../ui/entry-words.ts'
import type { Standing } from './register-model.ts'

export function draftInWords(
  t: Translate,
  standing: Standing,
  lesson: number | null,
  reasons: Reasons | undefined,
  language: StaffLanguage,
): string | null {
  const { draft } = standing
  if (!draft || draft.kind === 'present') return null
  const isDay = standing.source === 'day' || lesson === null
  const kind = draft.kind === 'absent' ? (isDay ? 'day' : 'lesson') : draft.kind
  return [
    kindInWords(t, { kind, lesson: null, minutes: draft.minutes }),
    t(draft.documentation === 'documented' ? 'status.documented' : 'status.undocumented'),
    reasonName(reasons, draft.reason, language),
  ]
    .filter(Boolean)
    .join(' · ')
}
