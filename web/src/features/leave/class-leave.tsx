// The contact teacher's class: who has had how much leave, and what is to come.
import { useQuery } from '@tanstack/react-query'

import { classLeaveQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { datesInWords, kindKeys } from './leave-words.ts'

export function ClassLeave({ classId }: { classId: string }) {
  const { t } = useText()
  const query = useQuery(classLeaveQuery(classId))
  if (query.isLoadingError) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading rows={4} />
  const { name, pupils, quota_days } = query.data
  return (
    <section className="leave__cases">
      <h2>{t('leave.class', { name })}</h2>
      <div className="panel leave__scroll" role="region" aria-label={t('leave.class', { name })} tabIndex={0}>
        <table className="leave__table">
          <thead>
            <tr>
              <th scope="col">{t('leave.pupil')}</th>
              <th scope="col">{t('leave.single_days')}</th>
              <th scope="col">{t('leave.leave_days')}</th>
              <th scope="col">{t('leave.religious_days')}</th>
              <th scope="col">{t('leave.when')}</th>
            </tr>
          </thead>
          <tbody>
            {pupils.map((pupil) => (
              <tr key={pupil.pupil_id}>
                <th scope="row">
                  {pupil.given_name} {pupil.family_name}
                </th>
                <td>{t('leave.of', { used: pupil.usage.single_days, quota: quota_days })}</td>
                <td>{pupil.usage.leave_days}</td>
                <td>{pupil.usage.religious_days}</td>
                <td>
                  {pupil.standing.map((one) => (
                    <span key={one.application_id} className="leave__span">
                      {one.standing && datesInWords(t, one.standing)} <span className="quiet small">{t(kindKeys[one.kind])}</span>
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
