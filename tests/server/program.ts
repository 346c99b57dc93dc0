// The program under test: commands that end, and a server that is started, stopped and killed.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const program = process.env['TILSTEDE_PROGRAM'] ?? `${root}build/tilstede`

// The demo makes a municipality first, and a sanitized program on a busy machine is slow.
const startSeconds = 180

export interface Done {
  status: number
  stdout: string
  stderr: string
}

export interface Where {
  /** The working folder. */
  folder: string
  env?: Record<string, string>
  input?: string
}

// What the shell holds must not decide what is tested.
function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('TILSTEDE_'))
  return { ...Object.fromEntries(kept), ...extra }
}

export function run(args: string[], where: Where): Done {
  const done = spawnSync(program, args, {
    cwd: where.folder,
    env: environment(where.env),
    input: where.input ?? '',
    encoding: 'utf8',
  })
  if (done.error) throw new Error(`${program} does not start (${done.error.message}). Run: make build`)
  return { status: done.status ?? -1, stdout: done.stdout, stderr: done.stderr }
}

/** Runs a command that must succeed; its standard output. */
export function mustRun(args: string[], where: Where): string {
  const done = run(args, where)
  if (done.status !== 0) {
    throw new Error(`tilstede ${args.join(' ')}: exit code ${done.status}\n${done.stdout}${done.stderr}`)
  }
  return done.stdout
}

export class Server {
  private readonly process: ChildProcess
  private readonly ended: Promise<number | null>
  private said = ''
  private complained = ''
  url = ''

  private constructor(args: string[], where: Where) {
    const port = args.includes('--port') ? [] : ['--port', '0']
    this.process = spawn(program, ['serve', ...port, ...args], {
      cwd: where.folder,
      env: environment(where.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.ended = new Promise((resolve) => this.process.once('exit', (code) => resolve(code)))
    this.process.stdout?.setEncoding('utf8').on('data', (text: string) => (this.said += text))
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => (this.complained += text))
  }

  static async start(args: string[], where: Where): Promise<Server> {
    const server = new Server(args, where)
    await server.untilListening()
    return server
  }

  private untilListening(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`the server said nothing for ${startSeconds} s`)), startSeconds * 1000)
      const look = () => {
        const found = /^tilstede: (http:\S+)$/m.exec(this.said)
        if (!found?.[1]) return
        clearTimeout(late)
        this.url = found[1]
        resolve()
      }
      this.process.stdout?.on('data', look)
      void this.ended.then((code) => {
        clearTimeout(late)
        reject(new Error(`the server stopped with ${code}\n${this.complained}`))
      })
    })
  }

  /** Asks it to stop. A sanitizer speaks by the exit code, so that is looked at. */
  async stop(): Promise<void> {
    this.process.kill('SIGTERM')
    const code = await this.ended
    if (code !== 0) throw new Error(`the server ended with ${code}\n${this.complained}`)
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL')
    await this.ended
  }
}
