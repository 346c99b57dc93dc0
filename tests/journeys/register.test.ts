import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'

import { allRows, openFreeLesson, signInAs, tap, unmarkedRows, untilSaved, visit, type Row } from './visit.ts'

test('a teacher registers two absent and one late on a phone, and the rest are present', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await openFreeLesson(page)
    const [first, second, third, ...rest] = await unmarkedRows(page)
    assert.ok(first && second && third && rest.length > 0)

    await tap(first.absent)
    await untilSaved(page)
    await tap(second.absent)
    await tap(third.late)
    const box = await page.getByRole('button', { name: `Resten er til stede (${rest.length})` }).boundingBox()
    assert.ok(box)
    const address = page.url()
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { clickCount: 2 })
    await page.getByText(/^Ført av/).waitFor()
    for (const share of [0.1, 0.5, 0.9]) {
      const hit: string | null = await page.evaluate(
        ([x, y]) => document.elementFromPoint(x, y)?.closest('a, button')?.textContent ?? null,
        [box.x + box.width * share, box.y + box.height / 2] as const,
      )
      assert.equal(hit, null, 'there is nothing to press where the button was')
    }
    assert.equal(page.url(), address)

    await page.reload()
    await page.getByText(/^Ført av/).waitFor()
    for (const radio of [first.absent, second.absent, third.late]) assert.ok(await radio.isChecked())
    for (const row of rest) assert.ok(await row.present.isChecked(), 'the rest are present')

    await page.getByRole('link', { name: 'Til startsiden' }).click()
    await page.getByRole('navigation', { name: 'Timer denne dagen' }).getByRole('link', { name: /Ført/ }).first().waitFor()
  }))

test('a mark that is saved never shows as unsaid in between', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await openFreeLesson(page)
    const [row] = await unmarkedRows(page)
    assert.ok(row)
    const shown = await row.absent.locator('xpath=ancestor::li').evaluateHandle((item) => {
      const sources: (string | null)[] = []
      new MutationObserver(() => sources.push(item.getAttribute('data-source'))).observe(item, { attributeFilter: ['data-source'] })
      return sources
    })
    await tap(row.absent)
    await untilSaved(page)
    await page.locator('li[data-source="entry"]').first().waitFor()
    assert.deepEqual(await shown.jsonValue(), ['mark', 'entry'])
  }))

/** The contact teacher in a lesson that nobody had registered, with one pupil away and saved. */
async function oneAbsent(page: Page): Promise<Row> {
  await signInAs(page, 'Kontaktlærer')
  await openFreeLesson(page)
  const [row] = await unmarkedRows(page)
  assert.ok(row)
  await tap(row.absent)
  await untilSaved(page)
  return row
}

test('the details say what kind, documented or not, and hold two sorts of notes', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    const row = await oneAbsent(page)

    await page.getByRole('button', { name: `Detaljer for ${row.name}` }).click()
    const sheet = page.getByRole('dialog', { name: row.name })
    await sheet.getByText('Foresatte har meldt fra, og skolen godtar grunnen').waitFor()
    await sheet.getByRole('radio', { name: 'Del av timen' }).check()
    await sheet.getByRole('button', { name: '15', exact: true }).click()
    await sheet.getByRole('radio', { name: /^Dokumentert/ }).check()
    await sheet.getByLabel(/^Til hjemmet/).fill('Fikk vondt i magen.')
    await sheet.getByLabel(/^Internt/).fill('Tredje gang denne uka.')
    await sheet.getByRole('button', { name: 'Lagre' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await untilSaved(page)
    await page.getByText('Del av timen, 15 min · Dokumentert').waitFor()

    await page.reload()
    await page.getByRole('button', { name: `Detaljer for ${row.name}` }).click()
    assert.equal(await sheet.getByLabel(/^Til hjemmet/).inputValue(), 'Fikk vondt i magen.')
    assert.equal(await sheet.getByLabel(/^Internt/).inputValue(), 'Tredje gang denne uka.')
    await page.keyboard.press('Escape')

    await tap(row.present)
    await page.getByRole('button', { name: `Detaljer for ${row.name}` }).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Angre' }).click()
    await page.getByText('Del av timen, 15 min · Dokumentert').waitFor()
    await untilSaved(page)
  }))

