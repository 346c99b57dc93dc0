// A visit: a browser page of its own, signed in as somebody, that fails on whatever the browser complains of.
import { AxeBuilder } from '@axe-core/playwright'
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core'

export const baseUrl = process.env['TILSTEDE_TEST_URL'] ?? ''
const pictures = fileURLToPath(new URL('pictures/', import.meta.url))

const widths = { phone: 390, desk: 1280 } as const
export type Device = keyof typeof widths

export interface Visit {
  page: Page
  context: BrowserContext
}

let browser: Browser | null = null

async function open(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  })
  return browser
}

interface Wishes {
  device?: Device
  colorScheme?: 'light' | 'dark'
  locale?: string
}

/** Goes through `journey` on a fresh page; afterwards the browser must have had nothing to complain of. */
export async function visit(wishes: Wishes, journey: (visit: Visit) => Promise<void>): Promise<void> {
  const width = widths[wishes.device ?? 'desk']
  const context = await (await open()).newContext({
    baseURL: baseUrl,
    viewport: { width, height: width < 500 ? 844 : 900 },
    hasTouch: width < 500,
    colorScheme: wishes.colorScheme ?? 'light',
    locale: wishes.locale ?? 'nb-NO',
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints = listen(page)
  watch(page)
  try {
    await journey({ page, context })
    assert.deepEqual(complaints, [], 'the browser complained')
  } finally {
    await context.close()
    await browser?.close()
    browser = null
  }
}

/** Errors of scripts and of the content security policy. That nobody is signed in yet is no error. */
function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    const isExpected = /status of (40[1349]|410|422)/.test(text) || /ERR_INTERNET_DISCONNECTED/.test(text)
    if (message.type() === 'error' && !isExpected) complaints.push(text)
  })
  return complaints
}

const unanswered = new WeakMap<Page, Set<Request>>()

/** Keeps count of what the page has asked for and got no answer to; for settled(). */
function watch(page: Page): Set<Request> {
  const watched = unanswered.get(page)
  if (watched) return watched
  const open = new Set<Request>()
  unanswered.set(page, open)
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  return open
}

/** Waits until everything the page has asked for is answered and drawn: what is counted then, counts. */
export async function settled(page: Page): Promise<void> {
  const open = watch(page)
  do {
    while (open.size > 0) await Promise.race([page.waitForEvent('requestfinished'), page.waitForEvent('requestfailed')])
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  } while (open.size > 0)
}

/** Signs in by the demo's page, by the role's name in bokmaal, and confirms the privacy rules when asked. */
export async function signInAs(page: Page, role: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: new RegExp(`^${role}`) }).first().click()
  const confirm = page.getByRole('button', { name: 'Jeg kjenner reglene' })
  const account = page.getByRole('button', { name: /^Konto:/ })
  await account.waitFor()
  await confirm.or(page.locator('h1')).first().waitFor()
  if (await page.getByRole('heading', { name: 'Før du ser elevene' }).isVisible()) await confirm.click()
  await page.getByRole('heading', { level: 1, name: /Mine timer|Klassene|Mine barn|Fraværet mitt|Fraværet i tall|Innsynslogg|Grunner til fravær/ }).waitFor()
  await settled(page)
}

/** From the start page to a lesson that nobody has registered yet, with its pupils on the page. */
export async function openFreeLesson(page: Page): Promise<void> {
  const lessons = page.getByRole('navigation', { name: 'Timer denne dagen' }).getByRole('link')
  await lessons.nth(1).waitFor()
  await lessons.filter({ hasText: 'time' }).filter({ hasNotText: 'Ført' }).first().click()
  await page.waitForURL(/\/register/)
  await page.getByRole('button', { name: /^Resten er til stede/ }).waitFor()
  await settled(page)
}

export interface Row {
  name: string
  present: ReturnType<Page['locator']>
  absent: ReturnType<Page['locator']>
  late: ReturnType<Page['locator']>
}

/** The pupils of the register about whom nothing is said yet. */
export function unmarkedRows(page: Page): Promise<Row[]> {
  return rowsOf(page, 'li[data-source="none"]')
}

export function allRows(page: Page): Promise<Row[]> {
  return rowsOf(page, 'li[data-pupil]')
}

async function rowsOf(page: Page, selector: string): Promise<Row[]> {
  const rows = page.locator(selector)
  const ids = await rows.evaluateAll((found) => found.map((row) => row.getAttribute('data-pupil') ?? ''))
  return Promise.all(ids.map((id) => rowOf(page, id)))
}

async function rowOf(page: Page, pupilId: string): Promise<Row> {
  const group = page.locator(`li[data-pupil="${pupilId}"]`).getByRole('group')
  const name = await group.locator('legend').innerText()
  const radio = (label: string) => group.getByRole('radio', { name: label })
  return { name, present: radio('Til stede'), absent: radio('Fravær'), late: radio('Sent') }
}

/** Taps the label, as a finger does: the radio itself lies unseen under it. */
export async function tap(radio: Row['present']): Promise<void> {
  await radio.locator('xpath=..').click()
}

export async function untilSaved(page: Page): Promise<void> {
  await page.getByText(/Lagret kl\.|Ført av/).first().waitFor()
}

/** axe finds nothing, and nothing reaches out of the screen at any width. */
export async function looksRight(page: Page, name: string): Promise<void> {
  await settled(page)
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}${name}.png`, fullPage: true })
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)
  assert.deepEqual(found, [], `axe on ${name}`)
  await isNotWider(page, name)
}

async function isNotWider(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const width of [320, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 844 })
    const needed = await page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(needed <= width, `${name} is ${needed} wide on a screen of ${width}`)
  }
  if (before) await page.setViewportSize(before)
}
