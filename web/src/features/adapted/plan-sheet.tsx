// A new plan: from when to when, and line by line where the pupil is expected.
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { client, unwrap } from '../../api/client.ts'
import { plansQuery } from '../../api/queries.ts'
import { useWriteHeaders } from '../../api/write-key.ts'
import { weekdayName, weekdayShort } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { expectedKeys } from '../../ui/plan-words.ts'
import { errorText } from '../../ui/problem-text.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { isWhole, partsOf, type Expected, type Line } from './plan-parts.ts'
import '../../ui/details.css'

interface SheetProps {
  pupilId: string
  today: string
  /** One holds already, and must be ended first. */
  hasPlan: boolean
  onClose: () => void
}

const firstLine: Line = { weekdays: [], date: null, lessons: [], expected: 'group_room' }
const lessonNumbers = [1, 2, 3, 4, 5, 6, 7, 8]

export function PlanSheet({ pupilId, today, hasPlan, onClose }: SheetProps) {
  const { t } = useText()
  const queryClient = useQueryClient()
  const headersFor = useWriteHeaders()
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const [lines, setLines] = useState<Line[]>([firstLine])
  const [isWrong, setIsWrong] = useState(false)
  const isRight = from !== '' && until >= from && lines.every(isWhole)
  const make = useMutation({
    mutationFn: () => {
      const body = { from, until, parts: partsOf(lines), note: note || null }
      return unwrap(
        client.POST('/api/pupils/{pupil_id}/schooling-plans', { params: { path: { pupil_id: pupilId }, header: headersFor(body) }, body }),
      )
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: plansQuery(pupilId).queryKey })
      void queryClient.invalidateQueries({ queryKey: ['register'] })
      void queryClient.invalidateQueries({ queryKey: ['pupil-history', pupilId] })
      onClose()
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsWrong(!isRight)
    if (isRight && !make.isPending) make.mutate()
  }

  return (
    <Sheet title={t('plan.new')} lead={t(hasPlan ? 'plan.end_first' : 'plan.sheet_lead')} onClose={onClose}>
      <form className="details" onSubmit={submit} noValidate>
        <div className="plan-dates">
          <label className="field">
            <span>{t('plan.from')}</span>
            <input type="date" className="ds-input" value={from} onChange={(event) => setFrom(event.target.value)} />
          </label>
          <label className="field">
            <span>{t('plan.until')}</span>
            <input type="date" className="ds-input" value={until} min={from} onChange={(event) => setUntil(event.target.value)} />
          </label>
        </div>
        {lines.map((line, at) => (
          <LineFields
            key={at}
            number={at + 1}
            line={line}
            onChange={(changed) => setLines(lines.map((one, place) => (place === at ? changed : one)))}
            onRemove={lines.length > 1 ? () => setLines(lines.filter((_, place) => place !== at)) : null}
          />
        ))}
        <button type="button" className="ds-button" data-variant="secondary" data-color="neutral" onClick={() => setLines([...lines, firstLine])}>
          <PlusIcon aria-hidden />
          {t('plan.more')}
        </button>
        <label className="field">
          <span>{t('plan.note')}</span>
          <span className="quiet small">{t('plan.note_who')}</span>
          <textarea className="ds-input" rows={3} maxLength={4_000} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
        {(make.error || (isWrong && !isRight)) && (
          <p className="field-error" role="alert" data-color="danger">
            {isWrong && !isRight ? t('plan.wrong') : errorText(t, make.error)}
          </p>
        )}
        <div className="details__end">
          <button type="submit" className="ds-button" aria-disabled={make.isPending}>
            {t('details.save')}
          </button>
          <button type="button" className="ds-button" data-variant="tertiary" onClick={onClose}>
            {t('details.cancel')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}

interface LineProps {
  number: number
  line: Line
  onChange: (line: Line) => void
  onRemove: (() => void) | null
}

function toggled(numbers: number[], number: number): number[] {
  return numbers.includes(number) ? numbers.filter((one) => one !== number) : [...numbers, number].sort((a, b) => a - b)
}

function LineFields({ number, line, onChange, onRemove }: LineProps) {
  const { t } = useText()
  const isOneDay = line.date !== null
  return (
    <fieldset className="plan-line">
      <legend>{t('plan.line', { number })}</legend>
      <label className="field">
        <span>{t('plan.expected')}</span>
        <select className="ds-input" value={line.expected} onChange={(event) => onChange({ ...line, expected: event.target.value as Expected })}>
          {Object.entries(expectedKeys).map(([code, key]) => (
            <option key={code} value={code}>
              {t(key)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('plan.when')}</span>
        <select
          className="ds-input"
          value={isOneDay ? 'date' : 'weekdays'}
          onChange={(event) => onChange(event.target.value === 'date' ? { ...line, weekdays: [], date: '' } : { ...line, date: null })}
        >
          <option value="weekdays">{t('plan.every_week')}</option>
          <option value="date">{t('plan.one_day')}</option>
        </select>
      </label>
      {isOneDay ? (
        <label className="field">
          <span>{t('plan.date')}</span>
          <input type="date" className="ds-input" value={line.date ?? ''} onChange={(event) => onChange({ ...line, date: event.target.value })} />
        </label>
      ) : (
        <div className="plan-picks" role="group" aria-label={t('plan.weekdays')}>
          {[1, 2, 3, 4, 5].map((weekday) => (
            <button
              key={weekday}
              type="button"
              className="plan-pick"
              aria-pressed={line.weekdays.includes(weekday)}
              aria-label={weekdayName(t, weekday - 1)}
              onClick={() => onChange({ ...line, weekdays: toggled(line.weekdays, weekday) })}
            >
              {weekdayShort(t, weekday - 1)}
            </button>
          ))}
        </div>
      )}
      <div className="plan-picks" role="group" aria-label={t('plan.lessons')}>
        <button type="button" className="plan-pick plan-pick--wide" aria-pressed={line.lessons.length === 0} onClick={() => onChange({ ...line, lessons: [] })}>
          {t('plan.all_day')}
        </button>
        {lessonNumbers.map((lesson) => (
          <button
            key={lesson}
            type="button"
            className="plan-pick"
            aria-pressed={line.lessons.includes(lesson)}
            aria-label={t('lesson.number', { lesson })}
            onClick={() => onChange({ ...line, lessons: toggled(line.lessons, lesson) })}
          >
            {lesson}.
          </button>
        ))}
      </div>
      {onRemove && (
        <button type="button" className="ds-button" data-variant="tertiary" data-color="danger" onClick={onRemove}>
          <TrashIcon aria-hidden />
          {t('plan.remove')}
        </button>
      )}
    </fieldset>
  )
}
