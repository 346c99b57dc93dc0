// Today's lessons across a person's classes. Pure.
import type { Schemas } from '../../api/client.ts'

export type MyClass = Schemas['MyClass']
export type MyLesson = Schemas['Lesson'] & { class_id: string; class_name: string }

/** The person's own lessons by the clock. */
export function myLessonsInOrder(classes: readonly MyClass[]): MyLesson[] {
  return classes
    .filter((one) => one.may_register)
    .flatMap((one) =>
      one.lessons
        .filter((lesson) => lesson.is_mine)
        .map((lesson) => ({ ...lesson, class_id: one.class_id, class_name: one.name })),
    )
    .sort((a, b) => a.starts.localeCompare(b.starts) || a.class_name.localeCompare(b.class_name, 'nb'))
}

/** Whoever teaches starts on lessons, whoever leads on classes. */
export function isTeaching(classes: readonly MyClass[]): boolean {
  return classes.some((one) => one.is_contact_teacher || one.lessons.some((lesson) => lesson.is_mine))
}

/** Each school with its classes, in the order they came. */
export function schoolsOf(classes: readonly MyClass[]): [string, MyClass[]][] {
  const schools = new Map<string, MyClass[]>()
  for (const one of classes) schools.set(one.school, [...(schools.get(one.school) ?? []), one])
  return [...schools]
}
