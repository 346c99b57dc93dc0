// Which lesson, and to whom: a link and a code for a substitute, or the department head's list.
import { CheckmarkCircleFillIcon, LinkIcon, PersonRectangleIcon } from '@navikt/aksel-icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { client, unwrap, type Schemas } from '../../api/client.ts'
import { newId } from '../../api/ids.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { Empty } from '../../ui/states.tsx'
import { addDays } from '../../i18n/dates.ts'
import { lessonWords } from './lesson-words.ts'
import { MadeLink } from './made-link.tsx'

type MyClass = Schemas['MyClass']

interface FormProps {
  classes: MyClass[]
  today: string
  first: { class?: string | undefined; lesson?: number | undefined }
}

const daysAhead = 14
const lessonsWithoutTimetable = [1, 2, 3, 4, 5, 6, 7, 8]

/** The lessons to choose from: today's by the timetable; another day's by number. */
function lessonsOf(one: MyClass, isToday: boolean) {
  if (isToday && one.lessons.length > 0) return one.lessons
  return lessonsWithoutTimetable.map((lesson) => ({ lesson, starts: null, ends: null, subject: '' }))
}

export function HandOverForm({ classes, today, first }: FormProps) {
  const { t } = useText()
  const cache = useQueryClient()
  const [classId, setClassId] = useState(first.class ?? classes[0]?.class_id ?? '')
  const [date, setDate] = useState(today)
  const [lesson, setLesson] = useState(first.lesson ? String(first.lesson) : '')
  const chosen = classes.find((one) => one.class_id === classId) ?? classes[0]
  const refresh = () => Promise.all([cache.invalidateQueries({ queryKey: ['handovers'] }), cache.invalidateQueries({ queryKey: ['substitute-links'] })])
  const path = { class_id: chosen?.class_id ?? '' }
  const body = { date, lesson: lesson === '' ? null : Number(lesson) }
  const making = useMutation({
    mutationFn: () =>
      unwrap(client.POST('/api/classes/{class_id}/substitute-links', { params: { path, header: { 'X-CSRF-Token': '' } }, body })),
    onSuccess: refresh,
  })
  const handing = useMutation({
    mutationFn: (key: string) =>
      unwrap(
        client.POST('/api/classes/{class_id}/handovers', {
          params: { path, header: { 'X-CSRF-Token': '', 'Idempotency-Key': key } },
          body,
        }),
      ),
    onSuccess: refresh,
  })
  if (!chosen) return <Empty title={t('sub.no_classes')} />

  function forget() {
    making.reset()
    handing.reset()
  }

  const error = making.error ?? handing.error
  return (
    <section className="panel vikar__panel" aria-labelledby="sub-form">
      <h2 id="sub-form">{t('sub.which')}</h2>
      <div className="sub-form">
        <label className="field">
          <span>{t('sub.class')}</span>
          <select
            className="ds-input"
            value={chosen.class_id}
            onChange={({ target }) => {
              setClassId(target.value)
              setLesson('')
              forget()
            }}
          >
            {classes.map((one) => (
              <option key={one.class_id} value={one.class_id}>
                {one.name} · {one.school}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('sub.date')}</span>
          <input
            className="ds-input"
            type="date"
            value={date}
            min={today}
            max={addDays(today, daysAhead)}
            onChange={({ target }) => {
              if (!target.value) return
              setDate(target.value)
              setLesson('')
              forget()
            }}
          />
        </label>
        <label className="field">
          <span>{t('sub.lesson')}</span>
          <select
            className="ds-input"
            value={lesson}
            onChange={({ target }) => {
              setLesson(target.value)
              forget()
            }}
          >
            <option value="">{t('reg.whole_day')}</option>
            {lessonsOf(chosen, date === today).map((one) => (
              <option key={one.lesson} value={one.lesson}>
                {lessonWords(t, one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {!making.data && (
        <div className="sub-form__tools">
          <button type="button" className="ds-button" data-variant="primary" disabled={making.isPending} onClick={() => making.mutate()}>
            <LinkIcon aria-hidden />
            {t('sub.make')}
          </button>
          <button type="button" className="ds-button" data-variant="secondary" disabled={handing.isPending} onClick={() => handing.mutate(newId())}>
            <PersonRectangleIcon aria-hidden />
            {t('sub.to_head')}
          </button>
        </div>
      )}
      {error && (
        <p className="field-error" role="alert">
          {errorText(t, error)}
        </p>
      )}
      {handing.isSuccess && !error && (
        <p className="sub-said" role="status">
          <CheckmarkCircleFillIcon aria-hidden />
          {t('sub.handed')}
        </p>
      )}
      {making.data && <MadeLink made={making.data} />}
    </section>
  )
}
