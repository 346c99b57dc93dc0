// What the school does with a request: asks for documentation, grants when it has seen it, refuses with why.
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { isTransient, type Schemas } from '../../api/client.ts'
import { sessionQuery } from '../../api/queries.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { takeStep, type CertificateRequest, type RequestKind, type StepWish } from './queries.ts'
import { documentationKeys, isDecided, kindKeys, periodOf } from './requests.tsx'

type Step = Schemas['CertificateStep']
type Documentation = Schemas['CertificateDocumentation']

// What section 9-44 takes as documentation of each.
const documents: Record<RequestKind, Documentation[]> = {
  'strike-health': ['doctors-note'],
  'strike-risk': ['doctors-note', 'specialist-statement'],
  'strike-leave': ['leave-decision'],
  annex: ['doctors-note', 'specialist-statement', 'leave-decision', 'other'],
}

const stepKeys: Record<Step, Key> = {
  granted: 'certificate.step.granted',
  'documentation-asked': 'certificate.step.documentation-asked',
  'documentation-seen': 'certificate.step.documentation-seen',
  refused: 'certificate.step.refused',
  withdrawn: 'certificate.step.withdrawn',
}

function stepsOf(request: CertificateRequest, mayDecide: boolean): Step[] {
  if (!mayDecide) return ['withdrawn']
  if (request.status === 'granted') return ['refused']
  if (request.status === 'refused') return ['granted']
  return ['granted', 'documentation-asked', 'documentation-seen', 'refused', ...(request.is_own ? (['withdrawn'] as const) : [])]
}

interface StepSheetProps {
  request: CertificateRequest
  mayDecide: boolean
  onClose: () => void
}

export function StepSheet({ request, mayDecide, onClose }: StepSheetProps) {
  const { t } = useText()
  const queries = useQueryClient()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const key = useRef(crypto.randomUUID())
  const steps = stepsOf(request, mayDecide)
  const kinds = documents[request.kind]
  const wasSeen = request.steps.some((one) => one.documentation && kinds.includes(one.documentation))
  const [step, setStep] = useState<Step>(steps[0] ?? 'granted')
  const [documentation, setDocumentation] = useState<Documentation | ''>(wasSeen ? '' : (kinds[0] ?? ''))
  const [seenOn, setSeenOn] = useState(session?.today ?? '')
  const [words, setWords] = useState('')
  const asksDocumentation = step === 'granted' || step === 'documentation-seen'
  const asksWords = step === 'refused' || isDecided(request)
  const take = useMutation({
    mutationFn: () => {
      const wish: StepWish = { step }
      if (asksDocumentation && documentation !== '') Object.assign(wish, { documentation, seen_on: seenOn })
      if (words.trim() !== '') wish.words = words.trim()
      return takeStep(request.request_id, key.current, wish)
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['certificate'] })
      onClose()
    },
    // Nothing came through: the same again is the same request. Otherwise another body needs another key.
    onError: (error) => {
      if (!isTransient(error)) key.current = crypto.randomUUID()
    },
  })
  return (
    <Sheet title={t(kindKeys[request.kind])} lead={periodOf(t, request)} onClose={onClose}>
      <form
        className="step-form"
        onSubmit={(event) => {
          event.preventDefault()
          take.mutate()
        }}
      >
        {mayDecide && <p className="small">{t(`certificate.law.${request.kind}` as Key)}</p>}
        {steps.length > 1 ? (
          <fieldset className="choices">
            <legend>{t('certificate.what_now')}</legend>
            {steps.map((one) => (
              <label key={one} className="choice">
                <input type="radio" className="ds-input" name="step" checked={step === one} onChange={() => setStep(one)} />
                <span>{t(stepKeys[one])}</span>
              </label>
            ))}
          </fieldset>
        ) : (
          <p>{t(step === 'withdrawn' ? 'certificate.withdraw_means' : 'certificate.change_means')}</p>
        )}
        {asksDocumentation && (
          <>
            <label className="field">
              <span>{t('certificate.documentation_seen')}</span>
              <select className="ds-input" value={documentation} onChange={(event) => setDocumentation(event.target.value as Documentation | '')}>
                {wasSeen && <option value="">{t('certificate.documentation.earlier')}</option>}
                {kinds.map((one) => (
                  <option key={one} value={one}>
                    {t(documentationKeys[one])}
                  </option>
                ))}
              </select>
            </label>
            {documentation !== '' && (
              <label className="field">
                <span>{t('certificate.seen_date')}</span>
                <input className="ds-input" type="date" required max={session?.today} value={seenOn} onChange={(event) => setSeenOn(event.target.value)} />
              </label>
            )}
          </>
        )}
        {step !== 'withdrawn' && (
          <label className="field">
            <span>{t(asksWords ? 'certificate.why' : 'certificate.words')}</span>
            <textarea className="ds-input" rows={3} maxLength={2000} required={asksWords} value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
        )}
        <p className="quiet small">{t('certificate.home_sees')}</p>
        {take.error && <p className="field-error" role="alert">{errorText(t, take.error)}</p>}
        <button type="submit" className="ds-button" disabled={take.isPending}>
          {t(stepKeys[step])}
        </button>
      </form>
    </Sheet>
  )
}
