// The work it is, per role: tasks that shall, should and may be done, and how many of them are meetings.
import { useText } from '../../i18n/index.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import { roleKey } from '../../ui/role-words.ts'
import { ofSchool, type SchoolId, type WhatIf } from './what-if.ts'

const strengths = ['shall', 'should', 'may', 'meetings'] as const

export function WorkTable({ answer, school }: { answer: WhatIf; school: SchoolId }) {
  const { t } = useText()
  const numbers = useNumbers()
  const rows = ofSchool(answer.work, school)
  const isCompared = answer.in_force.length > 0
  if (rows.length === 0) return null
  return (
    <section className="panel fig">
      <div className="fig__head">
        <div>
          <h2>{t('whatif.work')}</h2>
          <p className="quiet small">{t(isCompared ? 'whatif.work_lead' : 'whatif.work_lead_alone')}</p>
        </div>
      </div>
      <div className="fig__scroll" role="region" aria-label={t('whatif.work')} tabIndex={0}>
        <table className="fig-table whatif-table">
          <thead>
            <tr>
              <th scope="col">{t('whatif.role')}</th>
              <th scope="col">{t('whatif.shall')}</th>
              <th scope="col">{t('whatif.should')}</th>
              <th scope="col">{t('whatif.may')}</th>
              <th scope="col">{t('whatif.of_them_meetings')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.role}>
                <th scope="row">{t(roleKey(row.role))}</th>
                {strengths.map((strength) => (
                  <td key={strength}>
                    <b>{numbers.whole(row.proposed[strength])}</b>
                    {isCompared && (
                      <span className="whatif-table__before">
                        <span className="ds-sr-only">{t('whatif.in_force')} </span>
                        {numbers.whole(row.in_force[strength])}
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
