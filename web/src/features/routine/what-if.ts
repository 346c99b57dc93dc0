// From the server's rows to what the page shows, of the municipality or of one school. Pure.
import type { Schemas } from '../../api/client.ts'

export type WhatIf = Schemas['WhatIf']
export type StepRow = WhatIf['steps'][number]
export type WeekRow = WhatIf['weeks'][number]

export const anyStep = 'any step'
export const variantsMax = 50

/** Null is the municipality. */
export type SchoolId = string | null

export function ofSchool<Row extends { school_id: SchoolId }>(rows: Row[], school: SchoolId): Row[] {
  return rows.filter((row) => row.school_id === school)
}

export function stepRow(answer: WhatIf, school: SchoolId, step: string): StepRow | undefined {
  return answer.steps.find((row) => row.school_id === school && row.step === step)
}

export interface Week {
  week: string
  pupils: number
  pupilsInForce: number
}

function weekAfter(week: string): string {
  const [year = 0, number = 0] = week.split('-W').map(Number)
  // 28 December is always in the last week of its year.
  const last = isoWeekOf(new Date(Date.UTC(year, 11, 28)))
  return number < last ? `${year}-W${String(number + 1).padStart(2, '0')}` : `${year + 1}-W01`
}

function isoWeekOf(date: Date): number {
  const thursday = new Date(date)
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7))
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return Math.floor((thursday.getTime() - first) / 604_800_000) + 1
}

/** Every week from the first to the last in which somebody reached the step; those between without anybody are zeros. */
export function weeksOf(answer: WhatIf, school: SchoolId, step: string): Week[] {
  const rows = ofSchool(answer.weeks, school).filter((row) => row.step === step)
  const byWeek = new Map(rows.map((row) => [row.week, row]))
  const sorted = [...byWeek.keys()].sort()
  const [first] = sorted
  const last = sorted.at(-1)
  if (!first || !last) return []
  const weeks: Week[] = []
  for (let week = first; week <= last; week = weekAfter(week)) {
    const row = byWeek.get(week)
    weeks.push({ week, pupils: row?.pupils ?? 0, pupilsInForce: row?.pupils_in_force ?? 0 })
  }
  return weeks
}

/** 2024-W43 is week 43. */
export function weekNumber(week: string): number {
  return Number(week.slice(6))
}

export interface Work {
  shall: number
  meetings: number
}

export function workOf(answer: WhatIf, school: SchoolId, side: 'proposed' | 'in_force'): Work {
  return ofSchool(answer.work, school).reduce(
    (sum, row) => ({ shall: sum.shall + row[side].shall, meetings: sum.meetings + row[side].meetings }),
    { shall: 0, meetings: 0 },
  )
}

export interface Sweep {
  rule: string
  from: number
  to: number
  step: number
}

/** How many thresholds a sweep tries. */
export function variantsIn({ from, to, step }: Sweep): number {
  return to < from || step < 1 ? 0 : Math.floor((to - from) / step) + 1
}

/** Five below and ten above what stands in the file, within what it may be. */
export function sweepAround(rule: string, threshold: { value: number; least: number; most: number }): Sweep {
  return {
    rule,
    from: Math.max(threshold.least, threshold.value - 5),
    to: Math.min(threshold.most, threshold.value + 10),
    step: 1,
  }
}

export interface Variant {
  value: number
  pupils: number
  /** By step, where the rule leads to any. */
  reaching: Map<string, number>
}

export function variantsOf(answer: WhatIf, school: SchoolId): Variant[] {
  const found = new Map<number, Variant>()
  for (const row of ofSchool(answer.variants, school)) {
    const variant = found.get(row.value) ?? { value: row.value, pupils: row.pupils, reaching: new Map<string, number>() }
    if (row.step !== null && row.step_pupils !== null) variant.reaching.set(row.step, row.step_pupils)
    found.set(row.value, variant)
  }
  return [...found.values()].sort((a, b) => a.value - b.value)
}
