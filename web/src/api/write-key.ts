// The Idempotency-Key of a form: the same wish sent again is the same write, another wish is another.
import { useRef } from 'react'

import { newId } from './ids.ts'

export function useWriteKey(): { of: (wish: unknown) => string; forget: () => void } {
  const last = useRef({ wish: '', key: '' })
  return {
    of(wish) {
      const text = JSON.stringify(wish)
      if (last.current.wish !== text) last.current = { wish: text, key: newId() }
      return last.current.key
    },
    forget() {
      last.current = { wish: '', key: '' }
    },
  }
}
