// A report as it is filled in: what is chosen, what is missing, and what is sent. Pure.
import type { Schemas } from '../../api/client.ts'
import { addDays } from '../../i18n/dates.ts'
import type { Key } from '../../i18n/index.tsx'

export type MyHome = Schemas['MyHome']
export type Child = Schemas['HomeChild']
export type HomeMessage = Schemas['HomeMessage']
export type When = 'today' | 'next' | 'days' | 'part'

export interface Form {
  pupils: readonly string[]
  when: When
  /** Of `days`. */
  from: string
  to: string
  /** Of `part`. */
  day: string
  lessons: readonly number[]
  byClock: boolean
  fromTime: string
  untilTime: string
  reason: string | null
  text: string
}

/** What the message changes: the one child's own. */
export interface Change {
  pupilId: string
  message: HomeMessage
}

export function childrenToReport(home: MyHome): Child[] {
  return home.children.filter((child) => child.may_report)
}

/** On which some of the children have school. */
export function schoolDays(children: readonly Child[]): string[] {
  return [...new Set(children.flatMap((child) => child.school_days))].sort()
}

export function isSchoolDay(children: readonly Child[], date: string): boolean {
  return children.some((child) => child.school_days.includes(date))
}

/** Tomorrow, or the day school goes on. */
export function nextSchoolDay(children: readonly Child[], today: string): string {
  return schoolDays(children).find((day) => day > today) ?? addDays(today, 1)
}

export function emptyForm(home: MyHome): Form {
  const children = childrenToReport(home)
  const hasSchool = isSchoolDay(children, home.today)
  const next = nextSchoolDay(children, home.today)
  const [only] = children
  return {
    pupils: only && children.length === 1 ? [only.pupil_id] : [],
    when: hasSchool ? 'today' : 'next',
    from: hasSchool ? home.today : next,
    to: next,
    day: hasSchool ? home.today : next,
    lessons: [],
    byClock: false,
    fromTime: '',
    untilTime: '',
    reason: null,
    text: '',
  }
}

export function isWholeDays(message: Pick<HomeMessage, 'lessons' | 'from_time' | 'until_time'>): boolean {
  return message.lessons.length === 0 && message.from_time === null && message.until_time === null
}

export function formOf(home: MyHome, { pupilId, message }: Change): Form {
  const isPart = !isWholeDays(message)
  const byClock = message.from_time !== null || message.until_time !== null
  return {
    ...emptyForm(home),
    pupils: [pupilId],
    when: isPart ? 'part' : 'days',
    from: message.from,
    to: message.to,
    day: message.from,
    lessons: byClock ? [] : message.lessons,
    byClock,
    fromTime: message.from_time ?? '',
    untilTime: message.until_time ?? '',
    reason: message.reason,
    text: message.text ?? '',
  }
}

function periodOf(form: Form, home: MyHome): { from: string; to: string } {
  switch (form.when) {
    case 'today':
      return { from: home.today, to: home.today }
    case 'next': {
      const next = nextSchoolDay(childrenToReport(home), home.today)
      return { from: next, to: next }
    }
    case 'days':
      return { from: form.from, to: form.to }
    case 'part':
      return { from: form.day, to: form.day }
  }
}

export function bodyOf(form: Form, home: MyHome, replaces: string | null): Schemas['AbsenceReport'] {
  const isPart = form.when === 'part'
  const time = (text: string) => (isPart && form.byClock && text !== '' ? text : null)
  return {
    pupil_ids: [...form.pupils],
    today: home.today,
    ...periodOf(form, home),
    lessons: isPart && !form.byClock ? [...form.lessons].sort((a, b) => a - b) : [],
    from_time: time(form.fromTime),
    until_time: time(form.untilTime),
    reason: form.reason,
    text: form.text.trim() === '' ? null : form.text.trim(),
    replaces,
  }
}

export interface Missing {
  /** The part of the form, whose id is `report-<where>`. */
  where: 'who' | 'when' | 'why'
  words: Key
}

/** The first thing that must be chosen before it can be sent. */
export function missingOf(form: Form): Missing | null {
  if (form.pupils.length === 0) return { where: 'who', words: 'home.choose_child' }
  if (form.when === 'days' && (form.from === '' || form.to === '')) return { where: 'when', words: 'home.choose_days' }
  if (form.when === 'days' && form.to < form.from) return { where: 'when', words: 'home.days_order' }
  const hasPart = form.byClock ? form.fromTime !== '' || form.untilTime !== '' : form.lessons.length > 0
  if (form.when === 'part' && !hasPart) return { where: 'when', words: 'home.choose_part' }
  if (form.reason === null) return { where: 'why', words: 'home.choose_reason' }
  return null
}

export function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((one) => one !== item) : [...list, item]
}

type Lesson = Schemas['ChildLesson']
interface LessonsOfDay {
  children: readonly { pupil_id: string; lessons: Lesson[] }[]
}

/** The lessons that all the chosen children have in common by number and time; none when their days differ. */
export function sharedLessons(day: LessonsOfDay | undefined, pupils: readonly string[]): Lesson[] {
  const lists = pupils.map((id) => day?.children.find((child) => child.pupil_id === id)?.lessons ?? [])
  const [first, ...others] = lists
  if (!first) return []
  const times = (list: Lesson[]) => list.map((one) => `${one.lesson} ${one.starts} ${one.ends}`).join()
  return others.every((list) => times(list) === times(first)) ? first : []
}

export type Result = Schemas['ReportAnswer']['results'][number]

/** What the school has been told and still goes by, when these messages are taken back. */
export function standingOf(results: readonly Result[], taken: ReadonlySet<string>): Result[] {
  return results.flatMap((result) => {
    const messages = result.messages.filter((one) => !taken.has(one.message_id))
    const isGone = result.status === 'refused' || (result.messages.length > 0 && messages.length === 0)
    return isGone ? [] : [{ ...result, messages }]
  })
}
