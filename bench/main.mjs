// Each engine in turn: the demo over HTTP, then the imports. Called by bench/run with the folder of the files to
// import and the path of the report.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { measureFigures } from './figures.mjs'
import { measureRequests } from './http.mjs'
import { measureImports } from './imports.mjs'
import { clusterCpu, clusterExactCpu, startDemo } from './program.mjs'
import { aligned, significant } from './table.mjs'

const [folder, reportFile, part] = process.argv.slice(2)
const isFiguresAlone = part === 'figures'
const cluster = process.env.TILSTEDE_TEST_POSTGRES

function newDatabase(name) {
  execFileSync('psql', ['-q', cluster, '-c', `create database ${name}`])
  return cluster.replace(/\/postgres$/, `/${name}`)
}

const engines = [
  {
    name: 'SQLite',
    demo: () => `sqlite:${join(folder, 'demo.sqlite')}`,
    imported: () => `sqlite:${join(folder, 'import.sqlite')}`,
    databaseCpu: () => 0,
    exactDatabaseCpu: () => 0,
  },
  {
    name: 'PostgreSQL',
    demo: () => newDatabase('bench_demo'),
    imported: () => newDatabase('bench_import'),
    databaseCpu: clusterCpu(cluster),
    exactDatabaseCpu: clusterExactCpu(cluster),
  },
]

// Figures of one thing stand on one line: "open a class, 1 client: median" under "median".
function requestTable(rows) {
  const of = (row) => row.name.split(/: (?=[^:]*$)/)
  const columns = [...new Set(rows.map((row) => of(row)[1]))]
  const things = [...new Set(rows.map((row) => of(row)[0]))]
  const value = (thing, column) => rows.find((row) => row.name === `${thing}: ${column}`)?.value ?? ''
  return aligned([['', ...columns], ...things.map((thing) => [thing, ...columns.map((column) => value(thing, column))])])
}

function limitTable(rows) {
  return aligned([
    ['', 'value', 'unit', 'against', 'must', 'aim'],
    ...rows.map(({ name, value, unit, against, ratio, must, aim }) => [
      name, value, unit,
      against === null ? '' : `${against} (${ratio}x)`,
      must === null ? '' : `< ${must}`,
      aim === null ? '' : `< ${aim}`,
    ]),
  ])
}

const rows = []
function report(name, value, unit, { against = null, must = null, aim = null } = {}) {
  rows.push({
    name,
    value: significant(value),
    unit,
    against,
    ratio: against === null ? null : significant(against / value),
    must,
    aim,
  })
}

console.log(`${cpus().length} cores, load ${loadavg().map((load) => load.toFixed(1)).join(' ')}`)
for (const engine of engines) {
  const say = (name, ...rest) => report(`${engine.name}: ${name}`, ...rest)
  const databaseBefore = engine.databaseCpu()
  const database = engine.demo()
  const demo = await startDemo(database, join(folder, `${engine.name}.log`))
  try {
    say('demo until ready', demo.seconds, 's', { must: 30 })
    say('demo until ready, CPU', (demo.serverCpu() + engine.databaseCpu() - databaseBefore) / 1000, 's')
    if (!isFiguresAlone) await measureRequests({ ...demo, databaseCpu: engine.databaseCpu }, say)
    await measureFigures({ ...demo, ...engine, database }, say)
  } finally {
    await demo.stop()
  }
  if (!isFiguresAlone) measureImports(engine.imported(), folder, engine.databaseCpu, say)
}
writeFileSync(reportFile, JSON.stringify(rows, null, 2) + '\n')
const isRequest = (row) => / clients?: /.test(row.name)
if (!isFiguresAlone) console.log(`\nRequests: ms, requests per second; CPU in ms per request\n\n${requestTable(rows.filter(isRequest))}`)
const limited = rows.filter((row) => !isRequest(row) || row.against !== null || row.aim !== null)
console.log(`\n${limitTable(limited)}\n`)
console.log(`load ${loadavg().map((load) => load.toFixed(1)).join(' ')}; ${reportFile}`)
