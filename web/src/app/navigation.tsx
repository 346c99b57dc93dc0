// The main menu: one line per page and who has it. What does not fit on a phone is behind "Mer".
import { MenuHamburgerIcon } from '@navikt/aksel-icons'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import type { Schemas } from '../api/client.ts'
import { myClassesQuery } from '../api/queries.ts'
import { isTeaching } from '../features/attendance/my-lessons.ts'
import { useText, type Key } from '../i18n/index.tsx'
import { leadsOrRunsSchool, readsFigures, startsWithFigures, triesRoutines } from './session.ts'

type Session = Schemas['Session']
type MyClass = Schemas['MyClass']

interface Entry {
  words: Key
  to: '/' | '/classes/$classId/review' | '/figures' | '/children' | '/routine/what-if' | '/substitutes'
  classId?: string | undefined
}

const keptInSight = 3

function entriesOf(session: Session, classes: MyClass[] | undefined): Entry[] {
  const own = classes?.filter((one) => one.is_contact_teacher && one.may_review) ?? []
  const [ownClass] = own
  const has = (condition: boolean | undefined, entry: Entry) => (condition ? [entry] : [])
  return [
    ...has(!startsWithFigures(session), {
      words: classes && !isTeaching(classes) ? 'nav.classes' : 'nav.start',
      to: '/',
    }),
    ...has(ownClass && own.length === 1, {
      words: 'nav.my_class',
      to: '/classes/$classId/review',
      classId: ownClass?.class_id,
    }),
    ...has(leadsOrRunsSchool(session), { words: 'nav.substitutes', to: '/substitutes' }),
    ...has(readsFigures(session), { words: 'nav.figures', to: '/figures' }),
    ...has(triesRoutines(session), { words: 'nav.what_if', to: '/routine/what-if' }),
    ...has(session.roles.includes('guardian'), { words: 'nav.children', to: '/children' }),
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
      activeOptions={{ exact: entry.to === '/', includeSearch: false }}
    >
      {t(entry.words)}
    </Link>
  )
}