test('the second tap of a double tap on save does not register the class', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    const row = await oneAbsent(page)
    const rest = page.getByRole('button', { name: /^Resten er til stede/ })
    const under = await rest.boundingBox()
    await page.getByRole('button', { name: `Detaljer for ${row.name}` }).click()
    const save = page.getByRole('button', { name: 'Lagre' })
    const over = await save.boundingBox()
    assert.ok(under && over)
    const [x, y] = [over.x + over.width / 2, (Math.max(under.y, over.y) + Math.min(under.y + under.height, over.y + over.height)) / 2]
    const lies = ({ x: left, y: top, width, height }: typeof over) => x > left && x < left + width && y > top && y < top + height
    assert.ok(lies(under) && lies(over), 'one button lies over the other')

    await page.touchscreen.tap(x, y)
    await save.waitFor({ state: 'hidden' })
    await page.touchscreen.tap(x, y)
    await page.getByText(/venter/).waitFor({ state: 'hidden' })
    await rest.waitFor()
    await page.reload()
    await rest.waitFor()
  }))

test('Escape does not throw away what was written, and minutes longer than the lesson are said to be wrong', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('link', { name: /^4\. time/ }).click()
    await page.getByText(/^4\. time · /).waitFor()
    const row = (await allRows(page)).at(-1)
    assert.ok(row)
    await tap(row.present)
    await tap(row.absent)
    await page.getByRole('button', { name: `Detaljer for ${row.name}` }).click()
    const sheet = page.getByRole('dialog', { name: row.name })
    await sheet.getByLabel(/^Internt/).fill('Ringte hjem.')
    for (let times = 0; times < 2; times += 1) {
      await page.keyboard.press('Escape')
      await sheet.getByText('Forkaste det du har skrevet?').waitFor()
      await page.keyboard.press('Escape')
      await sheet.getByText('Forkaste det du har skrevet?').waitFor({ state: 'hidden' })
    }
    assert.equal(await sheet.getByLabel(/^Internt/).inputValue(), 'Ringte hjem.')

    await sheet.getByRole('radio', { name: 'Del av timen' }).check()
    await sheet.getByLabel('Minutter', { exact: true }).fill('90')
    await sheet.getByRole('button', { name: 'Lagre' }).click()
    await sheet.getByText('Skriv et tall fra 1 til 60. Timen varer i 60 minutter.').waitFor()
    await sheet.getByLabel('Minutter', { exact: true }).fill('60')
    await sheet.getByText(/^Skriv et tall/).waitFor({ state: 'hidden' })

    await sheet.getByRole('button', { name: 'Avbryt' }).click()
    await sheet.getByRole('button', { name: 'Forkast' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: `Detaljer for ${row.name}: Hele timen` }).click()
    assert.equal(await sheet.getByLabel(/^Internt/).inputValue(), '')
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })
  }))

test('Back closes the details, and does not throw away what was written', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('link', { name: /^4\. time/ }).click()
    await page.getByText(/^4\. time · /).waitFor()
    const address = page.url()
    const row = (await allRows(page)).at(-1)
    assert.ok(row)
    await tap(row.present)
    await tap(row.absent)
    await untilSaved(page)
    const sheet = page.getByRole('dialog', { name: row.name })
    const open = () => page.getByRole('button', { name: `Detaljer for ${row.name}` }).click()
    const asked = sheet.getByText('Forkaste det du har skrevet?')

    await open()
    await sheet.waitFor()
    await page.evaluate(() => history.back())
    await sheet.waitFor({ state: 'hidden' })
    await page.waitForURL(address)

    await open()
    await sheet.getByLabel(/^Internt/).fill('Ringte hjem.')
    await page.evaluate(() => history.back())
    await asked.waitFor()
    await sheet.getByRole('button', { name: 'Fortsett' }).click()
    assert.equal(await sheet.getByLabel(/^Internt/).inputValue(), 'Ringte hjem.')
    await sheet.getByRole('link', { name: /historikk/i }).click()
    await asked.waitFor()
    await sheet.getByRole('button', { name: 'Fortsett' }).click()
    const question = page.waitForEvent('dialog')
    void page.reload().catch(() => {})
    await (await question).dismiss()
    assert.equal(await sheet.getByLabel(/^Internt/).inputValue(), 'Ringte hjem.')
    await page.waitForURL(address)

    await page.evaluate(() => history.back())
    await asked.waitFor()
    await sheet.getByRole('button', { name: 'Forkast' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await page.evaluate(() => history.back())
    await page.waitForURL((url) => url.href !== address)
  }))

