// What the program says and what api/openapi.yaml promises. Which routes there are is the acceptance tests' to
// compare: the program lists its own.
import { isCpp, isTest } from '../roles.mjs'

const contractPath = 'api/openapi.yaml'
const lineAt = (text, at) => text.slice(0, at).split('\n').length

/// The values of an enum that stands as a list, each with its line.
function enumOf(contract, schema) {
  const found = new RegExp(`^    ${schema}:\n(?:      .*\n)*?      enum:\n((?:        - .*\n)+)`, 'm').exec(contract)
  if (!found) return new Map()
  const first = lineAt(contract, found.index + found[0].length - found[1].length)
  return new Map(found[1].trim().split('\n').map((line, at) => [line.replace(/^\s*- /, ''), first + at]))
}

function* used(tree, paths, pattern) {
  for (const file of tree.values()) {
    if (!paths(file.path)) continue
    for (const match of file.text.matchAll(pattern)) yield { path: file.path, line: lineAt(file.text, match.index), code: match[1] }
  }
}

function codesRule({ name, schema, paths, pattern, except = new Set(), prefix = null }) {
  return {
    name,
    *check(tree) {
      const promised = enumOf(tree.get(contractPath)?.text ?? '', schema)
      const seen = new Set()
      for (const { path, line, code } of used(tree, paths, pattern)) {
        seen.add(code)
        if (promised.has(code) || except.has(code)) continue
        yield { path, line, message: `"${code}" is not in ${schema} of ${contractPath}: add it there, and words for it to web/src/i18n` }
      }
      const begun = prefix ? [...used(tree, paths, prefix)].map(({ code }) => code) : []
      for (const [code, line] of promised) {
        if (!seen.has(code) && !begun.some((start) => code.startsWith(start))) yield { path: contractPath, line, message: `nothing answers "${code}": take it out of ${schema}` }
      }
    },
  }
}

// Logged, but not about a pupil or a list of pupils.
const notOfAPupil = new Set([
  'absence.imported', 'account.created', 'account.disabled', 'calendar.imported', 'contact.wished',
  'figures.read', 'gap_settings.changed', 'gaps.read', 'guardians.imported', 'leave.delegated', 'lesson.handed_over',
  'lesson.taken_back', 'log.searched', 'messages.read', 'morning.read', 'morning_settings.changed',
  'outside_control.read', 'privacy.confirmed',
  'pupils.imported', 'pupils.read', 'reason.added', 'reason.changed', 'reasons.imported', 'reasons.ordered',
  'roster.imported', 'routine.tried', 'session.ended', 'session.opened', 'substitute_link.made',
  'substitute_link.opened', 'substitute_link.withdrawn', 'timetable.imported',
])

export const contractRules = [
  codesRule({
    name: 'problem-codes',
    schema: 'ProblemCode',
    paths: (path) => path.startsWith('src/') && isCpp(path) && !isTest(path),
    // Problem{404, "not-found", ...}
    pattern: /\b[45]\d\d,\s*"([a-z0-9-]+)"/g,
  }),
  codesRule({
    name: 'mark-codes',
    schema: 'MarkCode',
    paths: (path) => path === 'src/attendance/registration.cpp',
    pattern: /"([a-z0-9]+(?:-[a-z0-9]+)+)"/g,
  }),
  codesRule({
    name: 'report-codes',
    schema: 'ReportCode',
    paths: (path) => path === 'src/home/report.cpp',
    pattern: /"([a-z0-9]+(?:-[a-z0-9]+)+)"/g,
  }),
  // What is logged about a pupil is shown to the guardian, in words (src/insight/). {"absence.corrected", "pupil", ...}
  codesRule({
    name: 'log-actions',
    schema: 'LogAction',
    paths: (path) => /^src\/.*_use_cases\.cpp$/.test(path),
    pattern: /"([a-z]+(?:[_-][a-z]+)*\.(?!csv|toml|json|sql|people|key|device_key)[a-z]+(?:_[a-z]+)*)"/g,
    // "morning." + name_of(step)
    prefix: /"([a-z]+(?:_[a-z]+)*\.)" \+/g,
    except: notOfAPupil,
  }),
]
