// The words for a problem's stable code: what happened, and what to do about it.
import { i18n } from '@lingui/core'

import { ProblemError } from '../api/client.ts'
import type { Key, Translate } from '../i18n/index.tsx'

/** A code that the catalogue does not know gets the general words. */
export function problemText(t: Translate, code: string): string {
  const key = `problem.${code}`
  return t(key in i18n.messages ? (key as Key) : 'problem.unknown')
}

export function errorText(t: Translate, error: unknown): string {
  return problemText(t, error instanceof ProblemError ? error.code : 'unknown')
}
