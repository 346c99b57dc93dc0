import { useText } from '../../i18n/index.tsx'
import type { SchoolId, WhatIf } from './what-if.ts'

interface ChoiceProps {
  schools: WhatIf['schools']
  school: SchoolId
  onChoose: (school: SchoolId) => void
}

/** The municipality or one school; nothing to choose for those who see no school. */
export function SchoolChoice({ schools, school, onChoose }: ChoiceProps) {
  const { t } = useText()
  if (schools.length < 2) return null
  return (
    <label className="field whatif-choice no-print">
      <span>{t('whatif.school')}</span>
      <select className="ds-input" value={school ?? ''} onChange={(event) => onChoose(event.target.value || null)}>
        <option value="">{t('whatif.all_schools')}</option>
        {schools.map((one) => (
          <option key={one.school_id} value={one.school_id}>
            {one.school}
          </option>
        ))}
      </select>
    </label>
  )
}

interface StepProps {
  answer: WhatIf
  step: string
  onStep: (step: string) => void
}

export function StepChoice({ answer, step, onStep }: StepProps) {
  const { t, language } = useText()
  return (
    <label className="field whatif-choice no-print">
      <span>{t('whatif.step')}</span>
      <select className="ds-input" value={step} onChange={(event) => onStep(event.target.value)}>
        {answer.step_texts.map((one) => (
          <option key={one.step} value={one.step}>
            {one.text[language]}
          </option>
        ))}
      </select>
    </label>
  )
}
