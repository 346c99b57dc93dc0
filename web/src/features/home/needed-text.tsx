// A text that must be there: when it is not, the field says so, in the language of the page and not of the browser.
import { useId, type RefObject } from 'react'

interface NeededProps {
  label: string
  value: string
  field: RefObject<HTMLTextAreaElement | null>
  /** What to do, when it was to be sent without it. */
  error: string | null
  autoFocus?: boolean
  onChange: (value: string) => void
}

export function NeededText({ label, value, field, error, autoFocus = false, onChange }: NeededProps) {
  const errorId = useId()
  return (
    <>
      <label className="field">
        <span>{label}</span>
        <textarea
          ref={field}
          className="ds-input"
          rows={2}
          maxLength={4000}
          required
          autoFocus={autoFocus}
          aria-invalid={error !== null}
          aria-describedby={error ? errorId : undefined}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
      {error && (
        <p id={errorId} className="field-error" role="alert">
          {error}
        </p>
      )}
    </>
  )
}
