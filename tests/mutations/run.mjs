// Makes each mistake in turn, builds the quick pure tests and sees them fail. A mistake that no test notices is an error.
// Works in the checkout itself and puts every file back; commit or stash first.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mutations } from './list.mjs'

const root = join(fileURLToPath(import.meta.url), '../../..')
const filter = process.argv[2] ?? 'Pitfalls*:Windows*:Counting*:Tally*:Findings*:*Pattern*:*Spell*:NoShow*:GoneLater*:CriticalCounts*:ChanceTest*'

function build() {
  const done = spawnSync('ninja', ['-C', join(root, 'build/dev'), 'pure_tests'], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`does not build:\n${done.stdout}`)
}

/** The first test that fails, or null. */
function firstFailure() {
  const options = [`--gtest_filter=${filter}`, '--gtest_brief=1', '--gtest_fail_fast']
  const done = spawnSync(join(root, 'build/dev/pure_tests'), options, { cwd: root, encoding: 'utf8' })
  if (done.status === 0) return null
  return /FAILED\s+\] (\S+)/.exec(done.stdout)?.[1] ?? `stopped with ${done.signal ?? done.status}`
}

function noticed({ name, file, find, replace }) {
  const path = join(root, file)
  const right = readFileSync(path, 'utf8')
  if (right.split(find).length !== 2) throw new Error(`${file}: "${find}" does not stand once; correct tests/mutations/list.mjs (${name})`)
  try {
    writeFileSync(path, right.replace(find, () => replace))
    build()
    return firstFailure()
  } finally {
    writeFileSync(path, right)
  }
}

process.on('SIGINT', () => {}) // The file is put back first.
execFileSync('cmake', ['--preset', 'dev'], { cwd: root, stdio: 'ignore' })
build()
const before = firstFailure()
if (before) throw new Error(`${before} fails before any mistake is made`)
let missed = 0
for (const mutation of mutations) {
  const test = noticed(mutation)
  if (!test) missed += 1
  console.log(`${test ? 'noticed' : 'MISSED '} ${mutation.name}${test ? `: ${test}` : ''}`)
}
build()
console.log(`${mutations.length - missed} of ${mutations.length} mistakes noticed`)
process.exitCode = missed === 0 ? 0 : 1
