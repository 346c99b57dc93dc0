// The Idempotency-Key of one form: the same for the same content, so that a second try is known for the first.
import { useRef } from 'react'

import { csrfToken } from './client.ts'
import { newId } from './ids.ts'

export interface WriteHeaders {
  'Idempotency-Key': string
  'X-CSRF-Token': string
}

export function useWriteHeaders(): (content: unknown) => WriteHeaders {
  const last = useRef({ content: '', key: '' })
  return (content) => {
    const text = JSON.stringify(content)
    if (last.current.content !== text) last.current = { content: text, key: newId() }
    return { 'Idempotency-Key': last.current.key, 'X-CSRF-Token': csrfToken() }
  }
}
