// For guardians: each child's absence in plain words.
import { useQuery } from '@tanstack/react-query'

import { absenceQuery, myChildrenQuery, reasonsQuery } from '../../api/queries.ts'
import { dateInWords } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { kindInWords, reasonName } from '../../ui/entry-words.ts'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { Status } from '../../ui/status.tsx'
import { Totals } from '../../ui/totals.tsx'
import type { Entry } from './register-model.ts'
import './children.css'

export function ChildrenPage() {
  const { t } = useText()
  const query = useQuery(myChildrenQuery)
  return (
    <Page title={t('children.title')} lead={t('children.lead')} width="narrow">
      {query.isPending && <Loading rows={4} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.length === 0 && <Empty title={t('children.none')}>{t('children.none_why')}</Empty>}
      {query.data?.map((child) => (
        <Child key={child.pupil_id} pupilId={child.pupil_id} name={child.given_name} />
      ))}
      {query.data && query.data.length > 0 && (
        <section className="panel explain">
          <h2>{t('children.explain')}</h2>
          <p>
            <Status name="documented" /> {t('children.documented_means')}
          </p>
          <p>
            <Status name="undocumented" /> {t('children.undocumented_means')}
          </p>
          <p>{t('children.wrong')}</p>
        </section>
      )}
    </Page>
  )
}

function Child({ pupilId, name }: { pupilId: string; name: string }) {
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
          <Entries entries={query.data.entries} name={name} />
        </>
      )}
    </section>
  )
}

function Entries({ entries, name }: { entries: Entry[]; name: string }) {
  const { t } = useText()
  const shown = entries
    .filter((entry) => entry.kind !== 'present')
    .sort((a, b) => b.date.localeCompare(a.date) || (a.lesson ?? 0) - (b.lesson ?? 0))
  if (shown.length === 0) return <p className="child__none">{t('children.no_absence', { name })}</p>
  return (
    <ul className="entries">
      {shown.map((entry) => (
        <EntryLine key={entry.entry_id} entry={entry} />
      ))}
    </ul>
  )
}

function EntryLine({ entry }: { entry: Entry }) {
  const { t, language } = useText()
  const { data: reasons } = useQuery(reasonsQuery)
  const reason = reasonName(reasons, entry.reason, language)
  return (
    <li className="entry">
      <span className="entry__date">{dateInWords(t, entry.date)}</span>
      <span className="entry__what">
        {kindInWords(t, entry)}
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
