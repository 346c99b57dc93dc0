// A question before what cannot be undone, in the place of the button that asked for it.
import './sure.css'

interface SureProps {
  question: string
  yes: string
  no: string
  isBusy: boolean
  onYes: () => void
  onNo: () => void
}

export function Sure({ question, yes, no, isBusy, onYes, onNo }: SureProps) {
  return (
    <div className="sure" role="group" tabIndex={-1} ref={focusOn} aria-label={question}>
      <p>{question}</p>
      <button type="button" className="ds-button" disabled={isBusy} onClick={onYes}>
        {yes}
      </button>
      <button type="button" className="ds-button" data-variant="secondary" onClick={onNo}>
        {no}
      </button>
    </div>
  )
}

/** The button that asked is gone: the keyboard goes on from the question. */
function focusOn(element: HTMLElement | null): void {
  element?.focus()
}
