// One application, with all that is needed to decide on it, and what was decided.
import { useState } from 'react'

import type { Schemas } from '../../api/client.ts'
import { dateInWords } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { roleKey } from '../../ui/role-words.ts'
import { ChangeForm } from './change-form.tsx'
import { DecisionForm } from './decision-form.tsx'
import { LetterView } from './letter-view.tsx'
import { datesInWords, kindKeys, standingOtherwise, stateColours, stateKeys, usageInWords } from './leave-words.ts'

type Case = Schemas['LeaveCase']

export function CaseCard({ one, quota }: { one: Case; quota: number }) {
  const { t } = useText()
  const other = standingOtherwise(one)
  const name = `${one.given_name} ${one.family_name}`
  return (
    <article className="panel leave__case" aria-label={name}>
      <p className="leave__head">
        <b>
          {name} <span className="quiet">{one.class_name}</span>
        </b>
        <span className="leave__state" data-color={stateColours[one.state]}>
          {t(one.kind === 'single_day' && one.state === 'granted' ? 'leave_home.state_told' : stateKeys[one.state])}
        </span>
      </p>
      <p>
        <span className="leave__when">{datesInWords(t, one.asked)}</span>
        {` · ${t('leave_home.school_days', { count: one.school_days })} · ${t(kindKeys[one.kind])}`}
      </p>
      {other && <p>{t('leave.granted_days', { dates: datesInWords(t, other) })}</p>}
      {one.reason && <Said label={t('leave.reason')}>{one.reason}</Said>}
      {one.kind !== 'single_day' && <Said label={t('leave.teaching')}>{one.teaching ?? t('leave.no_teaching')}</Said>}
      <p className="quiet small">
        {t(one.is_by_office ? 'leave.by_office' : 'leave.by', { name: one.guardian })}
        {` · ${usageInWords(t, one.usage, quota)}`}
      </p>
      {one.state === 'waiting' && !one.is_mine && <p className="small">{t('leave.asked_of', { role: t(roleKey(one.asked_of)) })}</p>}
      {one.decided_by && one.decided_on && (
        <p className="quiet small">{t('leave.decided_by', { name: one.decided_by, date: dateInWords(t, one.decided_on) })}</p>
      )}
      {one.change_reason && <p>{t('leave_home.changed', { why: one.change_reason })}</p>}
      {one.letter && <LetterView letter={one.letter} applicationId={one.application_id} />}
      {one.may_decide && <Acts one={one} />}
    </article>
  )
}

function Said({ label, children }: { label: string; children: string }) {
  return (
    <p className="leave__said">
      <span className="quiet small">{label}</span>
      {children}
    </p>
  )
}

function Acts({ one }: { one: Case }) {
  const { t } = useText()
  const [isOpen, setIsOpen] = useState(false)
  if (one.state === 'waiting') return <DecisionForm one={one} />
  if (!one.standing) return null
  if (isOpen) return <ChangeForm one={one} standing={one.standing} onClose={() => setIsOpen(false)} />
  return (
    <button type="button" className="ds-button" data-variant="tertiary" onClick={() => setIsOpen(true)}>
      {t('leave.change')}
    </button>
  )
}
