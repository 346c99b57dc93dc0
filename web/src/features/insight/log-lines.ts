// The log in words: who, what and when, for the page and for the file.
import { i18n } from '@lingui/core'

import type { Schemas } from '../../api/client.ts'
import { dateWithYear, timeOfDay } from '../../i18n/dates.ts'
import type { Key, Translate } from '../../i18n/index.tsx'
import { roleKey } from '../../ui/role-words.ts'

export type LogLine = Schemas['LogLine']

/** A look that is newer than the page has general words. */
export function actionInWords(t: Translate, action: string): string {
  const key = `log.action.${action}`
  return t(key in i18n.messages ? (key as Key) : 'log.action.other')
}

const nameless: Record<Exclude<LogLine['who']['kind'], 'staff'>, Key> = {
  you: 'log.you',
  guardian: 'log.guardian',
  pupil: 'role.pupil',
  program: 'log.program',
  gone: 'log.gone',
}

/** "Kari Nordmann", "Du", "En foresatt" */
export function nameOf(t: Translate, { kind, name }: LogLine['who']): string {
  if (kind === 'you' || name === null) return kind === 'staff' ? t('reported.staff') : t(nameless[kind])
  return name
}

/** "Kontaktlærer", and for who has none what they are */
export function rolesOf(t: Translate, { kind, name, roles }: LogLine['who']): string {
  if (roles.length > 0) return roles.map((role) => t(roleKey(role))).join(' · ')
  return name !== null && (kind === 'guardian' || kind === 'pupil') ? t(`role.${kind}`) : ''
}

export function timesOf(t: Translate, line: LogLine): string {
  const from = timeOfDay(line.first_at)
  const until = timeOfDay(line.last_at)
  return from === until ? t('log.at', { time: from }) : t('log.at_span', { from, until })
}

export interface Day {
  date: string
  lines: LogLine[]
}

export function byDay(lines: readonly LogLine[]): Day[] {
  const days: Day[] = []
  for (const line of lines) {
    if (days.at(-1)?.date !== line.date) days.push({ date: line.date, lines: [] })
    days.at(-1)?.lines.push(line)
  }
  return days
}

const cell = (text: string) => (/[",;\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** For a spreadsheet: the byte order mark tells it that the letters are UTF-8. */
export function csvOf(t: Translate, lines: readonly LogLine[]): string {
  const head = (['log.column_day', 'log.column_time', 'log.column_who', 'log.column_role', 'log.column_what', 'log.column_count'] as const).map((key) => t(key))
  const rows = lines.map((line) => [
    dateWithYear(t, line.date), timesOf(t, line), nameOf(t, line.who), rolesOf(t, line.who), actionInWords(t, line.action), String(line.count),
  ])
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}
