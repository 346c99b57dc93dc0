// For the data protection officer: find a pupil by name, to see who has looked.
import { ChevronRightIcon } from '@navikt/aksel-icons'
import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type FormEvent } from 'react'

import { client, unwrap } from '../../api/client.ts'
import { sessionQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { Empty, NoPage } from '../../ui/states.tsx'
import './insight.css'

export function LogSearchPage() {
  const { t } = useText()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const mayRead = session?.roles.includes('data-protection-officer') ?? false
  return (
    <Page title={t('log_search.title')} lead={mayRead && t('log_search.lead')} width="narrow">
      {mayRead ? <Search /> : <NoPage />}
    </Page>
  )
}

function Search() {
  const { t } = useText()
  const search = useMutation({ mutationFn: (name: string) => unwrap(client.POST('/api/log/pupils', { body: { name } })) })
  const [isMissing, setIsMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  function submit(event: FormEvent) {
    event.preventDefault()
    const name = field.current?.value ?? ''
    setIsMissing(name.trim() === '')
    if (name.trim() === '') field.current?.focus()
    else search.mutate(name)
  }

  return (
    <>
      <form className="log-days" role="search" onSubmit={submit} noValidate>
        <label className="field log-days__name">
          <span>{t('log_search.name')}</span>
          <input
            ref={field}
            className="ds-input"
            name="name"
            autoComplete="off"
            required
            maxLength={100}
            aria-invalid={isMissing}
            aria-describedby={isMissing ? 'log-name-missing' : undefined}
            onChange={() => setIsMissing(false)}
          />
        </label>
        <button type="submit" className="ds-button" aria-busy={search.isPending}>
          {t('log_search.submit')}
        </button>
        {isMissing && (
          <p id="log-name-missing" className="field-error log-days__missing" role="alert" data-color="danger">
            {t('log_search.missing')}
          </p>
        )}
      </form>
      <div role="status">
        {search.isError && <p className="field-error">{errorText(t, search.error)}</p>}
        {search.data?.pupils.length === 0 && <Empty title={t('log_search.none')}>{t('log_search.none_why')}</Empty>}
        {search.data?.has_more && <p className="quiet">{t('log_search.more')}</p>}
      </div>
      {search.data && search.data.pupils.length > 0 && (
        <ul className="panel log-found">
          {search.data.pupils.map((pupil) => (
            <li key={pupil.pupil_id}>
              <Link to="/pupils/$pupilId/log" params={{ pupilId: pupil.pupil_id }} className="log-found__link" preload={false}>
                <span>
                  {pupil.name}
                  <span className="quiet small log-found__place">{pupil.place ?? t('log_search.no_place')}</span>
                </span>
                <ChevronRightIcon aria-hidden className="points" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
