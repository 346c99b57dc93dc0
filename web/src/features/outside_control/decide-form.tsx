// When, who and why; what the home will read stands under it before anything is decided.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useRef, useState, type FormEvent } from 'react'

import { client, unwrap } from '../../api/client.ts'
import { useWriteHeaders } from '../../api/write-key.ts'
import { isDate } from '../../i18n/dates.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { setAsideInWords } from '../../ui/set-aside-words.ts'
import { StatusIcon } from '../../ui/status.tsx'
import { PupilChoice } from './pupil-choice.tsx'
import { toggled, type Day } from './who.ts'

interface FormProps {
  day: Day
  /** Empty is the whole day. */
  lessons: ReadonlySet<number>
  reason: string
  onReason: (reason: string) => void
  onDate: (date: string) => void
  onLessons: (lessons: ReadonlySet<number>) => void
}

const reasonKeys: Key[] = ['outside.reason_bus', 'outside.reason_road', 'outside.reason_weather', 'outside.reason_school']
const lessonsWithoutTimetable = [1, 2, 3, 4, 5, 6]
const reasonMost = 300

export function DecideForm({ day, lessons, reason, onReason, onDate, onLessons }: FormProps) {
  const { t } = useText()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [wrong, setWrong] = useState<'pupils' | 'reason' | null>(null)
  const headersFor = useWriteHeaders()
  const reasonField = useRef<HTMLInputElement>(null)
  const hint = useId()
  const queryClient = useQueryClient()
  const decide = useMutation({
    mutationFn: () => {
      const body = { date: day.date, lessons: [...lessons].sort((a, b) => a - b), pupils: [...ticked], reason: reason.trim() }
      const header = headersFor(body)
      return unwrap(client.POST('/api/outside-control', { params: { header }, body }))
    },
    onSuccess: async () => {
      setTicked(new Set())
      onReason('')
      setWrong(null)
      headersFor.forget()
      await queryClient.invalidateQueries()
    },
  })

  // The second click of two asks for nothing more than the first.
  const isJustDecided = decide.isSuccess && ticked.size === 0 && reason === ''
  function submit(event: FormEvent) {
    event.preventDefault()
    if (decide.isPending || isJustDecided) return
    const missing = ticked.size === 0 ? 'pupils' : reason.trim() === '' ? 'reason' : null
    setWrong(missing)
    if (missing === 'reason') reasonField.current?.focus()
    if (!missing) decide.mutate()
  }

  const isStillWrong = (wrong === 'pupils' && ticked.size === 0) || (wrong === 'reason' && reason.trim() === '')
  const numbers = day.lessons.length > 0 ? day.lessons : lessonsWithoutTimetable
  return (
    <form className="panel outside" onSubmit={submit} noValidate>
      <fieldset className="outside__part">
        <legend>{t('outside.when')}</legend>
        <div className="outside__when">
          <label className="field">
            <span>{t('outside.date')}</span>
            <input
              type="date"
              className="ds-input"
              required
              value={day.date}
              onChange={({ target }) => isDate(target.value) && onDate(target.value)}
            />
          </label>
          <div className="chips" role="group" aria-label={t('outside.lessons')}>
            <Chip isOn={lessons.size === 0} onClick={() => onLessons(new Set())}>
              {t('outside.whole_day')}
            </Chip>
            {numbers.map((lesson) => (
              <Chip key={lesson} isOn={lessons.has(lesson)} onClick={() => onLessons(toggled(lessons, lesson))}>
                {t('lesson.number', { lesson })}
              </Chip>
            ))}
          </div>
        </div>
        {!day.is_school_day && <p className="field-error" data-color="danger">{t('outside.no_school')}</p>}
      </fieldset>

      <PupilChoice day={day} lesson={lessons.size === 0 ? null : Math.min(...lessons)} ticked={ticked} onTick={setTicked} />

      <fieldset className="outside__part">
        <legend>{t('outside.why')}</legend>
        <div className="chips">
          {reasonKeys.map((one) => (
            <Chip key={one} isOn={reason === t(one)} onClick={() => onReason(t(one))}>
              {t(one)}
            </Chip>
          ))}
        </div>
        <label className="field">
          <span>{t('outside.reason')}</span>
          <input
            ref={reasonField}
            className="ds-input"
            maxLength={reasonMost}
            value={reason}
            aria-describedby={hint}
            aria-invalid={wrong === 'reason' && isStillWrong}
            onChange={(event) => onReason(event.target.value)}
          />
        </label>
        <p id={hint} className="quiet small">
          {reason.trim() === '' ? t('outside.reason_hint') : t('outside.preview', { words: setAsideInWords(t, reason) })}
        </p>
      </fieldset>

      {isStillWrong && (
        <p className="field-error" role="alert" data-color="danger">
          {t(wrong === 'pupils' ? 'outside.no_pupils' : 'outside.no_reason')}
        </p>
      )}
      {decide.isError && (
        <p className="field-error" role="alert" data-color="danger">
          {errorText(t, decide.error)}
        </p>
      )}
      <div className="outside__end">
        <button type="submit" className="ds-button" disabled={decide.isPending}>
          {t('outside.decide', { count: ticked.size })}
        </button>
        <p className="outside__done" role="status" data-color="success">
          {decide.isSuccess && (
            <>
              <StatusIcon name="present" />
              {t('outside.decided', { count: decide.data.pupils.length, observed: decide.data.observed })}
            </>
          )}
        </p>
      </div>
    </form>
  )
}

function Chip({ isOn, onClick, children }: { isOn: boolean; onClick: () => void; children: string }) {
  return (
    <button type="button" className="chip" aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  )
}
