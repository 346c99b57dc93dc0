// Where should the limit be: one rule tried at up to fifty values at once, the others as in the proposal.
import { LineGraphIcon } from '@navikt/aksel-icons'
import { useState } from 'react'

import { useText } from '../../i18n/index.tsx'
import { useNumbers } from '../../ui/numbers.tsx'
import { Failed, Loading } from '../../ui/states.tsx'
import { findRule, type Draft, type Threshold } from './draft.ts'
import { SchoolChoice } from './school-choice.tsx'
import { SweepChart } from './sweep-chart.tsx'
import { limitWords, thresholdName } from './threshold-words.ts'
import { sweepAround, variantsIn, variantsMax, variantsOf, type SchoolId, type Sweep, type WhatIf } from './what-if.ts'

interface PanelProps {
  draft: Draft
  answer: WhatIf | undefined
  asked: Sweep | undefined
  error: unknown
  isBusy: boolean
  onTry: (sweep: Sweep) => void
}

export function SweepPanel({ draft, answer, asked, error, isBusy, onTry }: PanelProps) {
  const { t } = useText()
  return (
    <section className="panel fig" aria-labelledby="whatif-sweep">
      <div className="fig__head">
        <div>
          <h2 id="whatif-sweep">{t('whatif.sweep')}</h2>
          <p className="quiet small">{t('whatif.sweep_lead', { most: variantsMax })}</p>
        </div>
      </div>
      <SweepForm draft={draft} isBusy={isBusy} onTry={onTry} />
      {isBusy && <Loading rows={3} />}
      {Boolean(error) && <Failed error={error} />}
      {answer && asked && !isBusy && <Variants draft={draft} answer={answer} asked={asked} />}
    </section>
  )
}

function variedRules(draft: Draft): { rule: string; threshold: Threshold }[] {
  return draft.outline.rules.flatMap(({ rule, threshold }) => (threshold ? [{ rule, threshold }] : []))
}

function SweepForm({ draft, isBusy, onTry }: { draft: Draft; isBusy: boolean; onTry: (sweep: Sweep) => void }) {
  const { t } = useText()
  const rules = variedRules(draft)
  const [chosen, setChosen] = useState<Sweep | null>(null)
  const [first] = rules
  const current = rules.find(({ rule }) => rule === chosen?.rule) ?? first
  if (!current) return <p className="fig__notes">{t('whatif.sweep_none')}</p>
  const { threshold } = current
  const sweep = chosen?.rule === current.rule ? chosen : sweepAround(current.rule, threshold)
  const count = variantsIn(sweep)
  const isRight =
    count >= 1 && count <= variantsMax && sweep.from >= threshold.least && sweep.to <= threshold.most && Number.isInteger(sweep.step)
  // A slider reaches a little beyond what is tried, and never beyond what the file may hold.
  const reach = Math.min(threshold.most, Math.max(40, threshold.value * 2, sweep.to))
  return (
    <form
      className="whatif-sweep"
      onSubmit={(event) => {
        event.preventDefault()
        if (isRight) onTry(sweep)
      }}
    >
      <label className="field whatif-sweep__rule">
        <span>{t('whatif.rule')}</span>
        <select
          className="ds-input"
          value={current.rule}
          onChange={({ target }) => {
            const next = rules.find(({ rule }) => rule === target.value)
            if (next) setChosen(sweepAround(next.rule, next.threshold))
          }}
        >
          {rules.map(({ rule, threshold: one }) => (
            <option key={rule} value={rule}>
              {thresholdName(t, one)}
            </option>
          ))}
        </select>
      </label>
      <Bound name={t('whatif.sweep_from')} value={sweep.from} least={threshold.least} most={reach} onChange={(from) => setChosen({ ...sweep, from })} />
      <Bound name={t('whatif.sweep_to')} value={sweep.to} least={threshold.least} most={reach} onChange={(to) => setChosen({ ...sweep, to })} />
      <label className="field whatif-sweep__step">
        <span>{t('whatif.sweep_step')}</span>
        <input
          className="ds-input"
          type="number"
          inputMode="numeric"
          min="1"
          value={sweep.step || ''}
          onChange={({ target }) => setChosen({ ...sweep, step: Number(target.value) })}
        />
      </label>
      <div className="whatif-sweep__run">
        <button type="submit" className="ds-button" data-variant="secondary" disabled={!isRight || isBusy}>
          <LineGraphIcon aria-hidden />
          {t('whatif.sweep_try')}
        </button>
        <p className={isRight ? 'quiet small' : 'field-error small'} role="status">
          {count < 1 ? t('whatif.sweep_wrong') : t(isRight ? 'whatif.sweep_count' : 'whatif.sweep_many', { count, most: variantsMax })}
        </p>
      </div>
    </form>
  )
}

interface BoundProps {
  name: string
  value: number
  least: number
  most: number
  onChange: (value: number) => void
}

function Bound({ name, value, least, most, onChange }: BoundProps) {
  const { t } = useText()
  const change = (text: string) => onChange(Number(text))
  return (
    <div className="whatif-bound">
      <label className="field">
        <span>{name}</span>
        <input
          className="ds-input"
          type="number"
          inputMode="numeric"
          min={least}
          value={Number.isNaN(value) ? '' : value}
          onChange={({ target }) => change(target.value)}
        />
      </label>
      <input
        type="range"
        min={least}
        max={most}
        value={value}
        aria-label={t('whatif.sweep_slider', { name })}
        onChange={({ target }) => change(target.value)}
      />
    </div>
  )
}

function Variants({ draft, answer, asked }: { draft: Draft; answer: WhatIf; asked: Sweep }) {
  const { t, language } = useText()
  const numbers = useNumbers()
  const [school, setSchool] = useState<SchoolId>(null)
  const threshold = findRule(draft.outline, asked.rule)?.threshold
  const shownSchool = answer.schools.some((one) => one.school_id === school) ? school : null
  const variants = variantsOf(answer, shownSchool)
  const steps = [...(variants[0]?.reaching.keys() ?? [])]
  const texts = new Map(answer.step_texts.map((one) => [one.step, one.text[language]]))
  if (!threshold || variants.length === 0) return null
  const { rest } = limitWords(t, threshold)
  const title = t('whatif.sweep_of', { what: rest, year: answer.school_year })
  return (
    <>
      <div className="fig__head">
        <h3>{title}</h3>
        <SchoolChoice schools={answer.schools} school={shownSchool} onChoose={setSchool} />
      </div>
      <SweepChart variants={variants} current={threshold.value} title={title} />
      <div className="fig__scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="fig-table whatif-table">
          <thead>
            <tr>
              <th scope="col">{t('whatif.limit')}</th>
              <th scope="col">{t('whatif.meets_rule')}</th>
              {steps.map((step) => (
                <th key={step} scope="col">
                  {t('whatif.reaches', { step: texts.get(step) ?? step })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {variants.map((one) => (
              <tr key={one.value} data-current={one.value === threshold.value}>
                <th scope="row">
                  {one.value === threshold.value ? t('whatif.limit_now', { value: one.value }) : one.value}
                </th>
                <td>
                  <b>{numbers.whole(one.pupils)}</b>
                </td>
                {steps.map((step) => (
                  <td key={step}>{numbers.whole(one.reaching.get(step) ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {steps.length > 0 && <p className="fig__notes quiet small">{t('whatif.sweep_note')}</p>}
    </>
  )
}
