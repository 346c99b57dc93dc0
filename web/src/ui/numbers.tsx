// A figure on the page: a number in the language's way, or that it is hidden.
import type { StaffLanguage } from '../i18n/index.tsx'
import { useText } from '../i18n/index.tsx'

// Chromium has no nynorsk; it writes numbers as bokmaal does.
const locale = (language: StaffLanguage) => (language === 'en' ? 'en-GB' : 'nb-NO')

export function useNumbers() {
  const { t, language } = useText()
  const plain = new Intl.NumberFormat(locale(language), { maximumFractionDigits: 1 })
  const fixed = new Intl.NumberFormat(locale(language), { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale(language), { style: 'percent', maximumFractionDigits: 0 })
  const hidden = t('fig.hidden')
  return {
    whole: (value: number | null | undefined) => (value == null ? hidden : plain.format(value)),
    mean: (value: number | null | undefined) => (value == null ? hidden : fixed.format(value)),
    share: (value: number | null | undefined) => (value == null ? hidden : percent.format(value)),
  }
}
