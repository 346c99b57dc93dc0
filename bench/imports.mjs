// `tilstede import` of a municipality's files into an empty database. --strict: one refused row and nothing is
// written, which is an error here.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { PROGRAM, cpuOfEndedChildren } from './program.mjs'

const ROSTER = [
  ['oneroster', 'roster'],
  ['calendar', 'calendar.csv'],
  ['timetable', 'timetable.csv'],
  ['guardians', 'guardians.csv'],
  ['pupils', 'pupils.csv'],
]
const ENTRIES = 140_000

// The day on which the year of the files is over, so that all of it is evaluated.
const environment = { ...process.env, TILSTEDE_CLOCK_START: '2025-06-20T15:00' }

function run(...words) {
  const ran = spawnSync(PROGRAM, words, { env: environment, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (ran.status !== 0) throw new Error(`tilstede ${words.slice(0, 2).join(' ')}: ${ran.stderr.slice(-300)}`)
  return ran
}

function measured(databaseCpu, work) {
  const cpu = () => cpuOfEndedChildren() + databaseCpu()
  const cpuBefore = cpu()
  const started = performance.now()
  work()
  return { seconds: (performance.now() - started) / 1000, cpuSeconds: (cpu() - cpuBefore) / 1000 }
}

export function measureImports(database, folder, databaseCpu, say) {
  const importFile = (what, file) =>
    run('import', what, join(folder, file), '--strict', '--database', database).stderr
  run('migrate', '--database', database)

  const roster = measured(databaseCpu, () => ROSTER.forEach(([what, file]) => importFile(what, file)))
  say('import of 7,000 pupils', roster.seconds, 's', { must: 15 })
  say('import of 7,000 pupils, CPU', roster.cpuSeconds, 's')

  let summary
  const absence = measured(databaseCpu, () => (summary = importFile('absence', 'absence.csv')))
  if (!summary.startsWith(`${ENTRIES} rows: ${ENTRIES} added`)) throw new Error(`not all was imported: ${summary}`)
  say('import of 140,000 absence rows with evaluation', absence.seconds, 's', { must: 15 })
  say('import of 140,000 absence rows with evaluation, CPU', absence.cpuSeconds, 's')

  let found
  const evaluation = measured(databaseCpu, () => (found = run('evaluate', '--database', database).stdout))
  if (found.split('\n').length < 1000) throw new Error('evaluate found next to nothing')
  say('evaluate 7,000 pupils from the database', evaluation.seconds, 's')
  say('evaluate 7,000 pupils from the database, CPU', evaluation.cpuSeconds, 's')
}
