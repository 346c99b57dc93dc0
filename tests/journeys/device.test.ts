// What the device keeps while there is no network: the class lists of today and the marks that wait. The server is
// stopped and the browser killed for real; what counts is what lies in the database afterwards.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'

import { Client, uuid7 } from '../server/client.js'
import { query } from '../server/database.js'
import { discard, leave, prepare, serve, settle, type Place, type Prepared } from '../server/prepared.js'
import type { Server } from '../server/program.js'
import { addMessage, password, readIds } from '../server/rows.js'
import { familyNameOf, fullNameOf, idOf, Town } from '../server/town.js'
import { KillableBrowser } from './killable.js'
import { LossyProxy } from './lossy-proxy.js'
import { looksRight } from './visit.js'

const today = '2024-10-31'
const pupils = ['Ada', 'Bo', 'Dina', 'Eli', 'Finn']
const homeWords = 'Venter hjemme til feberen er borte'

let prepared: Prepared
before(() => {
  prepared = prepare('sqlite')
})
after(() => discard(prepared))

/** The school, its server, and one teacher's telephone. */
class Morning {
  readonly place: Place
  private server: Server | null = null
  private port = '0'
  browser!: KillableBrowser

  constructor() {
    const town = new Town()
    town.addClass('8A', 'Solvang skole', pupils)
    for (const lesson of [1, 2, 3]) {
      const [starts = '', ends = ''] = [['08:00', '08:45'], ['08:50', '09:35'], ['09:50', '10:35']][lesson - 1] ?? []
      town.lessons.push({ schoolClass: idOf('Solvang skole 8A'), weekday: 4, lesson, starts, ends, subject: 'Norsk' })
    }
    town.addTeacher('Kari', '8A', true)
    town.addTeacher('Odd', '8A', true)
    town.addGuardian('Grete', 'Eli')
    this.place = settle(prepared, town, { now: `${today}T08:20` })
    addMessage(this.place.database, { guardian: 'Grete', pupil: 'Eli', date: today, words: homeWords })
  }

  async startServer(): Promise<void> {
    this.server = await serve(this.place, this.port)
    this.port = new URL(this.server.url).port
    this.browser ??= new KillableBrowser(this.server.url)
  }

  async killServer(): Promise<void> {
    await this.server?.kill()
    this.server = null
  }

  get url(): string {
    return this.server?.url ?? `http://127.0.0.1:${this.port}`
  }

  endSessions(): void {
    query(this.place.database, 'delete from session;')
  }

  /** Another teacher, at another machine. */
  async registeredByOdd(pupil: string, kind: string, more: object = {}): Promise<void> {
    const { classes, pupils: ids } = readIds(this.place.database)
    const odd = new Client(this.server?.url ?? '')
    await odd.signIn('odd', password)
    const mark = { mark_id: uuid7(), pupil_id: ids.get(idOf(pupil)), based_on: null, kind, minutes: null, ...more }
    const body = { date: today, lesson: 1, seen: [], marks: [mark] }
    const answer = await odd.post(`/api/classes/${classes.get(idOf('Solvang skole 8A'))}/register`, body)
    assert.equal(answer.status, 200)
    assert.equal(answer.body.results[0].status, 'saved')
  }

  /** "Ada lesson kari": every entry there ever was. */
  entries(): string[] {
    const sql =
      'select p.source_id, e.kind, s.source_id from absence_entry e join pupil p on p.id = e.pupil_id ' +
      'join account a on a.id = e.recorded_by join staff s on s.id = a.staff_id order by 1, 2, 3;'
    return query(this.place.database, sql).map((row) => row.join(' '))
  }

  async end(): Promise<void> {
    await this.browser?.remove()
    await this.killServer()
    leave(this.place)
  }
}

async function morning(journey: (morning: Morning) => Promise<void>): Promise<void> {
  const one = new Morning()
  try {
    await one.startServer()
    await journey(one)
  } finally {
    await one.end()
  }
}

