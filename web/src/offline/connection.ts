// Whether the server can be reached, as the last request found it: the browser's own word is only a hint.
let isLost = globalThis.navigator?.onLine === false
let timer: ReturnType<typeof setInterval> | null = null
let ask = () => {}
const listeners = new Set<() => void>()
const whenBack = new Set<() => void>()

const askEveryMs = 10_000

export function isConnectionLost(): boolean {
  return isLost
}

export function subscribeConnection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function onConnectionBack(react: () => void): void {
  whenBack.add(react)
}

/** A request went unanswered. */
export function noteLost(): void {
  if (!isLost) turn(true)
  timer ??= setInterval(() => ask(), askEveryMs)
}

/** The server answered. */
export function noteHeard(): void {
  if (timer) clearInterval(timer)
  timer = null
  if (!isLost) return
  turn(false)
  for (const react of whenBack) react()
}

function turn(to: boolean): void {
  isLost = to
  for (const listener of listeners) listener()
}

/** `question` is any request to the server: whatever comes of it is noted by the client. */
export function watchConnection(question: () => void): void {
  ask = question
  if (isLost) noteLost()
  window.addEventListener('offline', noteLost)
  window.addEventListener('online', () => ask())
}
