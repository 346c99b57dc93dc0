import assert from 'node:assert/strict'
import { test } from 'node:test'

import { allRows, openFreeLesson, signInAs, tap, unmarkedRows, untilSaved, visit } from './visit.ts'

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
    await page.getByRole('button', { name: `Resten er til stede (${rest.length})` }).click()
    await page.getByText(/^Ført av/).waitFor()

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

test('the details say what kind, documented or not, and hold two sorts of notes', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await openFreeLesson(page)
    const [row] = await unmarkedRows(page)
    assert.ok(row)
    await tap(row.absent)
    await untilSaved(page)

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
    await page.getByText(/venter/).waitFor({ state: 'hidden' })

    await page.reload()
    await page.getByRole('group').first().waitFor()
    assert.ok(!(await row.absent.isChecked()))
    await lesson(1).click()
    await page.getByRole('button', { name: `Detaljer for ${row.name}: Hele timen` }).waitFor()
    assert.ok(await row.absent.isChecked())
  }))
