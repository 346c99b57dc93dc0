// The Idempotency-Key of one form: the same for the same content, so that a second try is known for the first.
import { useRef } from 'react'

import { csrfToken } from './client.ts'
import { newId } from './ids.ts'

export interface WriteHeaders {
  'Idempotency-Key': string
  'X-CSRF-Token': string
}

export interface HeadersFor {
  (content: unknown): WriteHeaders
  /** It is done: the same content again is another write. */
  forget: () => void
}

export function useWriteHeaders(): HeadersFor {
  const last = useRef({ content: '', key: '' })
  const headersFor = (content: unknown) => {
    const text = JSON.stringify(content)
    if (last.current.content !== text) last.current = { content: text, key: newId() }
    return { 'Idempotency-Key': last.current.key, 'X-CSRF-Token': csrfToken() }
  }
  headersFor.forget = () => {
    last.current = { content: '', key: '' }
  }
  return headersFor
}
