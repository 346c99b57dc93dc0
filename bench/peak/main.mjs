// The morning of a municipality of 31,200 pupils within five minutes, on SQLite with one server and on PostgreSQL with
// two: 1,200 classes register. Called by bench/run.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { clusterCpu, memoryOf, startServer } from '../program.mjs'
import { aligned, significant } from '../table.mjs'
import { arrive, moments, randomFrom } from './arrivals.mjs'
import { compare } from './ledger.mjs'
import { Peak, teacher } from './people.mjs'
import { environmentOf, importTown, openSessions, run } from './town.mjs'

const [folder, reportFile, ...words] = process.argv.slice(2)
const cluster = process.env.TILSTEDE_TEST_POSTGRES
const SECONDS = words.includes('--short') ? 60 : 300
const CONNECTIONS = 200

function newDatabase(name) {
  execFileSync('psql', ['-q', cluster, '-c', `create database ${name}`])
  return cluster.replace(/\/postgres$/, `/${name}`)
}

const ENGINES = [
  { name: 'SQLite', servers: 1, database: () => `sqlite:${join(folder, 'peak.sqlite')}`, databaseCpu: () => 0 },
  { name: 'PostgreSQL', servers: 2, database: () => newDatabase('bench_peak'), databaseCpu: clusterCpu(cluster) },
]

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]

async function watchMemory(servers, until) {
  const samples = []
  while (!until.isOver) {
    samples.push(servers.reduce((sum, { pid }) => sum + memoryOf(pid), 0))
    await pause(1000)
  }
  const part = Math.max(1, Math.floor(samples.length / 5))
  const middle = (list) => at([...list].sort((a, b) => a - b), 0.5)
  return { early: middle(samples.slice(part, 2 * part)), late: middle(samples.slice(-part)), most: Math.max(...samples) }
}

function visitsOf(peak, people, random) {
  const teachers = moments(people.teachers.length, SECONDS, random, 0.5)
  return [...people.teachers.map((one, i) => ({ at: teachers[i], visit: teacher(peak, one) }))]
}

async function runMorning(engine, database, environment, people, say) {
  const servers = []
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  try {
    for (let n = 0; n < engine.servers; ++n) {
      servers.push(await startServer(['--database', database], join(folder, `${engine.name}-${n}.log`), environment))
    }
    const random = randomFrom(20241031)
    const peak = new Peak(servers.map(({ url }) => url), agent, random)
    const cpu = () => servers.reduce((sum, { serverCpu }) => sum + serverCpu(), 0)
    const before = { server: cpu(), database: engine.databaseCpu() }
    const until = { isOver: false }
    const memory = watchMemory(servers, until)
    await arrive(visitsOf(peak, people, random))
    until.isOver = true
    if (peak.trouble.length > 0) throw new Error(`${peak.trouble.length} visits failed; the first: ${peak.trouble[0].stack}`)
    const used = { server: cpu() - before.server, database: engine.databaseCpu() - before.database }
    tellOf(peak, used, await memory, say)
    return peak.ledger
  } finally {
    for (const server of servers) await server.stop()
    agent.destroy()
  }
}

function tellOf(peak, used, memory, say) {
  for (const [what, times] of peak.times) {
    times.sort((a, b) => a - b)
    say(`${what}: number`, times.length, '')
    say(`${what}: median`, at(times, 0.5), 'ms')
    say(`${what}: p95`, at(times, 0.95), 'ms', 100)
    say(`${what}: longest`, times.at(-1), 'ms')
  }
  say('CPU per request, server', used.server / peak.ledger.answers, 'ms')
  if (used.database > 0) say('CPU per request, database', used.database / peak.ledger.answers, 'ms')
  say('memory in the second fifth', memory.early, 'MiB')
  say('memory in the last fifth', memory.late, 'MiB', memory.early * 1.1 + 8)
  say('memory at most', memory.most, 'MiB')
}

const load = () => loadavg().map((one) => one.toFixed(1)).join(' ')
const MARK = "the morning's peak"
const rows = []
console.log(`load ${load()}`)
for (const engine of ENGINES) {
  const say = (name, value, unit, must = null) =>
    rows.push({
      name: `${engine.name}, ${MARK}: ${name}`,
      value: significant(value),
      unit,
      against: null,
      ratio: null,
      must: must && significant(must),
      aim: null,
    })
  const database = engine.database()
  const own = join(folder, engine.name)
  mkdirSync(own)
  const environment = environmentOf(own)
  importTown(environment, database, folder)
  const people = openSessions(database)
  const ledger = await runMorning(engine, database, environment, people, say)
  console.log(`${engine.name}: ${compare(database, ledger).join(', ')}: all that was acknowledged, once`)
  run(environment, 'audit', 'verify', '--database', database)
}
const before = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : []
writeFileSync(reportFile, JSON.stringify([...before.filter(({ name }) => !name.includes(MARK)), ...rows], null, 2) + '\n')
console.log(aligned([
  ['', 'value', 'unit', 'must'],
  ...rows.map(({ name, value, unit, must }) => [name, value, unit, must === null ? '' : `< ${must}`]),
]))
console.log(`load ${load()}; ${reportFile}`)
