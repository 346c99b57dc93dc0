// What the class review asks of a pupil's year. Pure.
import type { Schemas } from '../../api/client.ts'

export type Review = Schemas['Review']
export type ReviewedPupil = Review['pupils'][number]

/** Nothing to look at: named together at the end of the page. */
export function hasNothing(pupil: ReviewedPupil): boolean {
  return pupil.marks.length === 0 && pupil.flags.length === 0
}
