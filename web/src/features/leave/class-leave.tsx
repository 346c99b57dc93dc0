// The contact teacher's class: who has had how much leave, and what is to come.
import { useQuery } from '@tanstack/react-query'

import type { Schemas } from '../../api/client.ts'
import { classLeaveQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { pupilName } from '../../ui/pupil-name.ts'
import { datesInWords, kindKeys, usageInWords } from './leave-words.ts'

type Pupil = Schemas['ClassLeave']['pupils'][number]

const daysOf = ({ usage }: Pupil) => usage.single_days + usage.leave_days + usage.religious_days

export function ClassLeave({ classId }: { classId: string }) {
  const { t } = useText()
  const query = useQuery(classLeaveQuery(classId))
  if (query.isLoadingError) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Loading rows={4} />
  const { name, pupils, quota_days } = query.data
  const away = pupils.filter((pupil) => daysOf(pupil) > 0)
  return (
    <section className="leave__cases">
      <h2>{t('leave.class', { name })}</h2>
      {away.length > 0 && (
        <ul className="panel leave__usage">
          {away.map((pupil) => (
            <li key={pupil.pupil_id}>
              <b>{pupilName(pupil)}</b>
              <span>{usageInWords(t, pupil.usage, quota_days)}</span>
              {pupil.standing.map((one) => (
                <span key={one.application_id} className="quiet small">
                  {[one.standing && datesInWords(t, one.standing), t(kindKeys[one.kind])].filter(Boolean).join(' · ')}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{t('leave.class_rest', { count: pupils.length - away.length, quota: quota_days })}</p>
    </section>
  )
}
