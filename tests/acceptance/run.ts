// usage: npm run acceptance -w tests [-- FEATURE... or options of cucumber-js]
// The features and the access table against the real server: on SQLite, or on the PostgreSQL cluster that
// TILSTEDE_TEST_POSTGRES names. TILSTEDE_PROGRAM is the program, build/tilstede unless set.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { engine } from '../server/database.js'
import { program } from '../server/program.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const cucumber = join(dirname(createRequire(import.meta.url).resolve('@cucumber/cucumber/package.json')), 'bin', 'cucumber.js')

function node(args: string[]): number {
  return spawnSync(process.execPath, args, { cwd: dirname(here.slice(0, -1)), stdio: 'inherit' }).status ?? 1
}

if (!existsSync(program)) throw new Error(`${program} is not there. Run: make build`)
console.log(`acceptance on ${engine}`)
const wished = process.argv.slice(2)
const files = wished.some((word) => word.includes('.feature')) ? [] : ['acceptance/**/*.feature']
const features = node([
  '--import', 'tsx', cucumber,
  ...files,
  ...wished,
  '--import', 'acceptance/support/**/*.ts',
  '--import', 'acceptance/steps/**/*.ts',
  '--format', 'progress',
  '--strict',
])
// The whole run ends with the access table; a chosen feature does not need it.
const table = wished.length > 0 ? 0 : node(['--import', 'tsx', '--test', '--test-reporter=spec', 'acceptance/access/table.test.ts'])
process.exitCode = features || table
