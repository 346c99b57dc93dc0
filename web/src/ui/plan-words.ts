// What a pupil's plan for adapted schooling says of a lesson or a day, in words. Pure.
import type { Schemas } from '../api/client.ts'
import type { Key, Translate } from '../i18n/index.tsx'

export const expectedKeys: Record<Schemas['Expected'], Key> = {
  group_room: 'plan.group_room',
  library: 'plan.library',
  at_home: 'plan.at_home',
  elsewhere: 'plan.elsewhere',
  not_expected: 'plan.not_expected',
}

/** grupperom. Arbeider med Lars · of a day: 1. time grupperom, 2. time biblioteket */
export function planInWords(t: Translate, plan: Schemas['PlannedPupil'] | null, lesson: number | null): string | null {
  if (!plan) return null
  const places = new Set(plan.parts.map((part) => part.expected))
  const [only] = places
  const isSame = lesson !== null || plan.is_not_expected || (places.size === 1 && plan.parts[0]?.lesson === null)
  const where =
    isSame && only
      ? t(expectedKeys[only])
      : plan.parts.map((part) => [part.lesson && t('lesson.number', { lesson: part.lesson }), t(expectedKeys[part.expected])].filter(Boolean).join(' ')).join(', ')
  return [where, plan.note].filter(Boolean).join('. ')
}
