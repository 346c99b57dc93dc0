// Who has looked at a pupil and who has changed what: for guardians, the pupil and the data protection officer.
import { ChevronLeftIcon, ChevronRightIcon, DownloadIcon } from '@navikt/aksel-icons'
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'

import type { Schemas } from '../../api/client.ts'
import { pupilLogQuery, sessionQuery, wholePupilLog } from '../../api/queries.ts'
import { addDays, dateInWords } from '../../i18n/dates.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { actionInWords, byDay, csvOf, nameOf, rolesOf, timesOf, type LogLine } from './log-lines.ts'
import './insight.css'

type PupilLog = Schemas['PupilLog']

const route = getRouteApi('/pupils/$pupilId/log')
const daysAtATime = 30

export function LogPage() {
  const { t } = useText()
  const { pupilId } = route.useParams()
  const search = route.useSearch()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const until = search.until ?? session?.today ?? ''
  const from = search.from ?? addDays(until, 1 - daysAtATime)
  const asked = { pupilId, from, until, page: search.page ?? 1 }
  const query = useQuery({ ...pupilLogQuery(asked), placeholderData: keepPreviousData })
  return (
    <Page title={query.data ? t('log.title_of', { name: query.data.name }) : t('log.title')} lead={t('log.lead')} width="narrow">
      <Days key={`${from} ${until}`} from={from} until={until} />
      {query.isPending && <Loading rows={6} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Log log={query.data} />}
      <p className="quiet">{t('log.question')}</p>
    </Page>
  )
}

function Days({ from, until }: { from: string; until: string }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { pupilId } = route.useParams()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const search = { from: String(form.get('from')), until: String(form.get('until')) }
    void navigate({ to: '/pupils/$pupilId/log', params: { pupilId }, search })
  }

  return (
    <form className="log-days" onSubmit={submit}>
      <label className="field">
        <span>{t('log.from')}</span>
        <input className="ds-input" type="date" name="from" defaultValue={from} required />
      </label>
      <label className="field">
        <span>{t('log.until')}</span>
        <input className="ds-input" type="date" name="until" defaultValue={until} required />
      </label>
      <button type="submit" className="ds-button" data-variant="secondary">
        {t('log.show')}
      </button>
    </form>
  )
}

function Log({ log }: { log: PupilLog }) {
  const { t } = useText()
  return (
    <>
      {log.lines.length === 0 && <Empty title={t('log.none')} />}
      {byDay(log.lines).map(({ date, lines }) => (
        <section key={date} className="panel log-day" aria-labelledby={`log-${date}`}>
          <h2 id={`log-${date}`}>{dateInWords(t, date)}</h2>
          <ul>
            {lines.map((line) => (
              <Line key={`${line.last_at} ${line.action} ${nameOf(t, line.who)}`} line={line} />
            ))}
          </ul>
        </section>
      ))}
      <Steps log={log} />
    </>
  )
}

function Line({ line }: { line: LogLine }) {
  const { t } = useText()
  const roles = rolesOf(t, line.who)
  return (
    <li className="log-line">
      <span className="log-line__who">
        <bdi>{nameOf(t, line.who)}</bdi>
        {roles && <span className="quiet"> · {roles}</span>}
      </span>
      <span className="log-line__what">{actionInWords(t, line.action)}</span>
      <span className="log-line__when quiet">
        {timesOf(t, line)}
        {line.count > 1 && ` · ${t('log.times', { count: line.count })}`}
      </span>
    </li>
  )
}

/** From page to page of these days, back to the days before, and all of it as a file. */
function Steps({ log }: { log: PupilLog }) {
  const { t } = useText()
  const navigate = useNavigate()
  const { pupil_id: pupilId, from, until, page, pages } = log
  const go = (search: { from?: string; until?: string; page?: number }) =>
    void navigate({ to: '/pupils/$pupilId/log', params: { pupilId }, search })
  return (
    <div className="log-steps">
      {pages > 1 && (
        <div className="log-steps__pages">
          <button
            type="button"
            className="ds-button"
            data-variant="secondary"
            disabled={page <= 1}
            onClick={() => go({ from, until, page: page - 1 })}
          >
            <ChevronLeftIcon aria-hidden className="points" />
            {t('log.previous')}
          </button>
          <span>{t('log.page', { page, pages })}</span>
          <button
            type="button"
            className="ds-button"
            data-variant="secondary"
            disabled={page >= pages}
            onClick={() => go({ from, until, page: page + 1 })}
          >
            {t('log.next')}
            <ChevronRightIcon aria-hidden className="points" />
          </button>
        </div>
      )}
      {log.has_earlier && (
        <button
          type="button"
          className="ds-button"
          data-variant="secondary"
          onClick={() => go({ from: addDays(from, -daysAtATime), until: addDays(from, -1) })}
        >
          {t('log.earlier')}
        </button>
      )}
      {log.lines.length > 0 && <Download log={log} />}
    </div>
  )
}

function Download({ log }: { log: PupilLog }) {
  const { t } = useText()
  async function save() {
    const lines = log.pages > 1 ? await wholePupilLog(log) : log.lines
    const address = URL.createObjectURL(new Blob([csvOf(t, lines)], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `innsynslogg-${log.from}-${log.until}.csv`
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <button type="button" className="ds-button" data-variant="tertiary" onClick={() => void save()}>
      <DownloadIcon aria-hidden />
      {t('log.download')}
    </button>
  )
}
