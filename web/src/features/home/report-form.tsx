// The form of a report: who, when, why; large tiles, one screen, and nothing asked that the school does not need.
import { useState } from 'react'

import { myLessonsQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { childrenToReport, missingOf, toggled, type Form, type Missing, type MyHome } from './report-model.ts'
import { Tile, Tiles } from './tile.tsx'
import { When } from './when.tsx'
import { Why } from './why.tsx'

interface FormProps {
  home: MyHome
  form: Form
  isChange: boolean
  isSending: boolean
  error: unknown
  onChange: (change: Partial<Form>) => void
  onSend: () => void
}

export function ReportForm({ home, form, isChange, isSending, error, onChange, onSend }: FormProps) {
  const { t } = useText()
  const [missing, setMissing] = useState<Missing | null>(null)
  const errorAt = (where: Missing['where']) => (missing?.where === where ? t(missing.words) : null)
  function change(part: Partial<Form>) {
    setMissing(null)
    onChange(part)
  }
  function send() {
    const found = missingOf(form)
    setMissing(found)
    if (found) document.getElementById(`report-${found.where}`)?.focus()
    else onSend()
  }
  return (
    <form
      className="report"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {!isChange && <Who home={home} form={form} error={errorAt('who')} onChange={change} />}
      <When home={home} form={form} error={errorAt('when')} lessonsOf={myLessonsQuery} onChange={change} />
      <Why home={home} form={form} error={errorAt('why')} onChange={change} />
      <label className="field">
        <span>{t('home.text')}</span>
        <textarea
          className="ds-input"
          rows={2}
          maxLength={4000}
          aria-describedby="report-text-hint"
          value={form.text}
          onChange={({ target }) => change({ text: target.value })}
        />
        <span className="quiet small report__hint" id="report-text-hint">
          {t('home.text_hint')}
        </span>
      </label>
      {Boolean(error) && (
        <p className="field-error" role="alert">
          {errorText(t, error)}
        </p>
      )}
      <div className="report__send">
        <button type="submit" className="ds-button" data-fullwidth disabled={isSending}>
          {t(isSending ? 'home.sending' : isChange ? 'home.send_change' : 'home.send')}
        </button>
      </div>
    </form>
  )
}

interface PartProps {
  home: MyHome
  form: Form
  error: string | null
  onChange: (change: Partial<Form>) => void
}

function Who({ home, form, error, onChange }: PartProps) {
  const { t } = useText()
  const children = childrenToReport(home)
  if (children.length < 2) return null
  return (
    <Tiles id="report-who" legend={t('home.who')} error={error}>
      <div className="tiles__grid">
        {children.map((child) => (
          <Tile
            key={child.pupil_id}
            type="checkbox"
            name="child"
            isChosen={form.pupils.includes(child.pupil_id)}
            onChoose={() => onChange({ pupils: toggled(form.pupils, child.pupil_id), lessons: [] })}
            hint={child.class || undefined}
          >
            {child.given_name}
          </Tile>
        ))}
      </div>
    </Tiles>
  )
}
