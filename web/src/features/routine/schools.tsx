// School by school, for one step: who would have had to follow up how many.
import { useText } from '../../i18n/index.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import { Beside } from './beside.tsx'
import { StepChoice } from './school-choice.tsx'
import { Legend } from './steps.tsx'
import { stepRow, type WhatIf } from './what-if.ts'

interface SchoolsProps {
  answer: WhatIf
  step: string
  onStep: (step: string) => void
}

export function Schools({ answer, step, onStep }: SchoolsProps) {
  const { t } = useText()
  const numbers = useNumbers()
  const isCompared = answer.in_force.length > 0
  const rows = answer.schools.map((school) => ({ ...school, row: stepRow(answer, school.school_id, step) }))
  const most = Math.max(1, ...rows.flatMap(({ row }) => [row?.pupils ?? 0, isCompared ? (row?.pupils_in_force ?? 0) : 0]))
  return (
    <section className="panel fig">
      <div className="fig__head">
        <div>
          <h2>{t('whatif.schools')}</h2>
          <Legend isCompared={isCompared} />
        </div>
        <StepChoice answer={answer} step={step} onStep={onStep} />
      </div>
      <div className="fig__scroll" role="region" aria-label={t('whatif.schools')} tabIndex={0}>
        <table className="fig-table whatif-table">
          <thead>
            <tr>
              <th scope="col">{t('whatif.school_name')}</th>
              <th scope="col">{t('whatif.enrolled')}</th>
              <th scope="col">{t('whatif.proposed')}</th>
              {isCompared && (
                <>
                  <th scope="col">{t('whatif.in_force')}</th>
                  <th scope="col">{t('whatif.new')}</th>
                  <th scope="col">{t('whatif.gone')}</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ school_id, school, enrolled, row }) => (
              <tr key={school_id}>
                <th scope="row">
                  {school}
                  <Beside proposed={row?.pupils ?? 0} inForce={isCompared ? (row?.pupils_in_force ?? 0) : null} most={most} />
                </th>
                <td>{numbers.whole(enrolled)}</td>
                <td>
                  <b>{numbers.whole(row?.pupils ?? 0)}</b>
                </td>
                {isCompared && (
                  <>
                    <td>{numbers.whole(row?.pupils_in_force ?? 0)}</td>
                    <td>{numbers.whole(row?.new ?? 0)}</td>
                    <td>{numbers.whole(row?.gone ?? 0)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
