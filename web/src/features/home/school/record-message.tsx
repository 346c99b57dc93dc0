// One pupil's home on the telephone: who calls, how it came, when and why; what is to be known of the home stands first.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { client, unwrap, type Schemas } from '../../../api/client.ts'
import { newId } from '../../../api/ids.ts'
import { pupilHomeQuery, pupilLessonsQuery } from '../../../api/queries.ts'
import { useText, type Key } from '../../../i18n/index.tsx'
import { errorText } from '../../../ui/problem-text.ts'
import { Failed, Loading } from '../../../ui/states.tsx'
import { pupilName } from '../../../ui/pupil-name.ts'
import { HomeNeeds } from './home-needs.tsx'
import { refusalKeys } from '../message-words.ts'
import { asHome, type Found, type Guardian, type Office, type PupilHome } from './office-model.ts'
import { ToldWish } from './told-wish.tsx'
import { bodyOf, emptyForm, missingOf, type Form, type Missing } from '../report-model.ts'
import { Tile, Tiles } from '../tile.tsx'
import { When } from '../when.tsx'
import { Why } from '../why.tsx'

type Channel = Schemas['OfficeChannel']
const channels: { code: Channel; words: Key }[] = [
  { code: 'phone', words: 'office.by_phone' },
  { code: 'text_message', words: 'office.by_text' },
  { code: 'paper', words: 'office.by_paper' },
  { code: 'in_person', words: 'office.in_person' },
]

interface RecordProps {
  office: Office
  pupil: Found
  /** With what is to be told where the next search begins. */
  onDone: (words: string) => void
  onCancel: () => void
}

export function RecordMessage(props: RecordProps) {
  const { t } = useText()
  const { pupil, onCancel } = props
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const query = useQuery(pupilHomeQuery(pupil.pupil_id))
  return (
    <div
      className="record"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
      }}
    >
      <div className="record__head">
        <h2 ref={heading} tabIndex={-1}>
          {pupilName(pupil)}
          <span className="quiet record__class">{pupil.class}</span>
        </h2>
        <button type="button" className="ds-button" data-variant="tertiary" onClick={onCancel}>
          {t('office.other_pupil')}
        </button>
      </div>
      {query.isPending && <Loading rows={3} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <RecordForm {...props} home={query.data} />}
    </div>
  )
}

const somebodyElse = 'somebody-else'

function RecordForm({ office, pupil, home, onDone }: RecordProps & { home: PupilHome }) {
  const { t } = useText()
  const asked = asHome(office, home)
  const [form, setForm] = useState<Form>(() => emptyForm(asked))
  const [guardian, setGuardian] = useState(() => onlyReporter(home))
  const [channel, setChannel] = useState<Channel>('phone')
  const [missing, setMissing] = useState<Missing | null>(null)
  const [refusal, setRefusal] = useState<Schemas['ReportCode'] | null>(null)
  const recording = useRecording(pupil.pupil_id)
  const caller = home.guardians.find((one) => one.guardian_id === guardian)
  const change = (part: Partial<Form>) => {
    setMissing(null)
    setForm((before) => ({ ...before, ...part }))
  }
  function send() {
    const found = guardian === null ? ({ where: 'who', words: 'office.choose_guardian' } as const) : missingOf(form)
    setMissing(found)
    setRefusal(null)
    if (found) return document.getElementById(`report-${found.where}`)?.focus()
    if (guardian === null) return
    const { pupil_ids: _, replaces: __, ...body } = bodyOf(form, asked, null)
    recording.mutate(
      { ...body, guardian_id: guardian, channel },
      {
        onSuccess: (answer) => {
          const [result] = answer.results
          if (result?.code) setRefusal(result.code)
          else onDone(t(result?.status === 'already' ? 'office.already' : 'office.recorded', { name: home.given_name }))
        },
      },
    )
  }
  const error = (where: Missing['where']) => (missing?.where === where ? t(missing.words) : null)
  return (
    <div className="report">
      <HomeNeeds home={home} />
      <Guardians home={home} chosen={guardian} error={error('who')} onChoose={setGuardian} />
      {caller && <ToldWish key={caller.guardian_id} home={home} guardian={caller} />}
      {guardian === somebodyElse || caller?.may_report === false ? (
        <p className="notice" data-color="warning" role="status">
          {caller ? t('office.may_not_report_text', { name: caller.name }) : t('office.not_accepted')}
        </p>
      ) : (
        <form
          className="report"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            send()
          }}
        >
          <Tiles id="report-how" legend={t('office.how')} error={null}>
            <div className="tiles__grid">
              {channels.map(({ code, words }) => (
                <Tile key={code} type="radio" name="channel" isChosen={channel === code} onChoose={() => setChannel(code)}>
                  {t(words)}
                </Tile>
              ))}
            </div>
          </Tiles>
          <When home={asked} form={form} error={error('when')} lessonsOf={(date) => pupilLessonsQuery(pupil.pupil_id, date)} onChange={change} />
          <Why home={asked} form={form} error={error('why')} onChange={change} />
          <label className="field">
            <span>{t('office.text')}</span>
            <input className="ds-input" maxLength={4000} value={form.text} onChange={({ target }) => change({ text: target.value })} />
          </label>
          {refusal && (
            <p className="field-error" role="alert">
              {t(refusalKeys[refusal])}
            </p>
          )}
          {recording.error && (
            <p className="field-error" role="alert">
              {errorText(t, recording.error)}
            </p>
          )}
          <button type="submit" className="ds-button record__send" disabled={recording.isPending}>
            {t('office.save')}
          </button>
        </form>
      )}
    </div>
  )
}

function onlyReporter(home: PupilHome): string | null {
  const reporters = home.guardians.filter((one) => one.may_report)
  return reporters.length === 1 ? (reporters[0]?.guardian_id ?? null) : null
}

interface GuardiansProps {
  home: PupilHome
  chosen: string | null
  error: string | null
  onChoose: (guardian: string) => void
}

function Guardians({ home, chosen, error, onChoose }: GuardiansProps) {
  const { t } = useText()
  return (
    <Tiles id="report-who" legend={t('office.who')} error={error}>
      <div className="tiles__grid">
        {home.guardians.map((one) => (
          <Tile
            key={one.guardian_id}
            type="radio"
            name="guardian"
            isChosen={chosen === one.guardian_id}
            onChoose={() => onChoose(one.guardian_id)}
            hint={hintOf(t, one)}
          >
            {one.name}
          </Tile>
        ))}
        <Tile type="radio" name="guardian" isChosen={chosen === somebodyElse} onChoose={() => onChoose(somebodyElse)}>
          {t('office.somebody_else')}
        </Tile>
      </div>
    </Tiles>
  )
}

function hintOf(t: ReturnType<typeof useText>['t'], guardian: Guardian): string | undefined {
  if (!guardian.may_report) return t('office.may_not_report')
  return guardian.phone ?? undefined
}

function useRecording(pupilId: string) {
  const queryClient = useQueryClient()
  const last = useRef({ body: '', key: '' })
  return useMutation({
    mutationFn: (body: Schemas['OfficeReport']) => {
      const text = JSON.stringify(body)
      if (last.current.body !== text) last.current = { body: text, key: newId() }
      return unwrap(
        client.POST('/api/pupils/{pupil_id}/messages', {
          params: { path: { pupil_id: pupilId }, header: { 'Idempotency-Key': last.current.key, 'X-CSRF-Token': '' } },
          body,
        }),
      )
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['office-messages'] }),
  })
}
