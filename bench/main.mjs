// Each engine in turn: the demo over HTTP, then the imports. Called by bench/run with the folder of the files to
// import and the path of the report.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { measureRequests } from './http.mjs'
import { measureImports } from './imports.mjs'
import { clusterCpu, startDemo } from './program.mjs'

const [folder, reportFile] = process.argv.slice(2)
const cluster = process.env.TILSTEDE_TEST_POSTGRES

function newDatabase(name) {
  execFileSync('psql', ['-q', cluster, '-c', `create database ${name}`])
  return cluster.replace(/\/postgres$/, `/${name}`)
}

const engines = [
  {
    name: 'SQLite',
    demo: () => undefined,
    imported: () => `sqlite:${join(folder, 'import.sqlite')}`,
    databaseCpu: () => 0,
  },
  {
    name: 'PostgreSQL',
    demo: () => newDatabase('bench_demo'),
    imported: () => newDatabase('bench_import'),
    databaseCpu: clusterCpu(cluster),
  },
]

function table(rows) {
  const lines = rows.map(({ name, value, unit, against, ratio, must, aim }) => [
    name, value, unit,
    against === null ? '' : `${against} (${ratio}x)`,
    must === null ? '' : `< ${must}`,
    aim === null ? '' : `< ${aim}`,
  ].map(String))
  const all = [['what', 'value', 'unit', 'against', 'must', 'aim'], ...lines]
  const widths = all[0].map((_, column) => Math.max(...all.map((line) => line[column].length)))
  return all
    .map((line) => line.map((cell, i) => (i === 1 ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd())
    .join('\n')
}

const significant = (number) => Number(number.toPrecision(3))
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
  const demo = await startDemo(engine.demo(), join(folder, `${engine.name}.log`))
  try {
    say('demo until ready', demo.seconds, 's', { must: 30 })
    await measureRequests({ ...demo, databaseCpu: engine.databaseCpu }, say)
  } finally {
    await demo.stop()
  }
  measureImports(engine.imported(), folder, engine.databaseCpu, say)
}
writeFileSync(reportFile, JSON.stringify(rows, null, 2) + '\n')
console.log(table(rows))
console.log(`load ${loadavg().map((load) => load.toFixed(1)).join(' ')}; ${reportFile}`)
