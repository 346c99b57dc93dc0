// A task of its own above the page: from below on a phone, in the middle on a wide screen.
import { XMarkIcon } from '@navikt/aksel-icons'
import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'

import { useText } from '../i18n/index.tsx'

interface SheetProps {
  title: string
  lead?: ReactNode
  onClose: () => void
  /** Something is written that leaving the page would lose; `onClose` asks about it. */
  isUnsaved?: boolean
  children: ReactNode
}

export function Sheet({ title, lead, onClose, isUnsaved = false, children }: SheetProps) {
  const { t } = useText()
  const dialog = useRef<HTMLDialogElement>(null)

  // Back is the way out of the sheet, as Escape is. A link in it leads on unless something is written.
  useBlocker({
    shouldBlockFn: ({ action }) => {
      const isKept = isUnsaved || action === 'BACK'
      if (isKept) onClose()
      return isKept
    },
    enableBeforeUnload: isUnsaved,
  })

  useEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
      ignoreSecondTap()
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      className="sheet"
      aria-labelledby="sheet-title"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // A browser closes on the second Escape without asking; the sheet is open for as long as it is drawn.
      onClose={() => {
        if (dialog.current?.isConnected && !dialog.current.open) dialog.current.showModal()
      }}
    >
      <div className="sheet__inner">
        <div className="sheet__head">
          <div>
            <h2 id="sheet-title">{title}</h2>
            {lead && <p className="quiet">{lead}</p>}
          </div>
          <button
            type="button"
            className="ds-button"
            data-variant="tertiary"
            data-color="neutral"
            data-icon
            aria-label={t('sheet.close')}
            onClick={onClose}
          >
            <XMarkIcon aria-hidden />
          </button>
        </div>
        {children}
      </div>
    </dialog>
  )
}

const doubleTapMs = 350
let untilTapsCount: ReturnType<typeof setTimeout> | undefined

/** The second tap of a double tap on "save" must not press what lay under the sheet. The keyboard works on. */
function ignoreSecondTap() {
  clearTimeout(untilTapsCount)
  document.body.dataset['ignoresTaps'] = ''
  untilTapsCount = setTimeout(() => delete document.body.dataset['ignoresTaps'], doubleTapMs)
}
