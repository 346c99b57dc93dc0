// The files themselves: names, marks, links, machine paths, the opening of a header.
import { posix } from 'node:path'
import { isHeader } from '../roles.mjs'
import { matching } from '../tree.mjs'

// The rules and their own test must name what they look for.
const isRuleText = (path) => path.startsWith('tests/repo/')
const isLock = (path) => path.endsWith('package-lock.json')
const anyText = (path) => !isRuleText(path) && !isLock(path)

const lineRule = (name, paths, pattern, message) => ({
  name,
  *check(tree) {
    for (const { path, line, match } of matching(tree, paths, 'lines', pattern)) {
      yield { path, line, message: message.replace('%', match[0].trim()) }
    }
  },
})

// As GitHub makes them: lower case, spaces to hyphens, punctuation gone.
function anchorsOf(text) {
  return new Set(
    [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)].map(([, heading]) =>
      heading
        .replace(/[`*]/g, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  )
}

function* brokenLinks(tree) {
  const folders = new Set([...tree.keys()].flatMap((path) => parents(path)))
  for (const { path, text } of tree.values()) {
    if (!path.endsWith('.md')) continue
    const prose = text.replace(/^```[\s\S]*?^```/gm, (code) => code.replace(/[^\n]/g, ' '))
    for (const found of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      const [target, anchor] = found[1].split('#')
      if (/^[a-z]+:/.test(target)) continue
      const line = prose.slice(0, found.index).split('\n').length
      const to = target === '' ? path : posix.normalize(posix.join(posix.dirname(path), target)).replace(/\/$/, '')
      if (!tree.has(to) && !folders.has(to)) {
        yield { path, line, message: `the link to ${found[1]} points to nothing: correct it or take it out` }
      } else if (anchor && to.endsWith('.md') && !anchorsOf(tree.get(to).text).has(decodeURIComponent(anchor))) {
        yield { path, line, message: `${to} has no heading #${anchor}: correct the link` }
      }
    }
  }
}

function parents(path) {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

export const fileRules = [
  {
    name: 'ascii-names',
    *check(tree) {
      for (const path of tree.keys()) {
        if (!/^[\x21-\x7e]+$/.test(path)) {
          yield { path, line: 1, message: 'a file name is ASCII without spaces: write ae, oe, aa' }
        }
      }
    },
  },

  lineRule('no-marks', anyText, /\b(FIXME|TODO|XXX|HACK)\b/, '%: finish it, or describe the missing part where its user would look'),

  lineRule(
    'no-machine-paths',
    anyText,
    /(?<![\w./-])\/(work|home|root|Users|mnt|tmp\/wt)\/[\w.-]+/,
    'a path of one machine (%): name it from the checkout, or let the caller give it',
  ),

  lineRule(
    'no-registry',
    (path) => !isRuleText(path),
    /registry\.npmjs\.org|registry\.yarnpkg\.com|"resolved": "https?:/,
    'no registry address in the checkout: .npmrc leaves them out; run npm install again with it',
  ),

  lineRule(
    'no-only',
    (path) => /\.(ts|tsx|mjs|feature)$/.test(path) && !isRuleText(path),
    /\b(it|test|describe)\.(only|skip|todo)\b|^\s*@(only|skip|wip)\b/,
    '% leaves tests out: make it run, or delete it',
  ),

  {
    name: 'header-opening',
    *check(tree) {
      for (const file of tree.values()) {
        if (!file.path.startsWith('src/') || !isHeader(file.path)) continue
        if (!file.lines[0].startsWith('//')) {
          yield { path: file.path, line: 1, message: 'open with two or three lines: what it is, what to know' }
        }
        if (!file.lines.includes('#pragma once')) {
          yield { path: file.path, line: 1, message: 'add #pragma once below the opening comment' }
        }
      }
    },
  },

  { name: 'links', check: brokenLinks },

  {
    name: 'gherkin-language',
    *check(tree) {
      for (const file of tree.values()) {
        if (file.path.endsWith('.feature') && !/^# language: no\s*$/.test(file.lines[0])) {
          yield { path: file.path, line: 1, message: 'begin with `# language: no`: school leaders read these' }
        }
      }
    },
  },
]
