// The engine's side: nation_bench, a line of JSON for each command.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

const PROGRAM = 'build/nation_bench'

export class Engine {
  constructor({ pupils, schools }, threads) {
    this.child = spawn(PROGRAM, [pupils, schools, threads].map(String), { stdio: ['pipe', 'pipe', 'inherit'] })
    this.ended = new Promise((resolve) => this.child.once('close', resolve))
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]()
  }

  async ask(command) {
    this.child.stdin.write(`${command}\n`)
    const { value, done } = await this.lines.next()
    if (done) throw new Error(`nation_bench ended at ${command}`)
    return JSON.parse(value)
  }

  async close() {
    this.child.stdin.end()
    await this.ended
  }
}
