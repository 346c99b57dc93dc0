// For guardians and pupils: the absence of each child, or one's own, in plain words.
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'

import { absenceQuery, myChildrenQuery, reasonsQuery, sessionQuery } from '../../api/queries.ts'
import { dateInWords, spanInWords } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { kindInWords, reasonName } from '../../ui/entry-words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { Totals } from '../../ui/totals.tsx'
import { spansOf, type Span } from './absence-spans.ts'
import type { Entry } from './register-model.ts'
import { observedInWords } from './ruling-words.ts'
import './children.css'

export function ChildrenPage() {
  const { t } = useText()
  const query = useQuery(myChildrenQuery)
  const { data: session } = useSuspenseQuery(sessionQuery)
  const isOwn = session?.roles.every((role) => role === 'pupil') ?? false
  return (
    <Page
      title={t(isOwn ? 'children.own_title' : 'children.title')}
      lead={t(isOwn ? 'children.own_lead' : 'children.lead')}
      width="narrow"
    >
      {query.isPending && <Loading rows={4} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && <Empty title={t('children.none')}>{t('children.none_why')}</Empty>}
      {query.data && query.data.length > 0 && <Explanation isOwn={isOwn} />}
      {query.data?.map((child) => (
        <Child key={child.pupil_id} pupilId={child.pupil_id} name={child.given_name} isOwn={isOwn} />
      ))}
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

function Child({ pupilId, name, isOwn }: { pupilId: string; name: string; isOwn: boolean }) {
  const { t } = useText()
  const query = useQuery(absenceQuery(pupilId))
  return (
    <section className="panel child" aria-labelledby={`child-${pupilId}`}>
      <h2 id={`child-${pupilId}`}>{name}</h2>
      {query.isPending && <Loading rows={3} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <p className="quiet">{t('children.year', { year: query.data.school_year })}</p>
          <Totals totals={query.data.totals} />
          <Entries entries={query.data.entries} none={isOwn ? t('children.own_no_absence') : t('children.no_absence', { name })} />
        </>
      )}
    </section>
  )
}

function Entries({ entries, none }: { entries: Entry[]; none: string }) {
  const spans = spansOf(entries)
  if (spans.length === 0) return <p className="child__none">{none}</p>
  return (
    <ul className="entries">
      {spans.map((span) => (
        <SpanLine key={span.entry.entry_id} span={span} />
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
        {t('outside.set_aside', { reason: entry.note_home ?? '' })} <span className="quiet">{observedInWords(t, entry)}</span>
      </span>
    </li>
  )
}

function SpanLine({ span }: { span: Span }) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  const { entry, days } = span
  const reason = reasonName(reasons, entry.reason, language)
  if (entry.kind === 'present') return <SetAside entry={entry} />
  return (
    <li className="entry">
      <span className="entry__date">{days > 1 ? spanInWords(t, span.from, span.to) : dateInWords(t, entry.date)}</span>
      <span className="entry__what">
        {days > 1 ? t('children.days', { count: days }) : kindInWords(t, entry)}
        {reason && <span className="quiet"> · {reason}</span>}
      </span>
      <Status name={entry.documentation} />
      {entry.note_home && (
        <span className="entry__note">
          {t('children.note')} {entry.note_home}
        </span>
      )}
    </li>
  )
}
