// Week by week: how many reach the step. When the work comes is half of what it costs.
import { useText } from '../../i18n/index.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import { StepChoice } from './school-choice.tsx'
import { Legend } from './steps.tsx'
import { weekNumber, weeksOf, type SchoolId, type Week, type WhatIf } from './what-if.ts'

interface WeeksProps {
  answer: WhatIf
  school: SchoolId
  step: string
  onStep: (step: string) => void
}

export function Weeks({ answer, school, step, onStep }: WeeksProps) {
  const { t } = useText()
  const numbers = useNumbers()
  const weeks = weeksOf(answer, school, step)
  const isCompared = answer.in_force.length > 0
  const top = weeks.reduce<Week | undefined>((most, one) => (most && most.pupils >= one.pupils ? most : one), undefined)
  const summary =
    top && top.pupils > 0 ? t('whatif.weeks_sum', { week: weekNumber(top.week), count: top.pupils }) : t('whatif.weeks_none')
  return (
    <section className="panel fig">
      <div className="fig__head">
        <div>
          <h2>{t('whatif.weeks')}</h2>
          <p className="quiet small">{summary}</p>
        </div>
        <StepChoice answer={answer} step={step} onStep={onStep} />
      </div>
      {weeks.length > 0 && (
        <>
          <WeekChart weeks={weeks} isCompared={isCompared} title={`${t('whatif.weeks')}. ${summary}`} />
          <div className="whatif-under">
            <Legend isCompared={isCompared} />
          </div>
          <details className="fig-words">
            <summary>{t('whatif.weeks_table')}</summary>
            <div className="fig__scroll" role="region" aria-label={t('whatif.weeks_table')} tabIndex={0}>
              <table className="fig-table">
                <thead>
                  <tr>
                    <th scope="col">{t('whatif.week')}</th>
                    <th scope="col">{t('whatif.proposed')}</th>
                    {isCompared && <th scope="col">{t('whatif.in_force')}</th>}
                  </tr>
                </thead>
                <tbody>
                  {weeks.map((one) => (
                    <tr key={one.week}>
                      <th scope="row">{t('whatif.week_of', { week: weekNumber(one.week), year: one.week.slice(0, 4) })}</th>
                      <td>
                        <b>{numbers.whole(one.pupils)}</b>
                      </td>
                      {isCompared && <td>{numbers.whole(one.pupilsInForce)}</td>}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </section>
  )
}

const step = 20
const height = 150
const above = 22
const below = 26
/** Few weeks do not become broad ones. */
const weeksMin = 24

interface ChartProps {
  weeks: Week[]
  isCompared: boolean
  title: string
}

function WeekChart({ weeks, isCompared, title }: ChartProps) {
  const numbers = useNumbers()
  const most = Math.max(1, ...weeks.flatMap((one) => [one.pupils, isCompared ? one.pupilsInForce : 0]))
  const width = Math.max(weeks.length, weeksMin) * step
  const tall = (value: number) => (value / most) * height
  const ground = above + height
  return (
    <svg className="chart whatif-weeks" viewBox={`0 0 ${width} ${ground + below}`} preserveAspectRatio="xMinYMid" role="img" aria-label={title}>
      <line className="chart__ground" x1="0" x2={width} y1={above} y2={above} />
      <text className="chart__name chart__name--first" x="0" y={above - 7}>
        {numbers.whole(most)}
      </text>
      <line className="chart__ground" x1="0" x2={width} y1={ground} y2={ground} />
      {weeks.map((one, at) => {
        const left = at * step
        return (
          <g key={one.week}>
            {isCompared && (
              <rect className="chart__before" x={left + 9} y={ground - tall(one.pupilsInForce)} width="8" height={tall(one.pupilsInForce)} />
            )}
            <rect className="chart__bar" x={left + 2} y={ground - tall(one.pupils)} width={isCompared ? 8 : 14} height={tall(one.pupils)} />
            {at % 4 === 0 && (
              <text className="chart__name" x={left + step / 2} y={ground + 19}>
                {weekNumber(one.week)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
