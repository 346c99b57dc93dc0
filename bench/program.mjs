// Starting the program, and what it and the database have used of the processors.
import { execFileSync, spawn } from 'node:child_process'
import { openSync, readFileSync, readdirSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

export const PROGRAM = 'build/tilstede'
const START_SECONDS_MAX = 300
const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

// Fields of /proc/PID/stat after the name, which may hold spaces and parentheses.
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15).map(Number)
    return { parent: Number(fields[1]), own: user + system, children: childrenUser + childrenSystem }
  } catch {
    return undefined
  }
}

/// Milliseconds, all threads.
export const cpuOf = (pid) => (statOf(pid).own * 1000) / TICKS_PER_SECOND

/// Milliseconds of the programs that this process has started and that have ended.
export const cpuOfEndedChildren = () => (statOf(process.pid).children * 1000) / TICKS_PER_SECOND

/// The same of the threads that it has now, without the coarseness of ticks.
export function exactCpuOf(pid) {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    const nanoseconds = threads.map((thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]))
    return nanoseconds.reduce((sum, of) => sum + of, 0) / 1e6
  } catch {
    return 0
  }
}

function postmasterOf(url) {
  const folder = execFileSync('psql', ['-qAt', url, '-c', 'show data_directory'], { encoding: 'utf8' }).trim()
  return Number(readFileSync(`${folder}/postmaster.pid`, 'utf8').split('\n')[0])
}

const processes = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)

/// Of the processes that serve the cluster's sessions now, as exactCpuOf.
export function clusterExactCpu(url) {
  const postmaster = postmasterOf(url)
  return () =>
    processes()
      .filter((pid) => statOf(pid)?.parent === postmaster)
      .reduce((sum, pid) => sum + exactCpuOf(pid), 0)
}

/// A function that says how many milliseconds the cluster has used: the postmaster, the processes it has, and
/// those it had.
export function clusterCpu(url) {
  const postmaster = postmasterOf(url)
  return () => {
    let ticks = 0
    for (const pid of processes()) {
      const stat = statOf(pid)
      if (pid === postmaster) ticks += stat.own + stat.children
      else if (stat?.parent === postmaster) ticks += stat.own
    }
    return (ticks * 1000) / TICKS_PER_SECOND
  }
}

async function untilReady(child, logFile) {
  for (const started = performance.now(); performance.now() - started < START_SECONDS_MAX * 1000; await pause(20)) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${readFileSync(logFile, 'utf8').slice(-500)}`)
    const url = /^tilstede: (http:\S+)$/m.exec(readFileSync(logFile, 'utf8'))?.[1]
    if (!url) continue
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (answer?.status === 200) return url
  }
  throw new Error('the server was not ready in time')
}

/// Resident memory of a process, in MiB.
export function memoryOf(pid) {
  const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(kibibytes) / 1024
}

/// The log goes to a file, as it does in use; a pipe would be read by the clients' process.
export async function startServer(options, logFile, environment = process.env) {
  const log = openSync(logFile, 'w')
  const started = performance.now()
  const child = spawn(PROGRAM, ['serve', '--port', '0', ...options], { stdio: ['ignore', log, log], env: environment })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    const url = await untilReady(child, logFile)
    return {
      url,
      pid: child.pid,
      seconds: (performance.now() - started) / 1000,
      serverCpu: () => cpuOf(child.pid),
      exactServerCpu: () => exactCpuOf(child.pid),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

export const startDemo = (database, logFile) =>
  startServer(['--demo', ...(database ? ['--database', database] : [])], logFile)
