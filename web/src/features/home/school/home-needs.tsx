// What whoever talks with a home must know first: a protected address, an interpreter, a language, how they want to be reached.
import { GlobeIcon, PhoneIcon, ShieldLockIcon } from '@navikt/aksel-icons'

import type { Schemas } from '../../../api/client.ts'
import { useText, type Key, type Translate } from '../../../i18n/index.tsx'
import { languageName } from './language-names.ts'
import type { PupilHome } from './office-model.ts'

export function HomeNeeds({ home }: { home: PupilHome }) {
  const { t } = useText()
  const wishes = home.guardians.filter((one) => one.wish !== null)
  const language = home.language ? languageName(t, home.language) : null
  if (!home.is_protected && !home.needs_interpreter && !language && wishes.length === 0) return null
  return (
    <ul className="needs">
      {home.is_protected && (
        <li>
          <ShieldLockIcon aria-hidden />
          {t('office.protected')}
        </li>
      )}
      {home.needs_interpreter && (
        <li>
          <GlobeIcon aria-hidden />
          {language ? t('office.interpreter_in', { language }) : t('office.interpreter')}
        </li>
      )}
      {!home.needs_interpreter && language && (
        <li>
          <GlobeIcon aria-hidden />
          {t('office.language', { language })}
        </li>
      )}
      {wishes.map(({ guardian_id: id, name, wish }) => wish && <Wish key={id} name={name} wish={wish} />)}
    </ul>
  )
}

const wishKeys: Record<Schemas['ContactChannel'], Key> = {
  page: 'office.wish_page',
  phone: 'office.wish_phone',
  text_message: 'office.wish_text',
}

export function Wish({ name, wish }: { name: string; wish: Schemas['ContactWish'] }) {
  const { t } = useText()
  const speech = speechInWords(t, wish)
  return (
    <li>
      <PhoneIcon aria-hidden />
      <span>
        {t(wishKeys[wish.channel], { name })}
        {speech && <span className="quiet"> {speech}</span>}
      </span>
    </li>
  )
}

function speechInWords(t: Translate, { language: code, needs_interpreter: needsInterpreter }: Schemas['ContactWish']): string | null {
  const language = code ? languageName(t, code) : null
  if (needsInterpreter) return language ? t('office.interpreter_in', { language }) : t('office.interpreter')
  return language && t('office.language', { language })
}
