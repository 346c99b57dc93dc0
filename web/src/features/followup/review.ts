// What the class review asks of a pupil's year. Pure.
import type { Schemas } from '../../api/client.ts'

export type Review = Schemas['Review']
export type ReviewedPupil = Review['pupils'][number]

/** More than ten days is marked, with a sign of its own. */
export function isOverTen(days: number): boolean {
  return days > 10
}

/** Nothing to look at: named together at the end of the page. */
export function hasNothing(pupil: ReviewedPupil): boolean {
  return pupil.marks.length === 0 && pupil.flags.length === 0
}
