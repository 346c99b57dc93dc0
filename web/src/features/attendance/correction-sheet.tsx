// Why something is corrected when its day is over: said once, kept with who and when (forskrifta § 9-9).
import { useState, type FormEvent } from 'react'

import { useText } from '../../i18n/index.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { WhyField } from './why-field.tsx'
import '../../ui/details.css'

interface SheetProps {
  name: string
  onSave: (why: string) => void
  onClose: () => void
}

export function CorrectionSheet({ name, onSave, onClose }: SheetProps) {
  const { t } = useText()
  const [why, setWhy] = useState('')
  const [isWrong, setIsWrong] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (why.trim()) onSave(why.trim())
    else setIsWrong(true)
  }

  return (
    <Sheet title={t('correct.title', { name })} lead={t('correct.lead')} onClose={onClose}>
      <form className="details" onSubmit={submit} noValidate>
        <WhyField value={why} isWrong={isWrong && !why.trim()} onChange={setWhy} />
        <div className="details__end">
          <button type="submit" className="ds-button">
            {t('correct.save')}
          </button>
          <button type="button" className="ds-button" data-variant="tertiary" onClick={onClose}>
            {t('details.cancel')}
          </button>
        </div>
      </form>
    </Sheet>
  )
}
