// The main menu: one line per page and who has it. What does not fit on a phone is behind "Mer".
import { MenuHamburgerIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import type { Schemas } from '../api/client.ts'
import { morningCountQuery, myClassesQuery } from '../api/queries.ts'
import { isTeaching } from '../features/attendance/my-lessons.ts'
import { useText, type Key } from '../i18n/index.tsx'
import {
  followsGaps, followsTheMorning, isOfTheHome, leadsSchool, readsFigures, readsLogs, runsSchool, seesLeave, signsReports,
  startsWithFigures, startsWithLogs, startsWithReasons, triesRoutines,
} from './session.ts'

type Session = Schemas['Session']
type MyClass = Schemas['MyClass']

interface Entry {
  words: Key
  to: '/' | '/classes/$classId/review' | '/classes/$classId/from-home' | '/morning' | '/gaps' | '/figures' | '/children' | '/report' | '/office' | '/outside-control' | '/leave/cases' | '/log' | '/reasons' | '/reports' | '/children/reports' | '/routine/what-if' | '/substitutes'
  classId?: string | undefined
}

const keptInSight = 2

function entriesOf(session: Session, classes: MyClass[] | undefined): Entry[] {
  const own = classes?.filter((one) => one.is_contact_teacher && one.may_review) ?? []
  const [ownClass] = own
  const has = (condition: boolean | undefined, entry: Entry) => (condition ? [entry] : [])
  return [
    ...has(!startsWithFigures(session) && !startsWithReasons(session) && !startsWithLogs(session), {
      words: classes && !isTeaching(classes) ? 'nav.classes' : 'nav.start',
      to: '/',
    }),
    ...has(ownClass && own.length === 1, {
      words: 'nav.my_class',
      to: '/classes/$classId/review',
      classId: ownClass?.class_id,
    }),
    ...has(followsTheMorning(session), { words: 'nav.morning', to: '/morning' }),
    ...has(session.roles.some((role) => role === 'secretary'), { words: 'nav.office', to: '/office' }),
    ...has(ownClass && own.length === 1, { words: 'nav.from_home', to: '/classes/$classId/from-home', classId: ownClass?.class_id }),
    ...has(followsGaps(session), { words: 'nav.gaps', to: '/gaps' }),
    ...has(seesLeave(session), { words: 'nav.leave', to: '/leave/cases' }),
    ...has(leadsSchool(session), { words: 'nav.outside_control', to: '/outside-control' }),
    ...has(signsReports(session), { words: 'nav.reports', to: '/reports' }),
    ...has(runsSchool(session), { words: 'nav.substitutes', to: '/substitutes' }),
    ...has(readsFigures(session), { words: 'nav.figures', to: '/figures' }),
    ...has(triesRoutines(session), { words: 'nav.what_if', to: '/routine/what-if' }),
    ...has(readsLogs(session), { words: 'nav.log', to: '/log' }),
    ...has(session.roles.includes('administrator'), { words: 'nav.reasons', to: '/reasons' }),
    ...has(session.roles.includes('guardian'), { words: 'nav.children', to: '/children' }),
    ...has(session.roles.includes('guardian'), { words: 'nav.report', to: '/report' }),
    ...has(isOfTheHome(session), { words: 'nav.reports', to: '/children/reports' }),
    ...has(session.roles.some((role) => role === 'principal' || role === 'department-head'), { words: 'nav.office', to: '/office' }),
  ]
}

export function Navigation({ session }: { session: Session }) {
  const { t } = useText()
  const classes = useQuery(myClassesQuery)
  const entries = entriesOf(session, classes.data?.classes)
  // One more than the limit may as well be shown as put away.
  const inSight = entries.length > keptInSight + 1 ? keptInSight : entries.length
  const rest = entries.slice(inSight)
  return (
    <nav className="nav" aria-label={t('app.navigation')}>
      {entries.slice(0, inSight).map((entry) => (
        <EntryLink key={entry.words} entry={entry} />
      ))}
      {rest.length > 0 && (
        <>
          <div className="nav__rest">
            {rest.map((entry) => (
              <EntryLink key={entry.words} entry={entry} />
            ))}
          </div>
          <button type="button" className="nav__more" popoverTarget="nav-more">
            <MenuHamburgerIcon aria-hidden />
            {t('nav.more')}
          </button>
          <div
            id="nav-more"
            popover="auto"
            className="nav__sheet"
            onClick={({ currentTarget }) => currentTarget.hidePopover()}
          >
            {rest.map((entry) => (
              <EntryLink key={entry.words} entry={entry} />
            ))}
          </div>
        </>
      )}
    </nav>
  )
}

function EntryLink({ entry }: { entry: Entry }) {
  const { t } = useText()
  return (
    <Link
      to={entry.to}
      params={{ classId: entry.classId ?? '' }}
      className="nav__link"
      activeOptions={{ exact: entry.to === '/' || entry.to === '/children', includeSearch: false }}
    >
      {t(entry.words)}
      {entry.to === '/morning' && <MorningCount />}
    </Link>
  )
}

/** How many wait for somebody. */
function MorningCount() {
  const { t } = useText()
  const { data } = useQuery(morningCountQuery)
  const waiting = (data?.open ?? 0) + (data?.taken ?? 0)
  if (waiting === 0) return null
  return (
    <span className="nav__count">
      <span aria-hidden="true">{waiting}</span>
      <span className="ds-sr-only">{t('nav.morning_count', { count: waiting })}</span>
    </span>
  )
}
