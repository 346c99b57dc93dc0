// The municipality's catalogue of reasons: what documents each, who accepts it, what it counts in. The administrator
// changes it; others may read it.
import { ArrowDownIcon, ArrowUpIcon, PencilIcon, PlusIcon } from '@navikt/aksel-icons'
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { client, unwrap } from '../../api/client.ts'
import { reasonsQuery, sessionQuery } from '../../api/queries.ts'
import { useWriteHeaders } from '../../api/write-key.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { acceptedByKeys, exceptionsOf, type Reason } from '../../ui/reason-words.ts'
import { Failed, Loading } from '../../ui/states.tsx'
import { ReasonSheet } from './reason-sheet.tsx'
import { movedBy } from './reason-wish.ts'
import './reasons.css'

export function ReasonsPage() {
  const { t } = useText()
  const { data: session } = useSuspenseQuery(sessionQuery)
  const { data: reasons, isPending, isLoadingError, error, refetch } = useQuery(reasonsQuery)
  const [edited, setEdited] = useState<Reason | 'new' | null>(null)
  const mayEdit = session?.roles.includes('administrator') ?? false
  const inUse = reasons?.filter((one) => !one.is_retired) ?? []
  const retired = reasons?.filter((one) => one.is_retired) ?? []
  return (
    <Page
      title={t('reasons.title')}
      lead={t('reasons.lead')}
      aside={
        mayEdit && (
          <button type="button" className="ds-button" onClick={() => setEdited('new')}>
            <PlusIcon aria-hidden />
            {t('reasons.add')}
          </button>
        )
      }
    >
      {isLoadingError && <Failed error={error} onRetry={() => void refetch()} />}
      {isPending && <Loading />}
      {reasons && <ReasonList reasons={inUse} all={reasons} mayEdit={mayEdit} onEdit={setEdited} />}
      {retired.length > 0 && reasons && (
        <section className="reasons-retired">
          <h2>{t('reasons.retired')}</h2>
          <p className="quiet">{t('reasons.retired_why')}</p>
          <ReasonList reasons={retired} all={reasons} mayEdit={mayEdit} onEdit={setEdited} />
        </section>
      )}
      {edited !== null && (
        <ReasonSheet reason={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  )
}

interface ListProps {
  reasons: Reason[]
  all: Reason[]
  mayEdit: boolean
  onEdit: (reason: Reason) => void
}

function ReasonList({ reasons, all, mayEdit, onEdit }: ListProps) {
  const { t } = useText()
  const queryClient = useQueryClient()
  const headersFor = useWriteHeaders()
  const order = useMutation({
    mutationFn: (codes: string[]) =>
      unwrap(client.POST('/api/reasons/order', { params: { header: headersFor([codes, all.length]) }, body: { codes } })),
    onSuccess: ({ reasons: ordered }) => queryClient.setQueryData(reasonsQuery.queryKey, ordered),
  })
  return (
    <>
      {order.error && (
        <p className="field-error" role="alert" data-color="danger">
          {errorText(t, order.error)}
        </p>
      )}
      <ul className="reasons">
        {reasons.map((reason, at) => (
          <li key={reason.code} className="panel reason">
            <ReasonWords reason={reason} />
            {mayEdit && (
              <div className="reason__tools">
                {!reason.is_retired && (
                  <>
                    <MoveButton
                      reason={reason}
                      isUp
                      isEnd={at === 0 || order.isPending}
                      onMove={() => order.mutate(movedBy(all, reason.code, -1))}
                    />
                    <MoveButton
                      reason={reason}
                      isUp={false}
                      isEnd={at === reasons.length - 1 || order.isPending}
                      onMove={() => order.mutate(movedBy(all, reason.code, 1))}
                    />
                  </>
                )}
                <EditButton reason={reason} onEdit={() => onEdit(reason)} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function ReasonWords({ reason }: { reason: Reason }) {
  const { t, language } = useText()
  const documentedBy = reason.documented_by[language]
  const exceptions = exceptionsOf(reason)
  return (
    <div className="reason__words">
      <h3>{reason.name[language]}</h3>
      <dl>
        <div>
          <dt>{t('reasons.documented_by')}</dt>
          <dd>{documentedBy || t('reasons.not_said')}</dd>
        </div>
        <div>
          <dt>{t('reasons.accepted_by')}</dt>
          <dd>{t(acceptedByKeys[reason.accepted_by])}</dd>
        </div>
      </dl>
      {exceptions.length > 0 && (
        <ul className="pills">
          {exceptions.map((key) => (
            <li key={key} className="status" data-color="neutral">
              {t(key)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface MoveProps {
  reason: Reason
  isUp: boolean
  isEnd: boolean
  onMove: () => void
}

function MoveButton({ reason, isUp, isEnd, onMove }: MoveProps) {
  const { t, language } = useText()
  const Icon = isUp ? ArrowUpIcon : ArrowDownIcon
  return (
    <button
      type="button"
      className="ds-button"
      data-variant="tertiary"
      data-color="neutral"
      data-icon
      aria-disabled={isEnd}
      aria-label={t(isUp ? 'reasons.up' : 'reasons.down', { name: reason.name[language] })}
      onClick={() => !isEnd && onMove()}
    >
      <Icon aria-hidden />
    </button>
  )
}

function EditButton({ reason, onEdit }: { reason: Reason; onEdit: () => void }) {
  const { t, language } = useText()
  return (
    <button
      type="button"
      className="ds-button"
      data-variant="secondary"
      data-color="neutral"
      aria-label={t('reasons.edit_of', { name: reason.name[language] })}
      onClick={onEdit}
    >
      <PencilIcon aria-hidden />
      {t('reasons.edit')}
    </button>
  )
}