const threeMarks = ['ada lesson kari', 'bo lesson kari', 'dina late kari']

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByLabel('Brukernavn').fill(login)
  await page.getByLabel('Passord').fill(password)
  await page.getByRole('button', { name: 'Logg inn' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mine timer' }).waitFor()
}

/** The records of a store in the device's database. */
function onDevice(page: Page, store: 'person' | 'lists' | 'waiting'): Promise<unknown[]> {
  return page.evaluate(
    (name) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('tilstede')
        opening.onerror = () => reject(new Error('no database on the device'))
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll()
          reading.onsuccess = () => {
            opening.result.close()
            // Maps and sets, which JSON does not have, as lists.
            resolve(JSON.parse(JSON.stringify(reading.result, (_, value) => (value instanceof Map || value instanceof Set ? [...value] : value))))
          }
        }
      }),
    store,
  )
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 15_000
  while (!(await holds())) assert.ok(Date.now() < end, `waited too long until ${what}`)
}

// The class by lesson (3) and whole day, my classes, and the reasons.
const listsOfToday = 6

/** Kari has been at her start page in the morning, and her telephone has made itself ready. */
async function ready(one: Morning): Promise<void> {
  const page = await one.browser.open()
  await page.goto('/')
  await signIn(page, 'kari')
  await until(async () => (await onDevice(page, 'lists')).length === listsOfToday, 'the lists lie on the device')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await one.browser.close()
}

async function choose(page: Page, pupil: string, choice: string): Promise<void> {
  await page.getByRole('group', { name: fullNameOf(pupil) }).getByRole('radio', { name: choice }).locator('xpath=..').click()
}

async function openLesson(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Timer denne dagen' }).getByRole('link').filter({ hasText: '1' }).first().click()
  await page.waitForURL(/\/register/)
  await page.getByRole('group', { name: fullNameOf('Ada') }).waitFor()
}

/** Cold, without a network: three marks, seen as kept, and then the battery is out. */
async function registerWithoutNetwork(one: Morning): Promise<void> {
  await one.killServer()
  const page = await one.browser.open({ offline: true })
  await page.goto('/')
  await openLesson(page)
  await choose(page, 'Ada', 'Fravær')
  await choose(page, 'Bo', 'Fravær')
  await choose(page, 'Dina', 'Sent')
  await page.getByText('Ingen forbindelse. 3 føringer venter på å bli lagret. De er trygge på denne enheten').waitFor()
  await one.browser.kill()
}

async function untilNothingWaits(page: Page): Promise<void> {
  await until(async () => (await onDevice(page, 'waiting')).length === 0, 'nothing waits on the device')
}

test('network off, cold open, three marks, browser killed, server restarted, network on: exactly three entries', () =>
  morning(async (one) => {
    await ready(one)
    await registerWithoutNetwork(one)
    assert.deepEqual(one.entries(), [])

    await one.startServer()
    const page = await one.browser.open()
    await page.goto('/')
    await untilNothingWaits(page)
    assert.deepEqual(one.entries(), threeMarks)

    await page.reload()
    await openLesson(page)
    assert.ok(await page.getByRole('group', { name: fullNameOf('Dina') }).getByRole('radio', { name: 'Sent' }).isChecked())
    await page.getByText(homeWords).waitFor()
    assert.deepEqual(one.entries(), threeMarks)
  }))

test('the answer lost and the browser killed in the same moment: the request is repeated and nothing is stored twice', () =>
  morning(async (one) => {
    const proxy = await LossyProxy.to(() => one.url)
    one.browser = new KillableBrowser(proxy.url)
    try {
      await ready(one)
      await registerWithoutNetwork(one)
      await one.startServer()
      const stored = proxy.swallowNext()
      const page = await one.browser.open()
      await page.goto('/')
      await stored
      await one.browser.kill()
      assert.ok(one.entries().length > 0, 'the server has stored what the browser does not know of')

      const again = await one.browser.open()
      await again.goto('/')
      await untilNothingWaits(again)
      assert.deepEqual(one.entries(), threeMarks)
    } finally {
      await one.browser.close()
      proxy.close()
    }
  }))

test('the same page, still open when the network comes back, sends what waits by itself', () =>
  morning(async (one) => {
    await ready(one)
    await registerWithoutNetwork(one)
    const page = await one.browser.open({ offline: true })
    await page.goto('/')
    await page.getByText('Ingen forbindelse. 3 føringer venter på å bli lagret.').waitFor()
    await page.getByRole('navigation', { name: 'Timer denne dagen' }).waitFor()
    await looksRight(page, 'start-offline')
    await one.startServer()
    await one.browser.goOnline()
    await untilNothingWaits(page)
    await page.getByText('Ingen forbindelse.').waitFor({ state: 'detached' })
    assert.deepEqual(one.entries(), threeMarks)
  }))

