// The words of a correction: three common ones at a tap, or one's own.
import { useText } from '../../i18n/index.tsx'
import './details-sheet.css'

interface WhyProps {
  value: string
  isWrong: boolean
  onChange: (value: string) => void
}

const common = ['correct.slip', 'correct.came', 'correct.documented'] as const

export function WhyField({ value, isWrong, onChange }: WhyProps) {
  const { t } = useText()
  return (
    <fieldset>
      <legend>{t('correct.why')}</legend>
      <div className="minutes">
        {common.map((key) => (
          <button key={key} type="button" className="minutes__quick" aria-pressed={value === t(key)} onClick={() => onChange(t(key))}>
            {t(key)}
          </button>
        ))}
      </div>
      <textarea
        className="ds-input"
        rows={2}
        maxLength={10_000}
        aria-label={t('correct.why')}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? 'why-missing' : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {isWrong && (
        <p id="why-missing" className="field-error" role="alert" data-color="danger">
          {t('correct.missing')}
        </p>
      )}
    </fieldset>
  )
}
