// One reason, new or as it stands: its words in three languages, who accepts it, and what it counts in.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, type FormEvent } from 'react'

import { client, unwrap, type Schemas } from '../../api/client.ts'
import { reasonsQuery } from '../../api/queries.ts'
import { useWriteHeaders } from '../../api/write-key.ts'
import { useText, type Key } from '../../i18n/index.tsx'
import { errorText } from '../../ui/problem-text.ts'
import { acceptedByKeys, type Reason, type ReasonWish } from '../../ui/reason-words.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { isNameTaken, newReason, wishOf } from './reason-wish.ts'
import '../../ui/details.css'

interface SheetProps {
  /** null: a new one. */
  reason: Reason | null
  onClose: () => void
}

type Flag = 'is_leave' | 'counts_as_absence' | 'on_certificate' | 'towards_thresholds' | 'is_retired'

const flags: { flag: Flag; label: Key; help: Key }[] = [
  { flag: 'counts_as_absence', label: 'reasons.counts_as_absence', help: 'reasons.counts_as_absence_help' },
  { flag: 'on_certificate', label: 'reasons.on_certificate', help: 'reasons.on_certificate_help' },
  { flag: 'towards_thresholds', label: 'reasons.towards_thresholds', help: 'reasons.towards_thresholds_help' },
  { flag: 'is_leave', label: 'reasons.is_leave', help: 'reasons.is_leave_help' },
]
const retire = { flag: 'is_retired', label: 'reasons.is_retired', help: 'reasons.is_retired_help' } as const

function useSaveReason(reason: Reason | null, onSaved: () => void) {
  const queryClient = useQueryClient()
  const headersFor = useWriteHeaders()
  return useMutation({
    mutationFn: (body: ReasonWish) => {
      const header = headersFor(body)
      if (reason === null) return unwrap(client.POST('/api/reasons', { params: { header }, body }))
      return unwrap(client.PUT('/api/reasons/{code}', { params: { header, path: { code: reason.code } }, body }))
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: reasonsQuery.queryKey })
      onSaved()
    },
  })
}

export function ReasonSheet({ reason, onClose }: SheetProps) {
  const { t, language } = useText()
  const [wish, setWish] = useState(() => (reason === null ? newReason : wishOf(reason)))
  const save = useSaveReason(reason, onClose)
  const isTaken = isNameTaken(save.error)
  useEffect(() => {
    if (isTaken) document.getElementById(nameId)?.focus()
  }, [isTaken])

  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate(wish)
  }

  return (
    <Sheet title={reason === null ? t('reasons.add') : reason.name[language]} lead={t('reasons.sheet_lead')} onClose={onClose}>
      <form className="details" onSubmit={submit}>
        <TextField
          label={t('reasons.name')}
          isRequired
          error={isTaken ? t('reasons.name_taken') : null}
          value={wish.name}
          onChange={(name) => {
            if (isTaken) save.reset()
            setWish({ ...wish, name })
          }}
        />
        <TextField
          label={t('reasons.documented_by')}
          value={wish.documented_by}
          onChange={(words) => setWish({ ...wish, documented_by: words })}
        />
        <label className="field">
          <span>{t('reasons.accepted_by')}</span>
          <select
            className="ds-input"
            value={wish.accepted_by}
            onChange={(event) => setWish({ ...wish, accepted_by: event.target.value as Schemas['AcceptedBy'] })}
          >
            {Object.entries(acceptedByKeys).map(([code, key]) => (
              <option key={code} value={code}>
                {t(key)}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>{t('reasons.counts_in')}</legend>
          {flags.map((one) => (
            <FlagBox key={one.flag} {...one} wish={wish} onChange={setWish} />
          ))}
        </fieldset>
        {reason !== null && <FlagBox {...retire} wish={wish} onChange={setWish} />}
        {save.error && !isTaken && (
          <p className="field-error" role="alert" data-color="danger">
            {errorText(t, save.error)}
          </p>
        )}
        <div className="details__end">
          <button type="submit" className="ds-button" aria-disabled={save.isPending}>
            {t(save.isPending ? 'reasons.saving' : 'details.save')}
          </button>
          <button type="button" className="ds-button" data-variant="tertiary" onClick={onClose}>
            {t('details.cancel')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}

interface BoxProps {
  flag: Flag
  label: Key
  help: Key
  wish: ReasonWish
  onChange: (wish: ReasonWish) => void
}

function FlagBox({ flag, label, help, wish, onChange }: BoxProps) {
  const { t } = useText()
  // What is no absence cannot count anywhere else.
  const isOut = !wish.counts_as_absence && (flag === 'on_certificate' || flag === 'towards_thresholds')
  return (
    <label className="reason-flag" data-off={isOut}>
      <input
        type="checkbox"
        className="ds-input"
        checked={wish[flag] && !isOut}
        disabled={isOut}
        onChange={(event) => onChange({ ...wish, [flag]: event.target.checked })}
      />
      <span>
        <b>{t(label)}</b>
        <span className="quiet small">{t(help)}</span>
      </span>
    </label>
  )
}

/** Of the one text that must be there. */
const nameId = 'reason-name'

interface TextProps {
  label: string
  isRequired?: boolean
  /** What is wrong in bokmål. */
  error?: string | null
  value: Schemas['WordsWish']
  onChange: (value: Schemas['WordsWish']) => void
}

/** In three languages; the two that are left out say what bokmål says. */
function TextField({ label, isRequired = false, error = null, value, onChange }: TextProps) {
  const { t } = useText()
  return (
    <fieldset className="reason-text">
      <legend>{label}</legend>
      {(['nb', 'nn', 'en'] as const).map((language) => (
        <div key={language} className="reason-text__one">
          <label className="field">
            <span>{t(`reasons.in.${language}`)}</span>
            <input
              className="ds-input"
              lang={language}
              autoComplete="off"
              maxLength={120}
              id={isRequired && language === 'nb' ? nameId : undefined}
              required={isRequired && language === 'nb'}
              aria-invalid={error !== null && language === 'nb'}
              aria-describedby={error !== null && language === 'nb' ? `${nameId}-error` : undefined}
              value={value[language] ?? ''}
              placeholder={language === 'nb' ? '' : value.nb}
              onChange={(event) => onChange({ ...value, [language]: event.target.value })}
            />
          </label>
          {error && language === 'nb' && (
            <p id={`${nameId}-error`} className="field-error" role="alert" data-color="danger">
              {error}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  )
}
