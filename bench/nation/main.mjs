// The columnar engine against DuckDB's best SQL on the same rows, turn by turn. Called by bench/run with the size and
// the path of the report. Ends with an error when an answer differs or DuckDB is not there.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { resolve } from 'node:path'
import { aligned, significant } from '../table.mjs'
import { DuckDb } from './duckdb.mjs'
import { Engine } from './engine.mjs'

const SIZES = {
  municipality: { pupils: 30_000, schools: 81, rounds: 7 },
  nation: { pupils: 640_000, schools: 2_700, rounds: 3 },
}
const THREADS = 2
// The engine's turns are short: several for each of DuckDB's.
const ENGINE_TURNS = 5
const FOLDER = 'build/nation'

// How many times less processor time than DuckDB.
const PARTS = [
  { part: 'rules', name: 'all rules with first dates and counts', must: 60, aim: 200 },
  { part: 'figures', name: 'figures with medians, and trend', must: 150, aim: 400 },
  { part: 'sweep', name: 'what-if, 50 variants', must: 300, aim: 1000 },
]
const EVERYTHING = { name: 'everything, columns built from raw rows', must: 80, aim: 200 }

const [sizeName, reportFile, ...flags] = process.argv.slice(2)
const size = SIZES[sizeName]
if (!size) throw new Error(`no such size: ${sizeName}; there are ${Object.keys(SIZES).join(', ')}`)
const rounds = flags.includes('--once') ? 1 : size.rounds

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

function differences(ours, theirs) {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
  return names.filter((name) => JSON.stringify(ours[name]) !== JSON.stringify(theirs[name]))
}

function refuseDifferences(ours, theirs) {
  const different = differences(ours, theirs)
  for (const name of different) console.error(`${name}: engine ${ours[name]}, DuckDB ${theirs[name]}`)
  if (different.length > 0) throw new Error(`the engine and DuckDB differ in ${different.length} answers`)
}

async function takeTurns(engine, duckdb) {
  const times = Object.fromEntries(
    [...PARTS.map(({ part }) => part), 'build', 'everything'].map((part) => [part, { engine: [], duckdb: [] }]),
  )
  const engineTurns = async (part) => {
    for (let turn = 0; turn < ENGINE_TURNS; turn++) times[part].engine.push(await engine.ask(part))
  }
  for (let round = 0; round < rounds; round++) {
    for (const { part } of PARTS) {
      times[part].duckdb.push(await duckdb.measure(part))
      await engineTurns(part)
    }
    await engineTurns('build')
    await engineTurns('everything')
  }
  return times
}

const medianOf = (turns, unit) => median(turns.map((turn) => turn[unit]))

function results(times, one, facts) {
  const row = (name, part, { must, aim }, theirs) => {
    const ours = medianOf(times[part].engine, 'cpu_ms')
    return {
      name, value: ours, unit: 'ms CPU', against: theirs.cpu_ms, ratio: theirs.cpu_ms / ours, must, aim,
      wall: medianOf(times[part].engine, 'wall_ms'), againstWall: theirs.wall_ms,
    }
  }
  const duckdbOf = (part) => ({
    cpu_ms: medianOf(times[part].duckdb, 'cpu_ms'),
    wall_ms: medianOf(times[part].duckdb, 'wall_ms'),
  })
  const theirs = PARTS.map(({ part }) => duckdbOf(part))
  const sum = (unit) => theirs.reduce((total, of) => total + of[unit], 0)
  const all = { cpu_ms: sum('cpu_ms'), wall_ms: sum('wall_ms') }
  const plain = { against: null, ratio: null, must: null, aim: null }
  return [
    ...PARTS.map(({ part, name, ...limits }, i) => row(name, part, limits, theirs[i])),
    row(EVERYTHING.name, 'everything', EVERYTHING, all),
    {
      ...plain, name: 'of which columns built from raw rows', value: medianOf(times.build.engine, 'cpu_ms'),
      unit: 'ms CPU', wall: medianOf(times.build.engine, 'wall_ms'),
    },
    { ...plain, name: 'one pupil after one new entry, all rules, median', value: one.p50_us, unit: 'us', must: 2, aim: 0.3 },
    { ...plain, name: 'one pupil after one new entry, all rules, p99', value: one.p99_us, unit: 'us' },
    { ...plain, name: 'memory of the columns per pupil', value: facts.bytes_per_pupil, unit: 'B', must: 100, aim: 50 },
  ]
}

function table(rows) {
  const number = (value) => (value === undefined || value === null ? '' : String(significant(value)))
  const limit = (row, value) => (value === null ? '' : row.ratio === null ? `< ${value}` : `${value}x`)
  return aligned([
    ['', 'engine', 'unit', 'wall ms', 'DuckDB ms CPU', 'wall ms', 'ratio', 'must', 'aim'],
    ...rows.map((row) => [
      row.name, number(row.value), row.unit, number(row.wall), number(row.against), number(row.againstWall),
      row.ratio === null ? '' : `${number(row.ratio)}x`, limit(row, row.must), limit(row, row.aim),
    ]),
  ])
}

/// What other parts of the bench have left there stays.
function append(rows) {
  const before = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : []
  const own = rows.map(({ name, value, unit, against, ratio, must, aim }) => ({
    name: `${sizeName}: ${name}`,
    value: significant(value),
    unit,
    against: against === null ? null : significant(against),
    ratio: ratio === null ? null : significant(ratio),
    must,
    aim,
  }))
  const others = before.filter((row) => !row.name.startsWith(`${sizeName}: `))
  writeFileSync(reportFile, JSON.stringify([...others, ...own], null, 2) + '\n')
}

const load = () => loadavg().map((of) => of.toFixed(1)).join(' ')

mkdirSync(FOLDER, { recursive: true })
const engine = new Engine(size, THREADS)
try {
  const facts = await engine.ask('facts')
  console.log(
    `${facts.pupils} pupils, ${facts.schools} schools, ${facts.entries} entries; ${facts.instruction_set}, ` +
      `${THREADS} threads of ${cpus().length} cores, load ${load()}`,
  )
  const file = resolve(FOLDER, `${sizeName}.duckdb`)
  const duckdb = await DuckDb.open(file, THREADS, facts.fingerprint, (folder) => engine.ask(`export ${folder}`))
  const times = await takeTurns(engine, duckdb)
  const theirs = await duckdb.sums()
  refuseDifferences(await engine.ask('sums'), theirs)
  if (flags.includes('--both-sweeps')) {
    const { cpu_ms } = await duckdb.measure('sweep by range')
    console.log(`what-if by RANGE windows: ${significant(cpu_ms)} ms CPU`)
    refuseDifferences(await duckdb.sums(), theirs)
  }
  const check = await engine.ask('check')
  if (!check.built || check.odd_differences + check.differences > 0) {
    throw new Error(`kernels and the plain way differ: ${JSON.stringify(check)}`)
  }
  const rows = results(times, await engine.ask('one'), facts)
  console.log(`\nThe same answers: ${Object.keys(theirs).length} check sums; medians of ${rounds} turns\n\n${table(rows)}\n`)
  append(rows)
  console.log(`load ${load()}; ${reportFile}`)
  duckdb.close()
} finally {
  await engine.close()
}
