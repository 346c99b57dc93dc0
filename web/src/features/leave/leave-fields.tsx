// When, what for, and how the child is taught meanwhile: the same for the home and for the office.
import { useId } from 'react'

import { useText, type Key } from '../../i18n/index.tsx'
import { kindKeys, kinds } from './leave-words.ts'
import type { Missing, Wish } from './wish.ts'

interface FieldsProps {
  wish: Wish
  onChange: (wish: Wish) => void
  wrong: readonly Missing[]
  /** The first day that may be chosen; empty for the office. */
  earliest: string
  quota: number
}

const kindHints: Record<Wish['kind'], Key> = {
  leave: 'leave_home.hint_leave',
  religious_holiday: 'leave_home.hint_religious',
  single_day: 'leave_home.hint_single',
}
const wrongKeys: Record<Missing, Key> = {
  pupils: 'leave_home.missing_pupils',
  from: 'leave_home.missing_from',
  order: 'leave_home.missing_order',
  reason: 'leave_home.missing_reason',
}
const textMost = 4000

export function LeaveFields({ wish, onChange, wrong, earliest, quota }: FieldsProps) {
  const { t } = useText()
  const hint = useId()
  return (
    <>
      <fieldset className="leave__part">
        <legend>{t('leave_home.what')}</legend>
        <div className="leave__kinds">
          {kinds.filter((kind) => kind !== 'single_day' || quota > 0).map((kind) => (
            <label key={kind} className="leave__kind">
              <input type="radio" name="kind" checked={wish.kind === kind} onChange={() => onChange({ ...wish, kind })} />
              <span>
                <b>{t(kindKeys[kind])}</b>
                <span className="quiet small">{t(kindHints[kind], { count: quota })}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="leave__dates">
        <label className="field">
          <span>{t('leave_home.from')}</span>
          <input
            type="date"
            className="ds-input"
            min={earliest || undefined}
            aria-invalid={wrong.includes('from')}
            value={wish.from}
            onChange={({ target }) => onChange({ ...wish, from: target.value })}
          />
        </label>
        <label className="field">
          <span>{t('leave_home.to')}</span>
          <input
            type="date"
            className="ds-input"
            min={wish.from || earliest || undefined}
            aria-invalid={wrong.includes('order')}
            value={wish.to}
            onChange={({ target }) => onChange({ ...wish, to: target.value })}
          />
        </label>
      </div>
      {wish.kind !== 'single_day' && (
        <>
          <label className="field">
            <span>{t('leave_home.reason')}</span>
            <textarea
              className="ds-input"
              rows={3}
              maxLength={textMost}
              aria-invalid={wrong.includes('reason')}
              value={wish.reason}
              onChange={({ target }) => onChange({ ...wish, reason: target.value })}
            />
          </label>
          <label className="field">
            <span>{t('leave_home.teaching')}</span>
            <textarea
              className="ds-input"
              rows={3}
              maxLength={textMost}
              aria-describedby={hint}
              value={wish.teaching}
              onChange={({ target }) => onChange({ ...wish, teaching: target.value })}
            />
          </label>
          <p id={hint} className="quiet small">
            {t('leave_home.teaching_hint')}
          </p>
        </>
      )}
      {wrong.length > 0 && (
        <div className="field-error" role="alert" data-color="danger">
          {wrong.map((one) => (
            <p key={one}>{t(wrongKeys[one])}</p>
          ))}
        </div>
      )}
    </>
  )
}
