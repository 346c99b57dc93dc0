// What if: a proposed routine tried on a school year's absence, beside the routine that was in force. Changes nothing.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import { client, unwrap } from '../../api/client.ts'
import { routineTextQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { Page } from '../../ui/page.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import '../../ui/figures.css'
import { isWhole, type Draft } from './draft.ts'
import { Proposal } from './proposal.tsx'
import './routine.css'
import { SweepPanel } from './sweep-panel.tsx'
import type { Sweep } from './what-if.ts'
import { Outcome } from './outcome.tsx'

export function WhatIfPage() {
  const { t } = useText()
  const start = useQuery(routineTextQuery)
  return (
    <Page title={t('whatif.title')} lead={t('whatif.lead')}>
      {start.isLoadingError && <Failed error={start.error} onRetry={() => void start.refetch()} />}
      {start.isPending && <Loading rows={6} />}
      {start.data && <Workbench start={start.data} />}
    </Page>
  )
}

interface Question {
  draft: Draft
  year: string
  sweep?: Sweep
}

async function ask({ draft, year, sweep }: Question) {
  const body = { routine: draft.text, school_year: year, variations: sweep ? [sweep] : [] }
  // The token is put in by the client.
  return unwrap(client.POST('/api/routine/what-if', { params: { header: { 'X-CSRF-Token': '' } }, body }))
}

interface Start extends Draft {
  school_years: string[]
  school_year: string
}

function Workbench({ start }: { start: Start }) {
  const { t } = useText()
  const [draft, setDraft] = useState<Draft>({ text: start.text, outline: start.outline })
  const [year, setYear] = useState(start.school_year)
  const trial = useMutation({ mutationFn: ask })
  const sweep = useMutation({ mutationFn: ask })
  const outcome = useRef<HTMLElement>(null)
  const tried = trial.data && trial.variables

  useEffect(() => {
    if (trial.isSuccess) outcome.current?.focus()
  }, [trial.isSuccess, trial.data])

  /** Nothing is computed with a limit that is missing: the keyboard goes to it. */
  function whenWhole(compute: () => void) {
    if (isWhole(draft)) compute()
    else document.querySelector<HTMLElement>('.limit [aria-invalid="true"]')?.focus()
  }

  return (
    <>
      <Proposal
        draft={draft}
        inForce={start}
        onChange={setDraft}
        year={year}
        years={start.school_years}
        onYear={setYear}
        isBusy={trial.isPending}
        onTry={(next) => whenWhole(() => trial.mutate({ draft: next, year }))}
      />
      {trial.isPending && <Loading rows={5} />}
      {trial.isError && <Failed error={trial.error} />}
      {trial.data && tried && !trial.isPending && (
        <section ref={outcome} tabIndex={-1} aria-label={t('whatif.outcome')} className="whatif-outcome">
          <Outcome answer={trial.data} isOld={tried.draft.text !== draft.text || !isWhole(draft) || tried.year !== year} />
        </section>
      )}
      <SweepPanel
        draft={draft}
        answer={sweep.data}
        asked={sweep.variables?.sweep}
        error={sweep.error}
        isBusy={sweep.isPending}
        onTry={(wish) => whenWhole(() => sweep.mutate({ draft, year, sweep: wish }))}
      />
    </>
  )
}
