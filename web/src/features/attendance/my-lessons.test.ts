import { expect, it } from 'vitest'

import { isTeaching, myLessonsInOrder, schoolsOf, type MyClass } from './my-lessons.ts'

function lesson(number: number, starts: string, is_mine = true) {
  return { lesson: number, starts, ends: '12:00', subject: 'Norsk', is_mine, is_registered: false }
}

function myClass(name: string, change: Partial<MyClass> = {}): MyClass {
  return {
    class_id: name, name, school: 'Solvang', grade: 7, is_contact_teacher: false, may_register: true, may_review: false,
    lessons: [], day_registered: false, ...change,
  }
}

it('puts the lessons of all classes in the order of the clock, and leaves out those of others', () => {
  const classes = [
    myClass('7B', { lessons: [lesson(1, '08:00'), lesson(2, '09:00', false), lesson(3, '10:00')] }),
    myClass('6A', { lessons: [lesson(2, '09:00')] }),
  ]
  expect(myLessonsInOrder(classes).map((one) => [one.class_name, one.lesson])).toEqual([['7B', 1], ['6A', 2], ['7B', 3]])
})

it('leaves out what may not be registered', () => {
  expect(myLessonsInOrder([myClass('7B', { may_register: false, lessons: [lesson(1, '08:00')] })])).toEqual([])
})

it('knows who teaches from who leads', () => {
  expect(isTeaching([myClass('7B', { lessons: [lesson(1, '08:00', false)] })])).toBe(false)
  expect(isTeaching([myClass('7B', { lessons: [lesson(1, '08:00')] })])).toBe(true)
  expect(isTeaching([myClass('7B', { is_contact_teacher: true })])).toBe(true)
})

it('keeps schools and classes in their order', () => {
  const classes = [myClass('1A', { school: 'B' }), myClass('1A', { school: 'A' }), myClass('1B', { school: 'B' })]
  expect(schoolsOf(classes).map(([school, members]) => [school, members.map((one) => one.name)])).toEqual([
    ['B', ['1A', '1B']],
    ['A', ['1A']],
  ])
})
