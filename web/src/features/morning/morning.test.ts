import { expect, it } from 'vitest'

import { countsOf, telOf, withPupil, type Missing, type Morning } from './morning.ts'

function missing(pupil_id: string, over: Partial<Missing> = {}): Missing {
  return {
    pupil_id, given_name: 'Ada', family_name: 'Ask', class_id: 'c', class_name: '8A', language: null,
    needs_interpreter: false, is_protected: false, lessons: [1], starts: '08:00', registered_at: null, registered_by: null,
    status: 'open', seen_in_lesson: null, taken_by: null, is_mine: false, has_returned: false, returns_at: null,
    not_found_since: null, attempts: 0, steps: [], contacts: 'when_taken', people: [],
    ...over,
  }
}

function morning(pupils: Missing[]): Morning {
  return {
    date: '2024-10-31', is_today: true, has_text_gateway: true,
    schools: [
      {
        school_id: 's', name: 'Solvang skole', is_school_day: true, wait_minutes: 15, return_minutes: 10,
        may_change_settings: false, pupils,
        unregistered: [{ class_id: 'd', name: '8B', lesson: 1, starts: '08:00', teacher: null }],
      },
    ],
  }
}

it('counts who needs somebody, and not who is explained', () => {
  const found = countsOf(
    morning([
      missing('1'),
      missing('2', { status: 'taken', not_found_since: '2024-10-31T07:30:00.000000Z' }),
      missing('3', { status: 'explained' }),
    ]),
  )
  expect(found).toEqual({ open: 1, taken: 1, notFound: 1, unregistered: 1 })
})

it('shows what a step has answered at once, without moving anybody', () => {
  const list = withPupil(morning([missing('1'), missing('2')]), missing('2', { status: 'taken', taken_by: 'Kari Berg' }))
  expect(list.schools[0]?.pupils.map((pupil) => pupil.taken_by)).toEqual([null, 'Kari Berg'])
})

it('leaves only digits and the plus for the telephone', () => {
  expect(telOf('+47 998 87 766')).toBe('tel:+4799887766')
})
