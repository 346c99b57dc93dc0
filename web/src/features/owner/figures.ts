// From the server's rows to what the page shows: the table of schools and grades, the years, the months. Pure.
import type { Schemas } from '../../api/client.ts'

export type Figures = Schemas['Figures']
export type FigureRow = Schemas['FigureRow']
export type Measure = Schemas['FigureMeasure']
export type Audience = Schemas['FigureAudience']
/** What the table of schools and grades shows in each cell. */
export type Shown = 'mean' | 'share'

/** What stands in the address; what is not said is as the server has it. */
export interface FiguresSearch {
  measure?: Measure
  year?: string
  until?: string
  show?: Shown
  audience?: Audience
}

const measures: Measure[] = ['days', 'hours', 'late']

export function searchOf(search: Record<string, unknown>): FiguresSearch {
  const { measure, year, until, show, audience } = search
  return {
    ...(measures.includes(measure as Measure) && measure !== 'days' ? { measure: measure as Measure } : {}),
    ...(typeof year === 'string' && /^\d{4}-\d\d$/.test(year) ? { year } : {}),
    ...(typeof until === 'string' && /^\d{4}-\d\d-\d\d$/.test(until) ? { until } : {}),
    ...(show === 'share' ? { show } : {}),
    ...(audience === 'outside' ? { audience } : {}),
  }
}

/** The address of the same table as a file. */
export function downloadOf(by: string, search: FiguresSearch, format: 'csv' | 'xlsx'): string {
  const query = new URLSearchParams({ by, measure: search.measure ?? 'days', format })
  if (search.year) query.set('school_year', search.year)
  if (search.until) query.set('until', search.until)
  if (search.audience) query.set('audience', search.audience)
  return `/api/figures?${query.toString()}`
}

const left = 'left'

/** Those who have left the municipality are told of apart. */
export function withoutLeft(rows: FigureRow[]): FigureRow[] {
  return rows.filter((row) => !row.keys.includes(left))
}

export function leftRow(rows: FigureRow[]): FigureRow | undefined {
  return rows.find((row) => row.keys.includes(left))
}

export interface School {
  name: string
  cells: Map<string, FigureRow>
  all: FigureRow | undefined
}

export interface Matrix {
  grades: string[]
  schools: School[]
}

/** Rows of school and grade, with the row of each school, as a table. A grade that a school does not have is no cell. */
export function matrixOf(cells: FigureRow[], schools: FigureRow[]): Matrix {
  const found = new Map<string, School>()
  const grades = new Set<string>()
  const totals = new Map(withoutLeft(schools).map((row) => [row.keys[0] ?? '', row]))
  for (const row of withoutLeft(cells)) {
    const [name = '', grade = ''] = row.keys
    const school = found.get(name) ?? { name, cells: new Map<string, FigureRow>(), all: totals.get(name) }
    school.cells.set(grade, row)
    grades.add(grade)
    found.set(name, school)
  }
  return { grades: [...grades].sort((a, b) => Number(a) - Number(b)), schools: [...found.values()] }
}

/** 0 to 2: how far the mean lies above that of all pupils. */
export function levelOf(mean: number | null | undefined, ofAll: number | null | undefined): 0 | 1 | 2 {
  if (mean == null || ofAll == null || ofAll === 0) return 0
  if (mean >= ofAll * 1.75) return 2
  return mean >= ofAll * 1.25 ? 1 : 0
}

/** The row with the highest mean, when one is highest. */
export function highest(rows: FigureRow[]): FigureRow | undefined {
  const shown = rows.filter((row) => row.mean !== null)
  const top = Math.max(...shown.map((row) => row.mean ?? 0))
  const at = shown.filter((row) => row.mean === top)
  return at.length === 1 && top > 0 ? at[0] : undefined
}

/** The newest year and the nearest before it that can be held beside it, of a table by school year. */
export function comparedYears({ rows, not_comparable: otherRules }: Pick<Figures, 'rows' | 'not_comparable'>): FigureRow[] {
  const apart = new Set(otherRules.map((one) => one.school_year))
  const [now, ...earlier] = [...rows].reverse()
  if (!now || apart.has(now.keys[0] ?? '')) return []
  const before = earlier.find((row) => !apart.has(row.keys[0] ?? ''))
  return before ? [now, before] : [now]
}

/** The last days of the school year's months that are over, oldest first. */
export function monthEnds(year: string, today: string): string[] {
  const begins = Number(year.slice(0, 4))
  return Array.from({ length: 12 }, (_, at) => {
    const end = new Date(Date.UTC(begins, 8 + at, 0))
    return end.toISOString().slice(0, 10)
  }).filter((end) => end < today)
}

export function schoolYearOf(date: string): string {
  const year = Number(date.slice(0, 4))
  const begins = Number(date.slice(5, 7)) >= 8 ? year : year - 1
  return `${begins}-${String((begins + 1) % 100).padStart(2, '0')}`
}
