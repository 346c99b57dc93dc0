// What of the server's answers may lie on the device: names, what is registered of each pupil, and where a plan
// expects them. No message, no note and no reason. Pure.
import type { Schemas } from '../api/client.ts'

type Entry = Schemas['Entry']

/** A register, from the server or from the device. */
export type HeldRegister = Schemas['Register'] & {
  /** Only on one from the device: the pupils of whom more is registered than lies here. */
  partial?: string[]
}

/** What a list is called on the device. */
export function listName(queryKey: readonly unknown[]): string {
  return queryKey.join(' ')
}

/** Of an entry, what a mark can stand on and a row can show. Written out: what comes later must be let in by name. */
export function strippedEntry(entry: Entry, recordedBy: string | null = null): Entry {
  const { entry_id, date, lesson, kind, minutes, documentation, reported_by, recorded_at, origin } = entry
  return {
    entry_id, date, lesson, kind, minutes, documentation, reported_by, recorded_at, origin,
    recorded_by: recordedBy, reason: null, note_home: null, note_internal: null, supersedes: null,
  }
}

function saysMore(entry: Entry | null): boolean {
  return entry !== null && Boolean(entry.reason ?? entry.note_home ?? entry.note_internal)
}

export function strippedRegister(register: HeldRegister): HeldRegister {
  const stripped = (entry: Entry | null) => entry && strippedEntry(entry)
  const partial = register.pupils
    .filter(({ pupil_id, entry, day_entry }) => saysMore(entry) || saysMore(day_entry) || register.partial?.includes(pupil_id))
    .map((pupil) => pupil.pupil_id)
  return {
    ...register,
    partial,
    pupils: register.pupils.map(({ pupil_id, given_name, family_name, told_apart_by, plan, entry, day_entry }) => ({
      pupil_id,
      given_name,
      family_name,
      told_apart_by,
      plan: plan && { ...plan, note: '' },
      entry: stripped(entry),
      day_entry: stripped(day_entry),
      messages: [],
    })),
  }
}

/** The registers that a person may need today without a network: own lessons, and own class whole. */
export function ownSlots(classes: readonly Schemas['MyClass'][]): { classId: string; lesson: number | null }[] {
  return classes
    .filter((one) => one.may_register)
    .flatMap((one) => [
      ...(one.is_contact_teacher ? [{ classId: one.class_id, lesson: null }] : []),
      ...one.lessons
        .filter((lesson) => lesson.is_mine || one.is_contact_teacher)
        .map((lesson) => ({ classId: one.class_id, lesson: lesson.lesson })),
    ])
}