test('an address that is wrong falls back to the day, and a day that has not come shows no register', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('link', { name: /^1\. time/ }).click()
    await page.getByText(/^1\. time · /).waitFor()
    const path = new URL(page.url()).pathname
    const current = page.locator('.strip [aria-current="page"]')
    const listAt: number[] = []
    for (const wrong of ['date=2024-13-99', 'lesson=abc', 'lesson=19', 'date=2024-10-30', 'date=2024-10-28&lesson=2']) {
      await page.goto(`${path}?${wrong}`)
      await page.getByRole('group').first().waitFor()
      assert.equal(await current.count(), 1, `one tab is chosen at ${wrong}`)
      assert.equal(/Hele dagen/.test(await current.innerText()), !wrong.includes('lesson=2'), wrong)
      const box = await page.locator('ol.register').boundingBox()
      listAt.push(box?.y ?? -1)
    }
    assert.equal(new Set(listAt).size, 1, `the list stands still: ${listAt.join(', ')}`)

    await page.goto(`${path}?date=2024-11-01`)
    await page.getByText('fredag 1. november er ikke kommet ennå').waitFor()
    await page.getByRole('link', { name: 'Gå til i dag' }).click()
    await page.getByRole('group').first().waitFor()
  }))

test('away the whole day, and yet here later: the lessons before stay missed', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    const lesson = (number: number) => page.getByRole('link', { name: new RegExp(`^${number}\\. time`) })
    await lesson(1).click()
    await page.getByText(/^1\. time · /).waitFor()
    const row = (await allRows(page)).at(-3)
    assert.ok(row)

    await tap(row.present)
    await tap(row.absent)
    await untilSaved(page)
    await page.getByRole('button', { name: `Detaljer for ${row.name}` }).click()
    await page.getByRole('radio', { name: 'Hele dagen' }).check()
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByText(/venter/).waitFor({ state: 'hidden' })

    await lesson(3).click()
    await page.getByRole('button', { name: `Detaljer for ${row.name}: Hele dagen` }).waitFor()
    assert.ok(await row.absent.isChecked())
    await tap(row.present)
    await page.getByRole('button', { name: `Detaljer for ${row.name}` }).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Angre', exact: true }).click()
    await page.getByRole('button', { name: `Detaljer for ${row.name}: Hele dagen` }).waitFor()
    await page.getByText(/venter/).waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByRole('button', { name: `Detaljer for ${row.name}: Hele dagen` }).waitFor()
    assert.ok(await row.absent.isChecked(), 'the day stands again')

    await tap(row.present)
    await page.getByRole('button', { name: `Detaljer for ${row.name}` }).waitFor({ state: 'hidden' })
    await page.getByText(/venter/).waitFor({ state: 'hidden' })

    await page.reload()
    await page.getByRole('group').first().waitFor()
    assert.ok(!(await row.absent.isChecked()))
    await lesson(1).click()
    await page.getByRole('button', { name: `Detaljer for ${row.name}: Hele timen` }).waitFor()
    assert.ok(await row.absent.isChecked())
  }))

test('a lesson made a whole day says so, and can be changed back', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('link', { name: /^2\. time/ }).click()
    await page.getByText(/^2\. time · /).waitFor()
    const row = (await allRows(page)).at(-2)
    assert.ok(row)
    const details = (what: string) => page.getByRole('button', { name: `Detaljer for ${row.name}: ${what}` })
    // What a reload shows must have been stored: the lesson and the day go out by themselves.
    async function stored(act: () => Promise<void>) {
      const answered = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/register'))
      await act()
      await answered
      await page.getByText(/venter/).first().waitFor({ state: 'hidden' })
    }
    async function change(from: string, to: string, documented: RegExp) {
      await details(from).click()
      await page.getByRole('radio', { name: to, exact: true }).check()
      await page.getByRole('radio', { name: documented }).check()
      await stored(() => page.getByRole('button', { name: 'Lagre' }).click())
      await details(to).waitFor()
      await page.reload()
      await details(to).waitFor()
    }

    await tap(row.present)
    await stored(() => tap(row.absent))
    await change('Hele timen', 'Hele dagen', /^Udokumentert/)
    await details('Hele dagen').click()
    assert.ok(await page.getByRole('radio', { name: 'Hele dagen' }).isChecked())
    await page.keyboard.press('Escape')
    await change('Hele dagen', 'Hele dagen', /^Dokumentert/)
    await change('Hele dagen', 'Hele timen', /^Dokumentert/)
    await change('Hele timen', 'Hele dagen', /^Udokumentert/)

    await stored(() => tap(row.present))
    await details('Hele dagen').waitFor({ state: 'hidden' })
    assert.equal(await page.locator('.issue').count(), 0, 'no change is refused')
    await page.reload()
    await page.getByRole('group').first().waitFor()
    await page.getByRole('button', { name: `Detaljer for ${row.name}` }).waitFor({ state: 'hidden' })
    assert.ok(!(await row.absent.isChecked()))
  }))
