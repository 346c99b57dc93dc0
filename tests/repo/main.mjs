// Runs every rule over the checkout, minus what ratchet.json lets be.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findings, ratchet, rules } from './check.mjs'
import { readCheckout } from './tree.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const allowed = JSON.parse(readFileSync(new URL('ratchet.json', import.meta.url), 'utf8'))
const found = ratchet(findings(readCheckout(root)), allowed)

for (const { path, line, rule, message } of found) console.log(`${path}:${line}: ${message} [${rule}]`)
console.log(`${rules.length} rules, ${found.length} findings`)
process.exit(found.length ? 1 : 0)
