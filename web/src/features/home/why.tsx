// Why: the reasons a home may give, the common ones first.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { reasonsQuery } from '../../api/queries.ts'
import { useText } from '../../i18n/index.tsx'
import { homeReason } from './message-words.ts'
import type { Form, MyHome } from './report-model.ts'
import { Tile, Tiles } from './tile.tsx'

const reasonsInSight = ['illness', 'appointment', 'other']

interface WhyProps {
  home: MyHome
  form: Form
  error: string | null
  onChange: (change: Partial<Form>) => void
}

export function Why({ home, form, error, onChange }: WhyProps) {
  const { t, language } = useText()
  const { data: catalogue } = useQuery(reasonsQuery)
  const [isAll, setAll] = useState(false)
  const isHidden = (code: string) => !isAll && !reasonsInSight.includes(code) && code !== form.reason
  const shown = home.reasons.filter((code) => !isHidden(code))
  return (
    <Tiles id="report-why" legend={t('home.why')} error={error}>
      <div className="tiles__grid">
        {shown.map((code) => (
          <Tile key={code} type="radio" name="reason" isChosen={form.reason === code} onChoose={() => onChange({ reason: code })}>
            {homeReason(t, catalogue, code, language) ?? code}
          </Tile>
        ))}
        {shown.length < home.reasons.length && (
          <button type="button" className="tile tile--more" onClick={() => setAll(true)}>
            {t('home.more_reasons')}
          </button>
        )}
      </div>
    </Tiles>
  )
}
