// The register by keyboard: 1, 2 and 3 mark and move on, up and down change pupil, Enter opens the details.
import type { Choice } from './register-model.ts'

export interface KeyAction {
  mark?: Choice
  focus?: number
  open?: boolean
}

/** What a key does at the pupil with this index, or null when the key is the browser's. */
export function keyAction(key: string, index: number, count: number, choices: readonly Choice[]): KeyAction | null {
  const next = Math.min(index + 1, count - 1)
  const mark = /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined
  if (mark) return { mark, focus: next }
  switch (key) {
    case 'ArrowDown':
      return { focus: next }
    case 'ArrowUp':
      return { focus: Math.max(index - 1, 0) }
    case 'Home':
      return { focus: 0 }
    case 'End':
      return { focus: count - 1 }
    case 'Enter':
      return { open: true }
    default:
      return null
  }
}
