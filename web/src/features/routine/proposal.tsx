// The proposal: each step with its limits as number fields, the school year, and the file for those who want more.
import { ArrowUndoIcon, PlayIcon } from '@navikt/aksel-icons'
import { useId } from 'react'

import { useText } from '../../i18n/index.tsx'
import { findRule, isWhole, withTyped, type Draft, type Outline, type Rule } from './draft.ts'
import { RoutineFile } from './routine-file.tsx'
import { limitWords } from './threshold-words.ts'

interface ProposalProps {
  draft: Draft
  inForce: Draft
  onChange: (draft: Draft) => void
  year: string
  years: string[]
  onYear: (year: string) => void
  isBusy: boolean
  onTry: (draft: Draft) => void
}

export function Proposal({ draft, inForce, onChange, year, years, onYear, isBusy, onTry }: ProposalProps) {
  const { t, language } = useText()
  const { outline } = draft
  const isChanged = draft.text !== inForce.text
  return (
    <section className="panel whatif" aria-labelledby="whatif-proposal">
      <div>
        <h2 id="whatif-proposal">{t('whatif.proposal')}</h2>
        <p className="quiet small">
          {t(isChanged ? 'whatif.from_changed' : 'whatif.from', { name: outline.name[language], version: outline.version })}
        </p>
      </div>
      <div className="whatif__steps">
        {outline.steps.map((step) => (
          <fieldset key={step.step} className="whatif-step">
            <legend>{step.text[language]}</legend>
            {rulesOf(outline, step.rules).map((rule) =>
              rule.threshold ? (
                <Limit
                  key={rule.rule}
                  rule={rule}
                  before={findRule(inForce.outline, rule.rule)?.threshold?.value}
                  unfit={draft.unfit?.[rule.rule]}
                  onType={(typed) => onChange(withTyped(draft, rule.rule, typed))}
                />
              ) : (
                <p key={rule.rule} className="whatif-step__pattern small quiet">
                  {rule.text[language]}
                </p>
              ),
            )}
          </fieldset>
        ))}
      </div>
      <div className="whatif__run">
        <label className="field">
          <span>{t('whatif.year')}</span>
          <select className="ds-input" value={year} onChange={(event) => onYear(event.target.value)}>
            {[...new Set([...years, year])].sort().reverse().map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="ds-button" data-variant="primary" disabled={isBusy} onClick={() => onTry(draft)}>
          <PlayIcon aria-hidden />
          {t(isBusy ? 'whatif.trying' : 'whatif.try')}
        </button>
        {(isChanged || !isWhole(draft)) && (
          <button type="button" className="ds-button" data-variant="tertiary" onClick={() => onChange({ text: inForce.text, outline: inForce.outline })}>
            <ArrowUndoIcon aria-hidden className="points" />
            {t('whatif.reset')}
          </button>
        )}
      </div>
      <RoutineFile draft={draft} onChange={onChange} />
    </section>
  )
}

function rulesOf(outline: Outline, ids: string[]): Rule[] {
  return ids.flatMap((id) => findRule(outline, id) ?? [])
}

interface LimitProps {
  rule: Rule
  before: number | undefined
  /** What is typed there, while it is no number that the file may hold. */
  unfit: string | undefined
  onType: (typed: string) => void
}

function Limit({ rule, before, unfit, onType }: LimitProps) {
  const { t } = useText()
  const wrongId = useId()
  const threshold = rule.threshold
  if (!threshold) return null
  const { lead, rest } = limitWords(t, threshold)
  const isWrong = unfit !== undefined
  const isChanged = before !== undefined && (isWrong || before !== threshold.value)
  return (
    <div className="limit-field">
      <label className="limit" data-changed={isChanged}>
        <span>{lead}</span>
        <input
          className="ds-input"
          type="number"
          inputMode="numeric"
          min={threshold.least}
          max={threshold.most}
          value={unfit ?? threshold.value}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? wrongId : undefined}
          onChange={({ target }) => onType(target.value)}
        />
        <span>{rest}</span>
        {isChanged && <b className="limit__before small">{t('whatif.before', { value: before })}</b>}
      </label>
      {isWrong && (
        <p id={wrongId} className="field-error small" data-color="danger">
          {t(unfit.trim() === '' ? 'whatif.limit_missing' : 'whatif.limit_wrong', { least: threshold.least, most: threshold.most })}
        </p>
      )}
    </div>
  )
}
