// Over every page, while something stands between the page and the server: what is wrong, and how much waits.
import { CloudSlashIcon, ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'

import { subscribeWaiting, waitingNow } from '../features/attendance/outbox.ts'
import type { Slot } from '../features/attendance/waiting.ts'
import { dateShort } from '../i18n/dates.ts'
import { useText } from '../i18n/index.tsx'
import { device } from '../offline/device.ts'
import { useIsConnectionLost } from '../offline/use-connection.ts'
import './connection-banner.css'

export function ConnectionBanner({ today }: { today: string }) {
  const { t } = useText()
  const { pathname, search } = useLocation()
  const isLost = useIsConnectionLost()
  const { count, isKept, asking } = useSyncExternalStore(subscribeWaiting, waitingNow)
  // The register that is on the page asks for itself.
  const isHere = ({ classId, date, lesson }: Slot) =>
    pathname === `/classes/${classId}/register` && (search.date ?? today) === date && (search.lesson ?? null) === lesson
  const elsewhere = asking.filter((slot) => !isHere(slot))
  return (
    <div className="connection" role="status">
      {isLost && (
        <p className="connection__line" data-color="warning">
          <CloudSlashIcon aria-hidden />
          <span>
            <b>{t('offline.lost')}</b> {count > 0 && t('offline.waiting', { count })} {count > 0 && isKept && t('offline.kept', { count })}
          </span>
        </p>
      )}
      {elsewhere.length > 0 && <Asking slots={elsewhere} />}
    </div>
  )
}

function Asking({ slots }: { slots: Slot[] }) {
  const { t } = useText()
  return (
    <p className="connection__line" data-color="warning">
      <ExclamationmarkTriangleFillIcon aria-hidden />
      <span>{t('offline.asking')}</span>
      {slots.map(({ classId, date, lesson }) => (
        <Link
          key={`${classId} ${date} ${lesson}`}
          to="/classes/$classId/register"
          params={{ classId }}
          search={{ date, ...(lesson === null ? {} : { lesson }) }}
          className="ds-link"
        >
          {[dateShort(t, date), lesson === null ? t('reg.whole_day') : t('lesson.number', { lesson })].join(' · ')}
        </Link>
      ))}
    </p>
  )
}

/** On the sign-in page: that something waits, and for whom to sign in; nothing of what or about whom. */
export function WaitingHere() {
  const { t } = useText()
  const [count, setCount] = useState(0)
  useEffect(() => {
    void device.person().then(async (person) => person && setCount(await device.waitingCount(person.account_id)))
  }, [])
  if (count === 0) return null
  return (
    <div className="notice" data-color="warning" role="status">
      <CloudSlashIcon aria-hidden className="notice__icon" />
      <div className="notice__body">
        <p className="notice__title">{t('offline.signed_out', { count })}</p>
        <p>{t('offline.signed_out_text')}</p>
      </div>
    </div>
  )
}
