// What figures rest on is written in few files, and these record the change: figures are answered from memory
// (docs/decisions/0011).
import { isCpp, isTest } from '../roles.mjs'

const tables = [
  'absence_entry', 'absence_reason', 'area', 'calendar_day', 'class_member', 'enrolment', 'school', 'school_class', 'subject',
  'term', 'timetable_lesson',
]
const statement = new RegExp(`\\b(insert into|update|delete from) (${tables.join('|')})\\b`, 'i')
// A bulk insert names its table alone; "area", "school", "subject" and "term" are words of other things, too.
const bulk = /"(absence_entry|absence_reason|calendar_day|class_member|enrolment|school_class|timetable_lesson)"/

const recording = new Set([
  // Their use cases call the hook, which records (commands/serve.cpp, commands/import.cpp).
  'src/attendance/attendance_store.cpp',
  'src/attendance/absence_import_store.cpp',
  // Everything, by the imports.
  'src/people/roster_store.cpp',
  'src/people/upsert_store.cpp',
  'src/calendar/calendar_import_store.cpp',
  // Everything, by reasons_use_cases.cpp.
  'src/reasons/reasons_store.cpp',
])

// Decisions that nothing counts as absence cover what is written after them, too.
const writing = /\bstore::write_(entries|imported)\(/
const ruling = /\bapply_rulings\(/

// Made before anybody asks.
const isDemo = (path) => path.startsWith('src/demo/')

export const changeRules = [
  {
    name: 'change-recorded',
    *check(tree) {
      for (const file of tree.values()) {
        if (!file.path.startsWith('src/') || !isCpp(file.path) || isTest(file.path) || isDemo(file.path)) continue
        if (recording.has(file.path)) continue
        for (const [at, text] of file.literals.entries()) {
          if (!statement.test(text) && !bulk.test(text)) continue
          const message =
            'figures in memory rest on this table: record the change in the same transaction ' +
            '(people/changes_use_cases.hpp, or the hook on_pupil_year_changed), then name the file in tests/repo/rules/changes.mjs'
          yield { path: file.path, line: at + 1, message }
        }
      }
    },
  },
  {
    name: 'rulings-applied',
    *check(tree) {
      for (const file of tree.values()) {
        if (!file.path.startsWith('src/') || !isCpp(file.path) || isTest(file.path) || isDemo(file.path)) continue
        const at = file.code.findIndex((line) => writing.test(line))
        if (at < 0 || file.code.some((line) => ruling.test(line))) continue
        const message =
          'a decision may say that nothing counts as absence where these entries are: call apply_rulings ' +
          '(attendance/rulings_use_cases.hpp) after writing them, in the same transaction'
        yield { path: file.path, line: at + 1, message }
      }
    },
  },
]
