// usage: npm run journeys -w tests
// Starts the demo on a free port, goes through every journey in a real browser, and stops it. Those that stop the
// server or kill the browser start their own.
//   TILSTEDE_PROGRAM   the program, build/tilstede unless set
//   TILSTEDE_TEST_URL  a server that runs already; then none is started
//   CHROMIUM           the browser, /usr/bin/chromium unless set
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const startSeconds = 90

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok
  } catch {
    return false
  }
}

async function startDemo(): Promise<{ url: string; server: ChildProcess }> {
  const program = process.env['TILSTEDE_PROGRAM'] ?? `${root}build/tilstede`
  if (!existsSync(program)) throw new Error(`${program} is not there. Run: make build`)
  if (!existsSync(`${root}web/dist/index.html`)) throw new Error('web/dist is not there. Run: npm run build -w web')
  const url = `http://127.0.0.1:${await freePort()}`
  const server = spawn(program, ['serve', '--demo', '--port', new URL(url).port], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  for (let waited = 0; waited < startSeconds * 5; waited += 1) {
    if (await isReady(url)) return { url, server }
    if (server.exitCode !== null) throw new Error(`the server stopped with ${server.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  server.kill('SIGTERM')
  throw new Error(`the server was not ready after ${startSeconds} seconds`)
}

function goThrough(url: string): Promise<number> {
  const journeys = [
    'register', 'teacher', 'keyboard', 'offline', 'device', 'review', 'outside-control', 'leave', 'figures', 'certificate',
    'what-if', 'substitute',
    'guardian', 'report', 'office', 'from-home', 'morning', 'insight', 'language', 'looks',
  ]
  const files = journeys.map((name) => fileURLToPath(new URL(`${name}.test.ts`, import.meta.url)))
  // One after the other: they register lessons of the same class.
  const args = ['--import', 'tsx', '--test', '--test-concurrency=1', '--test-reporter=spec', ...files]
  const tests = spawn(process.execPath, args, {
    stdio: 'inherit',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, TILSTEDE_TEST_URL: url, TZ: 'Europe/Oslo' },
  })
  return new Promise((resolve) => tests.once('exit', (code) => resolve(code ?? 1)))
}

const running = process.env['TILSTEDE_TEST_URL']
const demo = running ? { url: running, server: null } : await startDemo()
try {
  process.exitCode = await goThrough(demo.url)
} finally {
  demo.server?.kill('SIGTERM')
}
