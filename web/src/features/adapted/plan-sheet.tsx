// A new plan: from when to when, and line by line where the pupil is expected.
import { PlusIcon, TrashIcon } from '@navikt/aksel-icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'

import { client, ProblemError, unwrap } from '../../api/client.ts'
import { plansQuery } from '../../api/queries.ts'
import { useWriteHeaders } from '../../api/write-key.ts'
import { weekdayName, weekdayShort } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { expectedKeys } from '../../ui/plan-words.ts'
import { errorText } from '../../ui/problem-text.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { partsOf, refusedIn, wrongIn, type Expected, type Field, type Line, type Wrong } from './plan-parts.ts'
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
  const [tries, setTries] = useState(0)
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
  const missing = wrongIn({ from, until, lines })
  const refused = make.error instanceof ProblemError ? refusedIn(lines, make.error.places) : []
  const told = tries > 0 ? missing : []
  const wrong = told.length > 0 ? told : refused
  const wordsAt = (field: Field) => wrong.find((one) => one.field === field)?.words ?? null

  // When the words are drawn, and not while they are being put right.
  useEffect(() => focusOnFirst(told), [tries])
  useEffect(() => focusOnFirst(refused), [make.error])

  function submit(event: FormEvent) {
    event.preventDefault()
    setTries(tries + 1)
    if (missing.length === 0 && !make.isPending) make.mutate()
  }

  /** What the server said was of another plan than the one that is now written. */
  function changed<T>(set: (value: T) => void) {
    return (value: T) => {
      if (make.error) make.reset()
      set(value)
    }
  }
  const changeLines = changed(setLines)

  return (
    <Sheet title={t('plan.new')} lead={t(hasPlan ? 'plan.end_first' : 'plan.sheet_lead')} onClose={onClose}>
      <form className="details" onSubmit={submit} noValidate>
        <div className="plan-dates">
          <DateField field="from" label={t('plan.from')} value={from} words={wordsAt('from')} onChange={changed(setFrom)} />
          <DateField field="until" label={t('plan.until')} value={until} min={from} words={wordsAt('until')} onChange={changed(setUntil)} />
        </div>
        {lines.map((line, at) => (
          <LineFields
            key={at}
            at={at}
            line={line}
            words={wordsAt(`line-${at}`)}
            onChange={(next) => changeLines(lines.map((one, place) => (place === at ? next : one)))}
            onRemove={lines.length > 1 ? () => changeLines(lines.filter((_, place) => place !== at)) : null}
          />
        ))}
        <button type="button" className="ds-button" data-variant="secondary" data-color="neutral" onClick={() => changeLines([...lines, firstLine])}>
          <PlusIcon aria-hidden />
          {t('plan.more')}
        </button>
        <label className="field">
          <span>{t('plan.note')}</span>
          <span className="quiet small">{t('plan.note_who')}</span>
          <textarea className="ds-input" rows={3} maxLength={4_000} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
        <div className="details__end">
          {make.error && wrong.length === 0 && (
            <p className="field-error details__ask" role="alert" data-color="danger">
              {errorText(t, make.error)}
            </p>
          )}
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

function focusOnFirst([first]: readonly Wrong[]): void {
  if (first) document.getElementById(`plan-${first.field}`)?.focus()
}

interface FieldProps {
  field: Field
  words: Wrong['words'] | null
  children: ReactNode
}

/** A field with what is wrong in it under it. */
function WithError({ field, words, children }: FieldProps) {
  const { t } = useText()
  return (
    <div className="plan-field">
      {children}
      {words && (
        <p id={`plan-${field}-wrong`} className="field-error" role="alert" data-color="danger">
          {t(words)}
        </p>
      )}
    </div>
  )
}

function describedBy(field: Field, words: Wrong['words'] | null): string | undefined {
  return words ? `plan-${field}-wrong` : undefined
}

interface DateProps extends Omit<FieldProps, 'children'> {
  label: string
  value: string
  min?: string
  onChange: (date: string) => void
}

function DateField({ field, label, value, min, words, onChange }: DateProps) {
  return (
    <WithError field={field} words={words}>
      <label className="field">
        <span>{label}</span>
        <input
          id={`plan-${field}`}
          type="date"
          className="ds-input"
          value={value}
          min={min}
          aria-invalid={words !== null}
          aria-describedby={describedBy(field, words)}
          onChange={(event) => onChange(event.target.value)}
        />
      </label>
    </WithError>
  )
}

interface LineProps {
  at: number
  line: Line
  words: Wrong['words'] | null
  onChange: (line: Line) => void
  onRemove: (() => void) | null
}

function toggled(numbers: number[], number: number): number[] {
  return numbers.includes(number) ? numbers.filter((one) => one !== number) : [...numbers, number].sort((a, b) => a - b)
}

function LineFields({ at, line, words, onChange, onRemove }: LineProps) {
  const { t } = useText()
  const isOneDay = line.date !== null
  const field: Field = `line-${at}`
  return (
    <fieldset className="plan-line">
      <legend>{t('plan.line', { number: at + 1 })}</legend>
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
        <DateField field={field} label={t('plan.date')} value={line.date ?? ''} words={words} onChange={(date) => onChange({ ...line, date })} />
      ) : (
        <WithError field={field} words={words}>
          <div
            id={`plan-${field}`}
            className="plan-picks"
            role="group"
            tabIndex={-1}
            aria-label={t('plan.weekdays')}
            aria-describedby={describedBy(field, words)}
          >
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
        </WithError>
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
