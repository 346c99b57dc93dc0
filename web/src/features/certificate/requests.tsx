// What was asked for, each with its steps in order; the school decides, whoever asked may withdraw.
import { useState } from 'react'

import type { Schemas } from '../../api/client.ts'
import { dateOfInstant, dateWithYear } from '../../i18n/dates.ts'
import { useText, type Key, type Translate } from '../../i18n/index.tsx'
import type { CertificateRequest, RequestKind } from './queries.ts'
import { StepSheet } from './step-sheet.tsx'

export const kindKeys: Record<RequestKind, Key> = {
  'strike-health': 'certificate.kind.strike-health',
  'strike-risk': 'certificate.kind.strike-risk',
  'strike-leave': 'certificate.kind.strike-leave',
  annex: 'certificate.kind.annex',
}

const statusKeys: Record<CertificateRequest['status'], Key> = {
  requested: 'certificate.status.requested',
  'documentation-asked': 'certificate.status.documentation-asked',
  'documentation-seen': 'certificate.status.documentation-seen',
  granted: 'certificate.status.granted',
  refused: 'certificate.status.refused',
  withdrawn: 'certificate.status.withdrawn',
}

export const documentationKeys: Record<Schemas['CertificateDocumentation'], Key> = {
  'doctors-note': 'certificate.documentation.doctors-note',
  'specialist-statement': 'certificate.documentation.specialist-statement',
  'leave-decision': 'certificate.documentation.leave-decision',
  other: 'certificate.documentation.other',
}

const channelKeys: Record<CertificateRequest['channel'], Key> = {
  page: 'certificate.channel.page',
  phone: 'certificate.channel.phone',
  paper: 'certificate.channel.paper',
  meeting: 'certificate.channel.meeting',
}

export function isDecided(request: CertificateRequest): boolean {
  return ['granted', 'refused', 'withdrawn'].includes(request.status)
}

export function periodOf(t: Translate, request: { from: string; to: string }): string {
  return request.from === request.to
    ? dateWithYear(t, request.from)
    : t('certificate.period', { from: dateWithYear(t, request.from), to: dateWithYear(t, request.to) })
}

interface RequestsProps {
  requests: CertificateRequest[]
  mayDecide: boolean
}

export function Requests({ requests, mayDecide }: RequestsProps) {
  const { t } = useText()
  const [open, setOpen] = useState<string | null>(null)
  const opened = requests.find((one) => one.request_id === open)
  if (requests.length === 0) return <p className="quiet">{t('certificate.none_asked')}</p>
  return (
    <>
      <ul className="request-list">
        {requests.map((request) => (
          <li key={request.request_id}>
            <p>
              <b>{t(kindKeys[request.kind])}</b>
              <span className="state-word">{t(statusKeys[request.status])}</span>
            </p>
            <p>{periodOf(t, request)}</p>
            <p className="quiet small">
              {t(request.requested_by === 'pupil' ? 'certificate.asked_by_pupil' : 'certificate.asked_by_guardian', {
                channel: t(channelKeys[request.channel]), date: dateWithYear(t, request.requested_on),
              })}
              {request.recorded_by && ` · ${request.recorded_by}`}
            </p>
            {request.words && <p className="request__words">{request.words}</p>}
            <Steps request={request} />
            {(mayDecide || (request.is_own && !isDecided(request))) && request.status !== 'withdrawn' && (
              <button type="button" className="ds-button no-print" data-variant="secondary" onClick={() => setOpen(request.request_id)}>
                {t(mayDecide ? (isDecided(request) ? 'certificate.change' : 'certificate.handle') : 'certificate.withdraw')}
                <span className="ds-sr-only">{periodOf(t, request)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {opened && <StepSheet request={opened} mayDecide={mayDecide} onClose={() => setOpen(null)} />}
    </>
  )
}

function Steps({ request }: { request: CertificateRequest }) {
  const { t } = useText()
  if (request.steps.length === 0) return null
  return (
    <ol className="step-list small">
      {request.steps.map((step) => (
        <li key={step.at}>
          {[
            t(statusKeys[step.step]),
            step.documentation && t(documentationKeys[step.documentation]),
            step.seen_on && t('certificate.seen_on', { date: dateWithYear(t, step.seen_on) }),
            step.by,
            dateWithYear(t, dateOfInstant(step.at)),
          ]
            .filter(Boolean)
            .join(' · ')}
          {step.words && <span className="request__words">{step.words}</span>}
        </li>
      ))}
    </ol>
  )
}