test('with a session that has run out the marks stay, and are sent when their owner has signed in', () =>
  morning(async (one) => {
    await ready(one)
    await registerWithoutNetwork(one)
    one.endSessions()
    await one.startServer()
    const page = await one.browser.open()
    await page.goto('/')
    await page.getByText('3 føringer venter på denne enheten').waitFor()
    await page.getByText('Du er logget ut. Logg inn igjen, så blir de lagret.').waitFor()
    await looksRight(page, 'sign-in-waiting')
    assert.deepEqual(one.entries(), [])

    await signIn(page, 'kari')
    await untilNothingWaits(page)
    assert.deepEqual(one.entries(), threeMarks)
  }))

test('a session that runs out while the page is open keeps the mark and asks to sign in', () =>
  morning(async (one) => {
    const page = await one.browser.open()
    await page.goto('/')
    await signIn(page, 'kari')
    await openLesson(page)
    one.endSessions()
    await choose(page, 'Dina', 'Sent')
    await page.getByText('1 føring venter på denne enheten').waitFor()
    assert.deepEqual(one.entries(), [])
    await page.getByLabel('Brukernavn').fill('odd')
    await page.getByLabel('Passord').fill(password)
    await page.getByRole('button', { name: 'Logg inn' }).click()
    // The same address, the same tab, another person.
    await page.getByRole('group', { name: fullNameOf('Dina') }).waitFor()
    await choose(page, 'Finn', 'Sent')
    await page.getByText(/Lagret kl\./).waitFor()
    assert.equal(await page.getByText(/venter/).count(), 0)
    assert.deepEqual(one.entries(), ['finn late odd'])
    await page.getByRole('button', { name: /^Konto:/ }).click()
    await page.getByRole('button', { name: 'Logg ut' }).click()
    await page.getByLabel('Brukernavn').waitFor()

    await page.goBack()
    await page.getByLabel('Brukernavn').fill('kari')
    await page.getByLabel('Passord').fill(password)
    await page.getByRole('button', { name: 'Logg inn' }).click()
    await page.getByRole('group', { name: fullNameOf('Dina') }).waitFor()
    await untilNothingWaits(page)
    assert.deepEqual(one.entries(), ['dina late kari', 'finn late odd'])
  }))

test("a session that became another person's behind the page's back takes no mark along", () =>
  morning(async (one) => {
    const page = await one.browser.open()
    await page.goto('/')
    await signIn(page, 'kari')
    await openLesson(page)
    const headers = { origin: one.url }
    const swapped = await page.context().request.post('/api/session', { data: { login: 'odd', password }, headers })
    assert.equal(swapped.status(), 201)
    await choose(page, 'Dina', 'Sent')
    await page.getByRole('button', { name: `Konto: ${fullNameOf('Odd')}` }).waitFor()
    await page.getByRole('group', { name: fullNameOf('Dina') }).waitFor()
    assert.equal(await page.getByText(/venter/).count(), 0)
    assert.deepEqual(one.entries(), [])
    assert.equal((await onDevice(page, 'waiting')).length, 1)
  }))

test('two tabs of one browser: what the closed one left is sent by the other', () =>
  morning(async (one) => {
    await ready(one)
    await one.killServer()
    const page = await one.browser.open({ offline: true })
    await page.goto('/')
    const other = await page.context().newPage()
    await other.goto('/')
    for (const [tab, pupil] of [[page, 'Ada'], [other, 'Bo']] as const) {
      await openLesson(tab)
      await choose(tab, pupil, 'Sent')
      await tab.getByText('1 føring venter på å bli lagret. Den er trygg på denne enheten').waitFor()
    }
    await page.close()
    await one.startServer()
    await one.browser.goOnline()
    await untilNothingWaits(other)
    assert.deepEqual(one.entries(), ['ada late kari', 'bo late kari'])
  }))

