// A rule of the routine was met by what was just registered: said calmly, with the way to why.
import { XMarkIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { flagsQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { FlagIcon } from '../../ui/flag-icon.tsx'
import { FlagWhy } from '../../ui/flag-why.tsx'
import type { MarkQueue, QueueState } from './mark-queue.ts'
import type { Pupil } from './register-model.ts'
import './raised-notice.css'

interface NoticeProps {
  pupils: Pupil[]
  queues: MarkQueue[]
  raised: QueueState['raised']
}

export function RaisedNotice({ pupils, queues, raised }: NoticeProps) {
  return (
    <div className="raised-list" role="status">
      {raised.map((flag) => {
        const pupil = pupils.find((one) => one.pupil_id === flag.pupilId)
        return (
          pupil && (
            <Raised
              key={`${flag.pupilId} ${flag.rule}`}
              pupil={pupil}
              rule={flag.rule}
              onClose={() => queues.forEach((queue) => queue.settleRaised(flag.pupilId, flag.rule))}
            />
          )
        )
      })}
    </div>
  )
}

function Raised({ pupil, rule, onClose }: { pupil: Pupil; rule: string; onClose: () => void }) {
  const { t, language } = useText()
  // A subject teacher may not see the flag itself; then the notice only says that there is one.
  const { data: flags } = useQuery(flagsQuery(pupil.pupil_id))
  const flag = flags?.find((one) => one.rule === rule && one.withdrawn_at === null)
  const [isOpen, setIsOpen] = useState(false)
  const name = `${pupil.given_name} ${pupil.family_name}`
  return (
    <div className="raised" data-color="partner">
      <FlagIcon />
      <p>{flag ? t('reg.raised', { rule: flag.text[language], name }) : t('reg.raised_unknown', { name })}</p>
      {flag && (
        <button type="button" className="ds-button" data-variant="secondary" onClick={() => setIsOpen(true)}>
          {t('flag.see_why')}
        </button>
      )}
      <button
        type="button"
        className="ds-button"
        data-variant="tertiary"
        data-icon
        aria-label={t('reg.raised_close', { name })}
        onClick={onClose}
      >
        <XMarkIcon aria-hidden />
      </button>
      {flag && isOpen && <FlagWhy flag={flag} name={name} onClose={() => setIsOpen(false)} />}
    </div>
  )
}
