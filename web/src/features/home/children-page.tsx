// For guardians and pupils: the absence of each child, or one's own, in plain words.
import { ChatElipsisIcon, EyeIcon } from '@navikt/aksel-icons'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'

import type { Schemas } from '../../api/client.ts'
import { absenceQuery, myChildrenQuery, myHomeQuery, reasonsQuery, sessionQuery } from '../../api/queries.ts'
import { dateInWords, dateOfInstant, spanInWords } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { kindInWords, reasonInWords } from '../../ui/entry-words.ts'
import { observedInWords } from '../../ui/observed-words.ts'
import { Page } from '../../ui/page.tsx'
import { setAsideInWords } from '../../ui/set-aside-words.ts'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { Totals } from '../../ui/totals.tsx'
import { spansOf, type Span } from './absence-spans.ts'
import { ContactWishPanel } from './contact-wish-panel.tsx'
import { ContestLine } from './contest-line.tsx'
import type { Child as HomeChild } from './report-model.ts'
import { Reported } from './reported.tsx'
import './children.css'

type Entry = Schemas['Entry']

export function ChildrenPage() {
  const { t } = useText()
  const query = useQuery(myChildrenQuery)
  const { data: session } = useSuspenseQuery(sessionQuery)
  const home = useQuery({ ...myHomeQuery, enabled: session?.roles.includes('guardian') ?? false })
  const mayReport = home.data?.children.some((child) => child.may_report) ?? false
  const isOwn = session?.roles.every((role) => role === 'pupil') ?? false
  return (
    <Page
      title={t(isOwn ? 'children.own_title' : 'children.title')}
      lead={t(isOwn ? 'children.own_lead' : 'children.lead')}
      width="narrow"
      aside={mayReport && <ReportLink />}
    >
      {query.data && query.data.length > 0 && (
        <Link to="/leave" className="ds-link children__leave">
          {t('leave_home.link')}
        </Link>
      )}
      {query.isPending && <Loading rows={4} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && <Empty title={t('children.none')}>{t('children.none_why')}</Empty>}
      {query.data && query.data.length > 0 && <Explanation isOwn={isOwn} />}
      {query.data?.map((child) => (
        <Child
          key={child.pupil_id}
          pupilId={child.pupil_id}
          name={child.given_name}
          isOwn={isOwn}
          home={home.data?.children.find((one) => one.pupil_id === child.pupil_id)}
        />
      ))}
      {query.data && query.data.length > 0 && (
        <Link to="/children/reports" className="ds-button report-link" data-variant="secondary">
          {t('certificate_home.title')}
        </Link>
      )}
      {home.data && home.data.children.length > 0 && <ContactWishPanel wish={home.data.contact_wish} />}
    </Page>
  )
}

function Explanation({ isOwn }: { isOwn: boolean }) {
  const { t } = useText()
  return (
    <section className="panel explain">
      <h2>{t('children.explain')}</h2>
      <p>
        <Status name="documented" /> {t(isOwn ? 'children.own_documented_means' : 'children.documented_means')}
      </p>
      <p>
        <Status name="undocumented" /> {t('children.undocumented_means')}
      </p>
      <p>{t('children.wrong')}</p>
    </section>
  )
}

function ReportLink() {
  const { t } = useText()
  return (
    <Link to="/report" className="ds-button report-link">
      <ChatElipsisIcon aria-hidden />
      {t('home.report')}
    </Link>
  )
}

interface ChildProps {
  pupilId: string
  name: string
  isOwn: boolean
  home: HomeChild | undefined
}

function Child({ pupilId, name, isOwn, home }: ChildProps) {
  const { t } = useText()
  const query = useQuery(absenceQuery(pupilId))
  return (
    <section className="panel child" aria-labelledby={`child-${pupilId}`}>
      <h2 id={`child-${pupilId}`}>{name}</h2>
      {home && <Reported child={home} />}
      {query.isPending && <Loading rows={3} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <p className="quiet">{t('children.year', { year: query.data.school_year })}</p>
          <Totals totals={query.data.totals} />
          <Entries
            entries={query.data.entries}
            home={home}
            none={isOwn ? t('children.own_no_absence') : t('children.no_absence', { name })}
          />
          <Link to="/pupils/$pupilId/log" params={{ pupilId }} preload={false} className="ds-link child__log">
            <EyeIcon aria-hidden />
            {t('log.link')}
          </Link>
        </>
      )}
    </section>
  )
}

function Entries({ entries, home, none }: { entries: Entry[]; home: HomeChild | undefined; none: string }) {
  const spans = spansOf(entries)
  if (spans.length === 0) return <p className="child__none">{none}</p>
  return (
    <ul className="entries">
      {spans.map((span) => (
        <SpanLine key={span.entry.entry_id} span={span} home={home} />
      ))}
    </ul>
  )
}

/** By a decision it counts as no absence; what was seen stands all the same. */
function SetAside({ entry }: { entry: Entry }) {
  const { t } = useText()
  return (
    <li className="entry">
      <span className="entry__date">{dateInWords(t, entry.date)}</span>
      <span className="entry__what">
        {setAsideInWords(t, entry.note_home ?? '')} <span className="quiet">{observedInWords(t, entry)}</span>
      </span>
    </li>
  )
}

function SpanLine({ span, home }: { span: Span; home: HomeChild | undefined }) {
  const text = useText()
  const { t } = text
  const { data: reasons } = useQuery(reasonsQuery)
  const { entry, days } = span
  const reason = reasonInWords(text, reasons, entry.reason)
  if (entry.kind === 'present') return <SetAside entry={entry} />
  return (
    <li className="entry">
      <span className="entry__date">{days > 1 ? spanInWords(t, span.from, span.to) : dateInWords(t, entry.date)}</span>
      <span className="entry__what">
        {days > 1 ? t('children.days', { count: days }) : kindInWords(t, entry)}
        {reason && <span className="quiet"> · {reason}</span>}
      </span>
      <Status name={entry.documentation} />
      {entry.supersedes && <span className="entry__note quiet">{t('children.corrected', { date: dateInWords(t, dateOfInstant(entry.recorded_at)) })}</span>}
      {entry.note_home && (
        <span className="entry__note">
          {t('children.note')} <bdi>{entry.note_home}</bdi>
        </span>
      )}
      {home?.may_see && <ContestLine child={home} entry={entry} />}
    </li>
  )
}
