// The rules together. A rule is { name, check(tree) } where tree is a Map from path to File (tree.mjs) and
// check yields { path, line, message }; the message says what to do instead.
import { bannedRules } from './rules/banned.mjs'
import { changeRules } from './rules/changes.mjs'
import { contractRules } from './rules/contract.mjs'
import { fileRules } from './rules/files.mjs'
import { layeringRules } from './rules/layering.mjs'
import { sqlRules } from './rules/sql.mjs'
import { webRules } from './rules/web.mjs'

export const rules = [...fileRules, ...layeringRules, ...bannedRules, ...sqlRules, ...changeRules, ...webRules, ...contractRules]

export function findings(tree) {
  return rules.flatMap((rule) => [...rule.check(tree)].map((finding) => ({ ...finding, rule: rule.name })))
}

// Old sins may stay, new ones may not enter: `allowed` holds how many findings a rule may have in a file, as
// { "rule path": 2 }. A number that has become too high must be lowered, so that it only ever falls.
export function ratchet(found, allowed) {
  const counts = new Map()
  for (const { rule, path } of found) counts.set(`${rule} ${path}`, (counts.get(`${rule} ${path}`) ?? 0) + 1)
  const kept = found.filter(({ rule, path }) => counts.get(`${rule} ${path}`) > (allowed[`${rule} ${path}`] ?? 0))
  const slack = Object.entries(allowed)
    .filter(([key, count]) => (counts.get(key) ?? 0) < count)
    .map(([key]) => ({
      path: 'tests/repo/ratchet.json',
      line: 1,
      rule: 'ratchet',
      message: `"${key}" is down to ${counts.get(key) ?? 0}: lower its number, or take the line out`,
    }))
  return [...kept, ...slack]
}
