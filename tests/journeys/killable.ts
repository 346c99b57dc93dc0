// A browser with a profile of its own on the disk, which can be killed as a flat battery would and opened again.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'

export class KillableBrowser {
  private profile = ''
  private context: BrowserContext | null = null

  constructor(private readonly baseURL: string) {}

  async open({ offline = false } = {}): Promise<Page> {
    this.profile ||= mkdtempSync(join(tmpdir(), 'tilstede-browser-'))
    this.context = await chromium.launchPersistentContext(this.profile, {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
      baseURL: this.baseURL,
      viewport: { width: 390, height: 844 },
      locale: 'nb-NO',
      timezoneId: 'Europe/Oslo',
      reducedMotion: 'reduce',
    })
    this.context.setDefaultTimeout(15_000)
    await this.context.setOffline(offline)
    return this.context.pages()[0] ?? (await this.context.newPage())
  }

  async goOnline(): Promise<void> {
    await this.context?.setOffline(false)
  }

  async close(): Promise<void> {
    await this.context?.close()
    this.context = null
  }

  async kill(): Promise<void> {
    const { context } = this
    if (!context) throw new Error('the browser is not open')
    this.context = null
    const gone = new Promise((resolve) => context.once('close', resolve))
    for (const id of this.processes()) process.kill(id, 'SIGKILL')
    await gone
    rmSync(join(this.profile, 'SingletonLock'), { force: true })
  }

  async remove(): Promise<void> {
    await this.close()
    if (this.profile) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }

  // Known by the profile, which no other browser has.
  private processes(): number[] {
    const isOurs = (id: string) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(this.profile)
      } catch {
        return false
      }
    }
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOurs(name)).map(Number)
  }
}
