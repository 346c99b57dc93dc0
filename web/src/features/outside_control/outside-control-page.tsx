// The bus was late: one decision for many pupils that nothing counts as absence, and the decisions of the day.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { outsideControlQuery, sessionQuery } from '../../api/queries.ts'
import { isDate } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Decisions } from './decisions.tsx'
import { DecideForm } from './decide-form.tsx'
import './outside-control.css'

export function OutsideControlPage() {
  const { t } = useText()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const [date, setDate] = useState(session?.today ?? '')
  // Kept while the date is put right; whom it is about is chosen anew for each day.
  const [reason, setReason] = useState('')
  const [lessons, setLessons] = useState<ReadonlySet<number>>(new Set([1]))
  const lesson = lessons.size === 0 ? null : Math.min(...lessons)
  const query = useQuery({ ...outsideControlQuery(date, lesson), enabled: isDate(date) })
  return (
    <Page title={t('outside.title')} lead={t('outside.lead')}>
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Loading rows={8} />}
      {query.data && query.data.pupils.length === 0 && <Empty title={t('outside.nobody')} />}
      {query.data && query.data.pupils.length > 0 && (
        <>
          <DecideForm key={date} day={query.data} lessons={lessons} reason={reason} onReason={setReason} onDate={setDate} onLessons={setLessons} />
          <Decisions day={query.data} />
        </>
      )}
    </Page>
  )
}
