// The link and the code, shown once to who made them: to copy, to share, to read aloud.
import { CheckmarkIcon, FilesIcon, PaperplaneIcon } from '@navikt/aksel-icons'
import { useState } from 'react'

import type { Schemas } from '../../api/client.ts'
import { timeOfDay } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'

export function MadeLink({ made }: { made: Schemas['MadeSubstituteLink'] }) {
  const { t } = useText()
  const [copied, setCopied] = useState('')
  const link = `${window.location.origin}/vikar#${made.token}`
  const code = `${made.code.slice(0, 4)}-${made.code.slice(4)}`

  async function copy(what: string) {
    await navigator.clipboard.writeText(what)
    setCopied(what)
  }

  return (
    <div className="sub-made" role="status">
      <p>
        <b>{t('sub.made', { name: made.class_name, time: timeOfDay(made.expires_at) })}</b>
      </p>
      <dl className="sub-made__ways">
        <div>
          <dt>{t('sub.code_at', { address: `${window.location.host}/vikar` })}</dt>
          <dd className="sub-made__code">{code}</dd>
        </div>
        <div>
          <dt>{t('sub.link')}</dt>
          <dd className="sub-made__link">{link}</dd>
        </div>
      </dl>
      <div className="sub-form__tools">
        {[
          [code, t('sub.copy_code')],
          [link, t('sub.copy_link')],
        ].map(([what = '', words]) => (
          <button key={what} type="button" className="ds-button" data-variant="secondary" onClick={() => void copy(what)}>
            {copied === what ? <CheckmarkIcon aria-hidden /> : <FilesIcon aria-hidden />}
            {copied === what ? t('sub.copied') : words}
          </button>
        ))}
        {'share' in navigator && (
          <button type="button" className="ds-button" data-variant="tertiary" onClick={() => void navigator.share({ url: link }).catch(() => {})}>
            <PaperplaneIcon aria-hidden />
            {t('sub.share')}
          </button>
        )}
      </div>
      <p className="small">{t('sub.once')}</p>
    </div>
  )
}
