// A draft of the routine: its text, its outline, and a threshold changed where it stands in the text. Pure.
import type { Place, Schemas } from '../../api/client.ts'

export type Outline = Schemas['RoutineOutline']
export type Rule = Outline['rules'][number]
export type Threshold = Schemas['RoutineThreshold']

export interface Draft {
  text: string
  outline: Outline
  /** What is typed at a rule's limit and is no number that the file may hold; the file has the one before it. */
  unfit?: Readonly<Record<string, string>>
}

export function findRule(outline: Outline, rule: string): Rule | undefined {
  return outline.rules.find((one) => one.rule === rule)
}

/** Only what the file may hold there. */
export function isValue(threshold: Threshold, value: number): boolean {
  return Number.isInteger(value) && value >= threshold.least && value <= threshold.most
}

/** The draft with another number in the file and in its outline, and nothing else changed. */
export function withThreshold(draft: Draft, rule: string, value: number): Draft {
  const threshold = findRule(draft.outline, rule)?.threshold
  if (!threshold) return draft
  const { line, column } = threshold
  const lines = draft.text.split('\n')
  // The server counts code points.
  const points = [...(lines[line - 1] ?? '')]
  const before = points.slice(0, column - 1).join('')
  const after = points.slice(column - 1).join('')
  const old = /^[+\w]+/.exec(after)?.[0] ?? ''
  const next = String(value)
  lines[line - 1] = before + next + after.slice(old.length)
  const moved = next.length - old.length
  const rules = draft.outline.rules.map((one): Rule => {
    if (!one.threshold) return one
    if (one.rule === rule) return { ...one, threshold: { ...one.threshold, value } }
    const isBehind = one.threshold.line === line && one.threshold.column > column
    return isBehind ? { ...one, threshold: { ...one.threshold, column: one.threshold.column + moved } } : one
  })
  return { ...draft, text: lines.join('\n'), outline: { ...draft.outline, rules } }
}

/** The draft with what was typed at a limit: in the file where it fits, else kept as it is until it does. */
export function withTyped(draft: Draft, rule: string, typed: string): Draft {
  const threshold = findRule(draft.outline, rule)?.threshold
  if (!threshold) return draft
  const { [rule]: _, ...unfit } = draft.unfit ?? {}
  const fits = typed.trim() !== '' && isValue(threshold, Number(typed))
  if (fits) return { ...withThreshold(draft, rule, Number(typed)), unfit }
  return { ...draft, unfit: { ...unfit, [rule]: typed } }
}

/** Every limit is a number: it can be computed. */
export function isWhole({ unfit }: Draft): boolean {
  return Object.keys(unfit ?? {}).length === 0
}

export interface FileError {
  line: number
  column: number
  message: string
}

/** The places of a `routine-invalid`, whose details are as those of `tilstede routine check`. */
export function fileErrors(places: Place[]): FileError[] {
  return places.map(({ detail }) => {
    const [, line, column, message] = /^routine:(\d+):(\d+): (.*)$/s.exec(detail) ?? []
    return { line: Number(line ?? 1), column: Number(column ?? 1), message: message ?? detail }
  })
}

/** Where a line and column is in the text, counted as the browser does. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split('\n')
  const above = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  return above + [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length
}

export function lineOf(text: string, line: number): string {
  return (text.split('\n')[line - 1] ?? '').trim()
}
