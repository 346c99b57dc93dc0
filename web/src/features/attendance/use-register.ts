// The register's state as the page sees it, and the few things that can be done with it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'

import { client, csrfToken, unwrap } from '../../api/client.ts'
import { newId } from '../../api/ids.ts'
import { registerQuery } from '../../api/queries.ts'
import { emptyQueue } from './mark-queue.ts'
import { queueFor } from './outbox.ts'
import {
  basisOf,
  countStandings,
  draftFor,
  proposalOf,
  expectedPupils,
  hasOwn,
  lessonsStillMissed,
  presentDraft,
  standingOf,
  type Choice,
  type Draft,
  type Register,
  type Standing,
} from './register-model.ts'

/** What the details sheet says: a draft, and whether it is of the whole day. */
export interface Details {
  draft: Draft
  isWholeDay: boolean
}

interface Change {
  pupilId: string
  before: Standing
}

/** `undoWords`: why an undone change was corrected, where that must be said. */
export function useRegister(register: Register, undoWords: string) {
  const queryClient = useQueryClient()
  const { class_id: classId, date, lesson } = register
  const queue = queueFor(queryClient, { classId, date, lesson })
  const dayQueue = queueFor(queryClient, { classId, date, lesson: null })
  const state = useSyncExternalStore(queue.subscribe, () => queue.state)
  const dayState = useSyncExternalStore(dayQueue.subscribe, () => (lesson === null ? emptyQueue : dayQueue.state))
  const [changes, setChanges] = useState<Change[]>([])
  /** Completed in this visit: that may be taken back with one tap. */
  const [hasRegistered, setHasRegistered] = useState(false)
  // Whoever took it back does not want it to complete itself.
  const isWithdrawn = useRef(false)

  const standings = useMemo(() => {
    const unsent = {
      marks: state.marks,
      dayMarks: dayState.marks,
      present: state.present,
      registering: state.registering,
    }
    return new Map(register.pupils.map((pupil) => [pupil.pupil_id, standingOf(pupil, register, unsent)]))
  }, [register, state, dayState])
  const counts = useMemo(() => countStandings(standings.values()), [standings])
  const isRegistered = register.registration !== null || state.registering

  // The rows keep the same functions between taps, so that one tap redraws one row.
  const now = useRef({ register, standings })
  now.current = { register, standings }

  const put = useCallback(
    (pupilId: string, draft: Draft) => {
      const pupil = now.current.register.pupils.find((one) => one.pupil_id === pupilId)
      if (pupil) queue.put(pupilId, draft, basisOf(pupil, now.current.register, lesson))
    },
    [queue, lesson],
  )

  /** Away the whole day, it said, but here now: the day becomes the lessons that were missed. */
  const arrive = useCallback(
    (pupilId: string, dayDraft: Draft, correction: string | null) => {
      const current = now.current.register
      const pupil = current.pupils.find((one) => one.pupil_id === pupilId)
      if (!pupil || lesson === null) return
      for (const missed of lessonsStillMissed(current, lesson)) {
        queueFor(queryClient, { classId, date, lesson: missed }).put(pupilId, { ...dayDraft, correction }, null)
      }
      dayQueue.put(pupilId, { ...presentDraft, correction }, basisOf(pupil, current, null))
    },
    [queryClient, classId, date, lesson, dayQueue],
  )

  const choose = useCallback(
    (pupilId: string, choice: Choice, correction: string | null = null) => {
      const pupil = now.current.register.pupils.find((one) => one.pupil_id === pupilId)
      const before = now.current.standings.get(pupilId)
      if (!pupil || !before) return
      if (before.choice === choice && before.source !== 'message') return
      setChanges((list) => [...list, { pupilId, before }])
      // Where nothing is stored, being present needs no mark: the register as a whole will say so.
      const isStored = before.source === 'mark' || before.source === 'entry' || before.source === 'day'
      queue.seePresent(pupilId, choice === 'present' && !isStored)
      if (choice === 'present' && !isStored) return
      if (before.source === 'day' && before.draft && lesson !== null) arrive(pupilId, before.draft, correction)
      if (choice === 'present' && before.source === 'day' && !hasOwn(pupil, queue.state)) return
      const isProposed = before.source === 'message' && before.choice === choice
      const draft = (isProposed ? before.draft : null) ?? draftFor(choice, pupil, lesson, before.draft)
      put(pupilId, { ...draft, correction })
    },
    [queue, put, lesson, arrive],
  )

  const saveDetails = useCallback(
    (pupilId: string, { draft, isWholeDay }: Details) => {
      const pupil = now.current.register.pupils.find((one) => one.pupil_id === pupilId)
      const before = now.current.standings.get(pupilId)
      if (!pupil || !before) return
      const dayBasis = basisOf(pupil, now.current.register, null)
      if (lesson !== null && isWholeDay) {
        dayQueue.put(pupilId, draft, dayBasis)
        // What the lesson says of its own must not go on beside it.
        if (hasOwn(pupil, queue.state)) put(pupilId, { ...draft, minutes: null })
        return
      }
      // From the whole day back to this lesson only.
      if (lesson !== null && before.source === 'day') dayQueue.put(pupilId, { ...presentDraft, correction: draft.correction }, dayBasis)
      put(pupilId, draft)
    },
    [queue, dayQueue, put, lesson],
  )

  const registerRest = useCallback(() => {
    const { register: current, standings: standing } = now.current
    if (queue.state.registering) return
    const reported = current.pupils
      .filter((pupil) => standing.get(pupil.pupil_id)?.source === 'message')
      .map((pupil) => ({
        pupilId: pupil.pupil_id,
        draft: proposalOf(pupil, current) ?? draftFor('absent', pupil, lesson, null),
        basedOn: basisOf(pupil, current, lesson),
      }))
    setChanges([])
    isWithdrawn.current = false
    setHasRegistered(true)
    queue.putAll(reported, expectedPupils(current))
  }, [queue, lesson])

  // Everybody has been said something about: the register is complete without another tap.
  useEffect(() => {
    if (isWithdrawn.current) return
    if (!isRegistered && counts.left === 0 && counts.reported === 0 && state.trouble === null) registerRest()
  }, [isRegistered, counts, state.trouble, registerRest])

  const last = changes.at(-1)
  const undo = useCallback(() => {
    if (!last) return
    const { pupilId, before } = last
    const source = now.current.standings.get(pupilId)?.source
    setChanges((list) => list.slice(0, -1))
    queue.seePresent(pupilId, before.source === 'present')
    const { register: current } = now.current
    const pupil = current.pupils.find((one) => one.pupil_id === pupilId)
    if (pupil && before.source === 'day' && before.draft && lesson !== null) {
      // The lessons that were missed stand below the day and need no undoing.
      dayQueue.put(pupilId, { ...before.draft, correction: undoWords }, basisOf(pupil, current, null))
    }
    if (source === 'mark' || source === 'entry') {
      const draft = before.draft && before.source !== 'message' ? before.draft : presentDraft
      put(pupilId, { ...draft, correction: undoWords })
    }
  }, [queue, dayQueue, put, lesson, last, undoWords])

  const withdrawal = useMutation({
    mutationFn: () =>
      unwrap(
        client.POST('/api/classes/{class_id}/register/withdrawal', {
          params: { path: { class_id: classId }, header: { 'Idempotency-Key': newId(), 'X-CSRF-Token': csrfToken() } },
          body: { date, lesson },
        }),
      ),
    onSuccess: () => {
      isWithdrawn.current = true
      queryClient.setQueryData<Register>(registerQuery(classId, date, lesson).queryKey, (held) => held && { ...held, registration: null })
      void queryClient.invalidateQueries({ queryKey: ['register', classId, date] })
      void queryClient.invalidateQueries({ queryKey: ['my-classes'] })
    },
  })

  return {
    queue, dayQueue, state, dayState, standings, counts, isRegistered,
    canUndo: last !== undefined, withdrawal, hasRegistered, choose, put, saveDetails, registerRest, undo,
  }
}
