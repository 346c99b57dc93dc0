// A guardian reports absence, or changes what was reported. From the start page three taps: report, why, send.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'

import { client, ProblemError, unwrap, type Schemas } from '../../api/client.ts'
import { newId } from '../../api/ids.ts'
import { myHomeQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, Failed, Loading } from '../../ui/states.tsx'
import { ReportForm } from './report-form.tsx'
import { bodyOf, childrenToReport, emptyForm, formOf, type Change, type Form, type MyHome } from './report-model.ts'
import { Sent } from './sent.tsx'
import './report.css'

export function ReportPage() {
  const { t } = useText()
  const query = useQuery(myHomeQuery)
  const { change: changed } = useSearch({ from: '/report' })
  const change = query.data ? changeOf(query.data, changed) : null
  return (
    <Page title={t(change ? 'home.change_title' : 'home.title')} width="narrow">
      {query.isPending && <Loading rows={4} />}
      {query.isLoadingError && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Report key={changed ?? ''} home={query.data} change={change} />}
    </Page>
  )
}

function changeOf(home: MyHome, id: string | undefined): Change | null {
  for (const child of home.children) {
    const message = child.messages.find((one) => one.message_id === id && one.is_mine)
    if (message) return { pupilId: child.pupil_id, message }
  }
  return null
}

function Report({ home, change }: { home: MyHome; change: Change | null }) {
  const { t } = useText()
  const [form, setForm] = useState<Form>(() => (change ? formOf(home, change) : emptyForm(home)))
  const [answer, setAnswer] = useState<Schemas['ReportAnswer'] | null>(null)
  const sending = useSending(setAnswer)
  if (answer) {
    return (
      <Sent
        home={home}
        answer={answer}
        onMore={() => {
          setAnswer(null)
          setForm(emptyForm(home))
        }}
        onBack={() => setAnswer(null)}
      />
    )
  }
  if (childrenToReport(home).length === 0) return <Empty title={t('home.cannot_report')}>{t('home.cannot_report_why')}</Empty>
  return (
    <ReportForm
      home={home}
      form={form}
      isChange={change !== null}
      isSending={sending.isPending}
      error={sending.error}
      onChange={(part) => setForm((before) => ({ ...before, ...part }))}
      onSend={() => sending.mutate(bodyOf(form, home, change?.message.message_id ?? null))}
    />
  )
}

/** Sent again after a lost answer, the same report carries the same key: it is stored once. */
function useSending(onAnswer: (answer: Schemas['ReportAnswer']) => void) {
  const queryClient = useQueryClient()
  const last = useRef({ body: '', key: '' })
  return useMutation({
    mutationFn: (body: Schemas['AbsenceReport']) => {
      const text = JSON.stringify(body)
      if (last.current.body !== text) last.current = { body: text, key: newId() }
      return unwrap(
        client.POST('/api/my/messages', {
          params: { header: { 'Idempotency-Key': last.current.key, 'X-CSRF-Token': '' } },
          body,
        }),
      )
    },
    onSuccess: (answer) => {
      onAnswer(answer)
      return queryClient.invalidateQueries({ queryKey: myHomeQuery.queryKey })
    },
    onError: (error) => {
      if (error instanceof ProblemError && error.code === 'date-is-not-today') void queryClient.invalidateQueries()
    },
  })
}