test('who signs in between sees nothing of the marks and sends none of them', () =>
  morning(async (one) => {
    await ready(one)
    await registerWithoutNetwork(one)
    one.endSessions()
    await one.startServer()
    const page = await one.browser.open()
    await page.goto('/')
    await signIn(page, 'odd')
    await until(async () => (await onDevice(page, 'lists')).length === listsOfToday, "Odd's lists lie on the device")
    await openLesson(page)
    assert.equal(await page.getByRole('radio', { name: 'Sent' }).and(page.locator(':checked')).count(), 0)
    assert.equal(await page.getByText(/venter/).count(), 0)
    // Something of his own goes out by his session, and takes nothing along.
    await choose(page, 'Finn', 'Sent')
    await page.getByText(/Lagret kl\./).waitFor()
    assert.deepEqual(one.entries(), ['finn late odd'])
    await page.getByRole('button', { name: /^Konto:/ }).click()
    await page.getByRole('button', { name: 'Logg ut' }).click()

    await signIn(page, 'kari')
    await untilNothingWaits(page)
    assert.deepEqual(one.entries(), [...threeMarks, 'finn late odd'])
  }))

test('what somebody else registered meanwhile is asked about, also after the page was closed', () =>
  morning(async (one) => {
    await ready(one)
    await registerWithoutNetwork(one)
    await one.startServer()
    await one.registeredByOdd('Ada', 'late')
    const page = await one.browser.open()
    await page.goto('/')
    await page.getByText('Noe ble ikke lagret, og trenger et svar fra deg:').waitFor()
    await until(async () => one.entries().length === 3, 'the other two are stored')
    assert.deepEqual(one.entries(), ['ada late odd', 'bo lesson kari', 'dina late kari'])

    await one.browser.kill()
    const again = await one.browser.open()
    await again.goto('/')
    await again.getByRole('link', { name: 'to. 31. okt. · 1. time' }).click()
    await again.getByText('mens du førte Fravær').waitFor()
    assert.equal(await again.getByText('Noe ble ikke lagret').count(), 0, 'the register asks for itself')
    await looksRight(again, 'register-asking')
    await again.getByRole('button', { name: 'Før Fravær' }).click()
    await untilNothingWaits(again)
    assert.deepEqual(one.entries(), ['ada late odd', 'ada lesson kari', 'bo lesson kari', 'dina late kari'])
  }))

test('the device holds names and no words from home, and nothing of it after signing out', () =>
  morning(async (one) => {
    await ready(one)
    const page = await one.browser.open()
    await page.goto('/')
    const lists = JSON.stringify(await onDevice(page, 'lists'))
    assert.ok(lists.includes(familyNameOf('Eli')))
    assert.ok(!lists.includes(homeWords))
    await page.getByRole('button', { name: /^Konto:/ }).click()
    await page.getByRole('button', { name: 'Logg ut' }).click()
    await page.getByLabel('Brukernavn').waitFor()
    for (const store of ['person', 'lists', 'waiting'] as const) assert.deepEqual(await onDevice(page, store), [], store)
    await one.browser.close()

    await one.killServer()
    const cold = await one.browser.open({ offline: true })
    await cold.goto('/')
    await cold.getByText('Kan ikke hentes uten nett.').waitFor()
  }))

test('a pupil of whom the device has less than the server can be changed only with a network', () =>
  morning(async (one) => {
    await one.registeredByOdd('Finn', 'absent', { documentation: 'documented', reason: 'illness' })
    await ready(one)
    await one.killServer()
    const page = await one.browser.open({ offline: true })
    await page.goto('/')
    await openLesson(page)
    await page.getByText('Meldinger hjemmefra vises først når nettet er tilbake.').waitFor()
    const finn = page.getByRole('group', { name: fullNameOf('Finn') })
    assert.ok(await finn.getByRole('radio', { name: 'Fravær' }).isChecked())
    assert.ok(await finn.getByRole('radio', { name: 'Sent' }).isDisabled())
    await looksRight(page, 'register-cold')

    await one.startServer()
    await one.browser.goOnline()
    await page.getByText(homeWords).waitFor()
    assert.ok(await finn.getByRole('radio', { name: 'Sent' }).isEnabled())
  }))

test('without a network a page that is not kept says so, and comes when the network is back', () =>
  morning(async (one) => {
    await ready(one)
    await one.killServer()
    const page = await one.browser.open({ offline: true })
    await page.goto('/')
    await page.getByRole('link', { name: 'Klassen min' }).first().click()
    await page.getByText('Kan ikke hentes uten nett.').waitFor()
    await looksRight(page, 'not-here')
    await one.startServer()
    await one.browser.goOnline()
    await page.getByText('Kan ikke hentes uten nett.').waitFor({ state: 'detached' })
    await page.getByText(fullNameOf('Ada')).first().waitFor()
  }))
