// That something counts as no absence by a decision, in the words a home reads too.
import type { Translate } from '../i18n/index.tsx'

/** The reason stands within a sentence: what it ended with itself is left out. */
export function setAsideInWords(t: Translate, reason: string): string {
  return t('outside.set_aside', { reason: reason.replace(/[\s.,;:!]+$/, '') })
}
