// When everybody comes. Arrivals do not wait for one another: a slow server is met by the next ones all the same, and
// every request is timed from the moment it was due, so that a stall is felt by all who came during it.
import { setTimeout as pause } from 'node:timers/promises'

/// Moments in seconds, the same each time: spread out, with `rush` of them within the rush minute.
export function moments(count, seconds, random, rush = 0) {
  const within = (from, to) => from + random() * (to - from)
  const start = seconds * 0.4
  return Array.from({ length: count }, () =>
    random() < rush ? within(start, start + seconds / 5) : within(0, seconds),
  ).sort((a, b) => a - b)
}

/// Calls each visit at its moment; resolves when the last one is over.
export async function arrive(visits) {
  const started = performance.now()
  const running = []
  for (const { at, visit } of visits.toSorted((a, b) => a.at - b.at)) {
    const due = started + at * 1000
    const wait = due - performance.now()
    if (wait > 1) await pause(wait)
    running.push(visit(due))
  }
  await Promise.all(running)
}

/// mulberry32: small, and the same on every machine.
export function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
