// A pupil's year as an HTML table: five rows of days, a column per week. Readable by ear, printable, no library.
// Documented and undocumented differ by shape (circle, square with a cross), the amount by size; the legend says it.
import { memo } from 'react'

import type { Schemas } from '../../api/client.ts'
import { dateInWords, monthName, weekdayName, weekdayShort } from '../../i18n/dates.ts'
import { useText, type Key, type Translate } from '../../i18n/index.tsx'
import { levelOf, type Quarter } from './year-weeks.ts'

type Mark = Schemas['DayMark']

const kindKeys: Record<Mark['kind'], Key> = {
  day: 'kind.day',
  hours: 'kind.hours',
  late: 'kind.late',
  left_early: 'kind.left_early',
}

/** onsdag 30. oktober: hele dagen, udokumentert */
export function markInWords(t: Translate, mark: Mark): string {
  const words = [t(kindKeys[mark.kind])]
  if (mark.kind === 'hours') words.push(t('kind.minutes', { count: mark.missed_minutes }))
  words.push(t(mark.documentation === 'documented' ? 'status.documented' : 'status.undocumented'))
  return t('review.mark', { date: dateInWords(t, mark.date), what: words.join(', ').toLowerCase() })
}

interface CalendarProps {
  name: string
  parts: Quarter[]
  marks: Mark[]
}

export const YearCalendar = memo(function YearCalendar({ name, parts, marks }: CalendarProps) {
  const { t } = useText()
  const markOf = new Map(marks.map((mark) => [mark.date, mark]))
  return (
    <div className="year">
      {parts.map((part) => (
        <table key={part.months[0]?.date} className="cal">
          <caption className="ds-sr-only">{t('review.calendar_of', { name })}</caption>
          <thead>
            <tr>
              <td />
              {part.months.map((month, index) =>
                // Over a single week there is no room for a name, unless nothing follows.
                month.weeks === 1 && index < part.months.length - 1 ? (
                  <td key={month.date} />
                ) : (
                  <th key={month.date} scope="colgroup" colSpan={month.weeks} abbr={monthName(t, month.date)}>
                    {monthName(t, month.date).slice(0, 3)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {[0, 1, 2, 3, 4].map((weekday) => (
              <tr key={weekday}>
                <th scope="row" abbr={weekdayName(t, weekday)}>
                  {weekdayShort(t, weekday)}
                </th>
                {part.weeks.map((week, index) => {
                  const day = week.days[weekday]
                  if (!day) return <td key={index} />
                  return <Day key={index} isSchoolDay={day.isSchoolDay} mark={markOf.get(day.date)} />
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
})

function Day({ isSchoolDay, mark }: { isSchoolDay: boolean; mark: Mark | undefined }) {
  const { t } = useText()
  if (!mark) return <td className="cal__day" data-off={!isSchoolDay} />
  const words = markInWords(t, mark)
  return (
    <td className="cal__day" title={words}>
      <CalendarMark mark={mark} />
      <span className="ds-sr-only">{words}</span>
    </td>
  )
}

export function CalendarMark({ mark }: { mark: Pick<Mark, 'kind' | 'documentation' | 'missed_minutes'> }) {
  return (
    <span
      className="cal__mark"
      data-level={levelOf(mark)}
      data-kind={mark.kind}
      data-documentation={mark.documentation}
      aria-hidden="true"
    />
  )
}
