// A network between browser and server that can swallow an answer: the request has come through, and nobody is told.
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export class LossyProxy {
  private readonly server: Server
  private swallowing: ((answered: void) => void) | null = null
  url = ''

  private constructor(private readonly target: () => string) {
    this.server = createServer((asked, answer) => {
      const { hostname, port } = new URL(this.target())
      const passed = request({ hostname, port, path: asked.url, method: asked.method, headers: asked.headers }, (answered) => {
        const told = this.swallowing
        if (told && asked.method === 'POST') {
          this.swallowing = null
          answered.resume().once('end', () => told())
          return
        }
        answer.writeHead(answered.statusCode ?? 502, answered.headers)
        answered.pipe(answer)
      })
      // The server is down: so is the connection.
      passed.once('error', () => answer.destroy())
      asked.pipe(passed)
    })
  }

  static async to(target: () => string): Promise<LossyProxy> {
    const proxy = new LossyProxy(target)
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve))
    proxy.url = `http://127.0.0.1:${(proxy.server.address() as AddressInfo).port}`
    return proxy
  }

  /** Ends when the server has answered the next POST, an answer that the browser will never see. */
  swallowNext(): Promise<void> {
    return new Promise((resolve) => (this.swallowing = resolve))
  }

  close(): void {
    this.server.closeAllConnections()
    this.server.close()
  }
}
