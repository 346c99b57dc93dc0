// Staff confirm once that they know the rules of privacy, before they see a pupil (opplæringsforskrifta § 20-2).
import { ChatElipsisIcon, EyeIcon, PadlockLockedIcon, PencilIcon, PersonRectangleIcon, ShieldLockIcon } from '@navikt/aksel-icons'
import { useMutation } from '@tanstack/react-query'

import { client, unwrap, type Schemas } from '../../api/client.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { errorText } from '../../ui/problem-text.ts'
import './access.css'

const rules: { title: Key; text: Key; Icon: typeof EyeIcon }[] = [
  { title: 'privacy.need_title', text: 'privacy.need', Icon: EyeIcon },
  { title: 'privacy.logged_title', text: 'privacy.logged', Icon: PersonRectangleIcon },
  { title: 'privacy.write_title', text: 'privacy.write', Icon: PencilIcon },
  { title: 'privacy.silence_title', text: 'privacy.silence', Icon: ChatElipsisIcon },
  { title: 'privacy.address_title', text: 'privacy.address', Icon: ShieldLockIcon },
  { title: 'privacy.device_title', text: 'privacy.device', Icon: PadlockLockedIcon },
]

interface PrivacyProps {
  session: Schemas['Session']
  onConfirmed: (session: Schemas['Session']) => void
}

export function PrivacyPage({ session, onConfirmed }: PrivacyProps) {
  const { t } = useText()
  const confirm = useMutation({
    mutationFn: () =>
      unwrap(client.POST('/api/privacy-confirmation', { body: { text_version: session.privacy_text_version } })),
    onSuccess: onConfirmed,
  })
  return (
    <Page title={t('privacy.title')} lead={t('privacy.lead')} width="narrow">
      <ul className="panel privacy">
        {rules.map(({ title, text, Icon }) => (
          <li key={title}>
            <Icon aria-hidden className="privacy__icon" />
            <div>
              <h2>{t(title)}</h2>
              <p>{t(text)}</p>
            </div>
          </li>
        ))}
      </ul>
      {confirm.isError && (
        <p className="field-error" role="alert">
          {errorText(t, confirm.error)}
        </p>
      )}
      <div className="privacy__confirm">
        <button type="button" className="ds-button" aria-busy={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('privacy.confirm')}
        </button>
        <p className="quiet small">{t('privacy.source', { version: session.privacy_text_version })}</p>
      </div>
    </Page>
  )
}
