// How many pupils each step reaches, and how that differs from the routine that was in force.
import { useText } from '../../i18n/index.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import { Beside } from './beside.tsx'
import { ofSchool, type SchoolId, type WhatIf } from './what-if.ts'

export function Steps({ answer, school }: { answer: WhatIf; school: SchoolId }) {
  const { t, language } = useText()
  const numbers = useNumbers()
  const rows = ofSchool(answer.steps, school)
  const texts = new Map(answer.step_texts.map((one) => [one.step, one.text[language]]))
  const most = Math.max(1, ...rows.flatMap((row) => [row.pupils, row.pupils_in_force]))
  const isCompared = answer.in_force.length > 0
  return (
    <section className="panel fig">
      <div className="fig__head">
        <div>
          <h2>{t('whatif.steps')}</h2>
          <p className="quiet small">{t('whatif.steps_lead')}</p>
        </div>
        <Legend isCompared={isCompared} />
      </div>
      <div className="fig__scroll" role="region" aria-label={t('whatif.steps')} tabIndex={0}>
        <table className="fig-table whatif-table">
          <thead>
            <tr>
              <th scope="col">{t('whatif.step')}</th>
              <th scope="col">{t('whatif.proposed')}</th>
              {isCompared && (
                <>
                  <th scope="col">{t('whatif.in_force')}</th>
                  <th scope="col">{t('whatif.new')}</th>
                  <th scope="col">{t('whatif.gone')}</th>
                  <th scope="col">{t('whatif.earlier')}</th>
                  <th scope="col">{t('whatif.later')}</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.step}>
                <th scope="row">
                  {texts.get(row.step) ?? row.step}
                  <Beside proposed={row.pupils} inForce={isCompared ? row.pupils_in_force : null} most={most} />
                </th>
                <td>
                  <b>{numbers.whole(row.pupils)}</b>
                </td>
                {isCompared && (
                  <>
                    <td>{numbers.whole(row.pupils_in_force)}</td>
                    <td>{numbers.whole(row.new)}</td>
                    <td>{numbers.whole(row.gone)}</td>
                    <td>{numbers.whole(row.earlier)}</td>
                    <td>{numbers.whole(row.later)}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isCompared && <p className="fig__notes quiet small">{t('whatif.steps_note')}</p>}
    </section>
  )
}

export function Legend({ isCompared }: { isCompared: boolean }) {
  const { t } = useText()
  if (!isCompared) return null
  return (
    <p className="whatif-legend small" aria-hidden="true">
      <span data-side="proposed">{t('whatif.proposed')}</span>
      <span data-side="in_force">{t('whatif.in_force')}</span>
    </p>
  )
}
