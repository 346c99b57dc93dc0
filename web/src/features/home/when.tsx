// When: today, the next school day, other days, or part of a day by the child's own timetable.
import { useQuery } from '@tanstack/react-query'

import type { myLessonsQuery, pupilLessonsQuery } from '../../api/queries.ts'
import { dateInWords, addDays } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { childrenToReport, isSchoolDay, nextSchoolDay, sharedLessons, toggled, type Form, type MyHome } from './report-model.ts'
import { Tile, Tiles } from './tile.tsx'

type LessonsQuery = ReturnType<typeof myLessonsQuery> | ReturnType<typeof pupilLessonsQuery>

interface WhenProps {
  home: MyHome
  form: Form
  error: string | null
  lessonsOf: (date: string) => LessonsQuery
  onChange: (change: Partial<Form>) => void
}

export function When({ home, form, error, lessonsOf, onChange }: WhenProps) {
  const { t } = useText()
  const children = childrenToReport(home)
  const next = nextSchoolDay(children, home.today)
  const isTomorrow = next === addDays(home.today, 1)
  const tile = (when: Form['when']) => ({
    type: 'radio' as const,
    name: 'when',
    isChosen: form.when === when,
    onChoose: () => onChange({ when }),
  })
  return (
    <Tiles id="report-when" legend={t('home.when')} error={error}>
      <div className="tiles__grid">
        {isSchoolDay(children, home.today) && (
          <Tile {...tile('today')} hint={dateInWords(t, home.today)}>
            {t('home.today')}
          </Tile>
        )}
        <Tile {...tile('next')} hint={dateInWords(t, next)}>
          {t(isTomorrow ? 'home.tomorrow' : 'home.next_day')}
        </Tile>
        <Tile {...tile('part')} hint={t('home.part_hint')}>
          {t('home.part')}
        </Tile>
        <Tile {...tile('days')} hint={t('home.other_days_hint')}>
          {t('home.other_days')}
        </Tile>
      </div>
      {form.when === 'days' && <Days home={home} form={form} onChange={onChange} />}
      {form.when === 'part' && <Part form={form} home={home} lessonsOf={lessonsOf} onChange={onChange} />}
    </Tiles>
  )
}

type PartProps = Omit<WhenProps, 'error'>

function Days({ home, form, onChange }: Omit<PartProps, 'lessonsOf'>) {
  const { t } = useText()
  return (
    <div className="report__pair">
      <label className="field">
        <span>{t('home.first_day')}</span>
        <input
          type="date"
          className="ds-input"
          value={form.from}
          min={home.first_day}
          max={home.last_day}
          onChange={({ target }) => onChange({ from: target.value, ...(target.value > form.to && { to: target.value }) })}
        />
      </label>
      <label className="field">
        <span>{t('home.last_day')}</span>
        <input
          type="date"
          className="ds-input"
          value={form.to}
          min={form.from}
          max={home.last_day}
          onChange={({ target }) => onChange({ to: target.value })}
        />
      </label>
    </div>
  )
}

function Part({ home, form, lessonsOf, onChange }: PartProps) {
  const { t } = useText()
  const query = useQuery({ ...lessonsOf(form.day), enabled: form.day !== '' })
  const lessons = sharedLessons(query.data, form.pupils)
  const byClock = form.byClock || (query.isSuccess && lessons.length === 0 && form.pupils.length > 0)
  return (
    <>
      <label className="field">
        <span>{t('home.day')}</span>
        <input
          type="date"
          className="ds-input"
          value={form.day}
          min={home.first_day}
          max={home.last_day}
          onChange={({ target }) => onChange({ day: target.value, lessons: [] })}
        />
      </label>
      {!byClock && (
        <fieldset className="tiles">
          <legend className="tiles__lesser">{t('home.lessons')}</legend>
          <div className="tiles__grid">
            {lessons.map((one) => (
              <Tile
                key={one.lesson}
                type="checkbox"
                name="lesson"
                isChosen={form.lessons.includes(one.lesson)}
                onChoose={() => onChange({ lessons: toggled(form.lessons, one.lesson), byClock: false })}
                hint={t('home.lesson_time', { starts: one.starts, ends: one.ends })}
              >
                {one.subject || t('home.lesson', { lesson: one.lesson })}
              </Tile>
            ))}
          </div>
        </fieldset>
      )}
      {byClock && <Clock form={form} onChange={onChange} hasLessons={lessons.length > 0} />}
      {lessons.length > 0 && (
        <button type="button" className="ds-button report__other-way" data-variant="tertiary" onClick={() => onChange({ byClock: !byClock })}>
          {t(byClock ? 'home.by_lessons' : 'home.by_clock')}
        </button>
      )}
    </>
  )
}

function Clock({ form, onChange, hasLessons }: { form: Form; onChange: WhenProps['onChange']; hasLessons: boolean }) {
  const { t } = useText()
  return (
    <>
      {!hasLessons && <p className="quiet">{t('home.no_lessons')}</p>}
      <div className="report__pair">
        <label className="field">
          <span>{t('home.from_time')}</span>
          <input
            type="time"
            className="ds-input"
            value={form.fromTime}
            onChange={({ target }) => onChange({ fromTime: target.value, byClock: true })}
          />
        </label>
        <label className="field">
          <span>{t('home.until_time')}</span>
          <input
            type="time"
            className="ds-input"
            value={form.untilTime}
            onChange={({ target }) => onChange({ untilTime: target.value, byClock: true })}
          />
        </label>
      </div>
      <p className="quiet small">{t('home.time_hint')}</p>
    </>
  )
}
