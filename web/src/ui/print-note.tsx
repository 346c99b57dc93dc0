// What a paper must say of itself: what it shows, that it is confidential, and who printed it when.
import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

import { sessionQuery } from '../api/queries.ts'
import { dateWithYear, timeOfDay } from '../i18n/dates.ts'
import { useText } from '../i18n/index.tsx'

export function PrintNote({ about }: { about: string }) {
  const { t } = useText()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const now = useTimeOfPrint()
  return (
    <div className="print-only print-note">
      <p>{about}</p>
      <p>
        {t('print.confidential', {
          name: session?.name ?? '',
          date: session ? dateWithYear(t, session.today) : '',
          time: timeOfDay(now.toISOString()),
        })}
      </p>
    </div>
  )
}

/** The browser draws the paper right after telling of it, so the page must be drawn by then. */
function useTimeOfPrint(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const tell = () => flushSync(() => setNow(new Date()))
    window.addEventListener('beforeprint', tell)
    return () => window.removeEventListener('beforeprint', tell)
  }, [])
  return now
}
