import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'

import { looksRight, signInAs, tap, visit } from './visit.ts'

/** A lesson of the school's last class. */
async function chooseLesson(page: Page, lesson: number): Promise<void> {
  await page.getByRole('heading', { name: 'Hvilken time?' }).waitFor()
  const classes = page.locator('.sub-form select').first()
  await classes.selectOption({ index: (await classes.locator('option').count()) - 1 })
  await page.locator('.sub-form select').last().selectOption(String(lesson))
}

/** Makes a code for the lesson, and says it with its link. */
async function makeCode(page: Page, lesson: number): Promise<{ code: string; link: string }> {
  await page.goto('/substitutes')
  await chooseLesson(page, lesson)
  await page.getByRole('button', { name: 'Lag kode til vikar' }).click()
  const made = page.locator('.sub-made')
  await made.waitFor()
  return { code: await made.locator('.sub-made__code').innerText(), link: await made.locator('.sub-made__link').innerText() }
}

/** Another device. */
async function elsewhere(page: Page, context: BrowserContext): Promise<{ page: Page; context: BrowserContext }> {
  const other = await context.browser()!.newContext({
    baseURL: new URL(page.url()).origin,
    viewport: { width: 390, height: 844 },
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
  })
  return { page: await other.newPage(), context: other }
}

async function openCode(page: Page, code: string, name: string): Promise<void> {
  await page.goto('/vikar')
  await page.getByLabel('Kode').fill(code)
  await page.getByLabel('Navnet ditt').fill(name)
  await page.getByRole('button', { name: 'Vis klasselisten' }).click()
}

test('a code made at the office is used by a substitute on a phone, once', () =>
  visit({}, async ({ page, context }) => {
    await signInAs(page, 'Sekretær')
    const { code } = await makeCode(page, 3)
    await looksRight(page, 'substitute-made-desk')

    const phone = await elsewhere(page, context)
    await phone.page.goto('/vikar')
    await phone.page.getByLabel('Kode').waitFor()
    await looksRight(phone.page, 'substitute-open-phone')
    await openCode(phone.page, '', 'Vigdis Vikar')
    await phone.page.getByRole('alert').getByText('Skriv koden du fikk av skolen.').waitFor()
    await openCode(phone.page, code, '   ')
    await phone.page.getByRole('alert').getByText('Skriv navnet ditt.').waitFor()
    assert.equal(await phone.page.getByLabel('Navnet ditt').getAttribute('aria-invalid'), 'true')
    await looksRight(phone.page, 'substitute-no-name-phone')
    await openCode(phone.page, 'AAAA-2345', 'Vigdis Vikar')
    await phone.page.getByText('Koden finnes ikke.').waitFor()
    await openCode(phone.page, code, 'Vigdis Vikar')
    const rows = phone.page.locator('.vikar-list fieldset')
    await rows.first().waitFor()
    const names = await rows.count()
    assert.ok(names > 5, `${names} pupils`)
    await tap(rows.nth(1).getByRole('radio', { name: 'Borte' }))
    await tap(rows.nth(2).getByRole('radio', { name: 'Sent' }))
    await looksRight(phone.page, 'substitute-list-phone')
    await phone.page.reload()
    await rows.first().waitFor()
    assert.ok(await rows.nth(1).getByRole('radio', { name: 'Borte' }).isChecked(), 'a reload loses no mark')
    assert.ok(await rows.nth(2).getByRole('radio', { name: 'Sent' }).isChecked(), 'a reload loses no mark')
    assert.equal(await phone.page.evaluate(() => sessionStorage.getItem('vikar-choices')) !== null, true)

    // Opened on this phone, it is nobody else's.
    const third = await elsewhere(page, context)
    await openCode(third.page, code, 'En annen')
    await third.page.getByText('Koden er åpnet på en annen enhet.').waitFor()

    await phone.page.getByRole('button', { name: 'Ferdig: send inn' }).click()
    await phone.page.getByRole('heading', { name: 'Takk, timen er ført' }).waitFor()
    assert.equal(await phone.page.evaluate(() => sessionStorage.getItem('vikar-choices')), null, 'what is sent in is not kept')
    await looksRight(phone.page, 'substitute-done-phone')
    await openCode(third.page, code, 'En annen')
    await third.page.getByText('Timen er ført, og koden er brukt opp.').waitFor()
    await third.context.close()
    await phone.context.close()

    await page.reload()
    await page.getByText(/^Ført av Vigdis Vikar/).first().waitFor()
  }))

test('a link opens without a code, leaves the address, and can be withdrawn', () =>
  visit({ device: 'phone' }, async ({ page, context }) => {
    await signInAs(page, 'Rektor')
    const { link } = await makeCode(page, 4)
    await looksRight(page, 'substitute-made-phone')
    const phone = await elsewhere(page, context)
    await phone.page.goto(link)
    await phone.page.getByLabel('Navnet ditt').waitFor()
    assert.equal(new URL(phone.page.url()).hash, '')
    await page.getByRole('button', { name: 'Trekk tilbake' }).first().click()
    await page.getByText('Trukket tilbake').first().waitFor()
    await phone.page.getByLabel('Navnet ditt').fill('Vigdis')
    await phone.page.getByRole('button', { name: 'Vis klasselisten' }).click()
    await phone.page.getByText('Skolen har trukket koden tilbake.').waitFor()
    await phone.context.close()
  }))

test('a lesson handed to the department head is on the start page until it is registered', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Avdelingsleder')
    await page.goto('/substitutes')
    await chooseLesson(page, 5)
    await page.getByRole('button', { name: 'Gi til avdelingsleder' }).click()
    await page.getByRole('status').getByText('Timen står nå hos avdelingslederen.').waitFor()
    await page.goto('/')
    const waiting = page.locator('.sub-section')
    await waiting.getByRole('heading', { name: 'Timer uten lærer' }).waitFor()
    const handed = waiting.locator('.sub-row', { hasText: '5. time' })
    await handed.waitFor()
    await looksRight(page, 'handovers-start-desk')
    await handed.getByRole('link', { name: 'Før timen' }).click()
    await page.getByRole('button', { name: /^Resten er til stede/ }).click()
    await page.getByText(/Ført av/).first().waitFor()
    await page.goto('/substitutes')
    await waiting.getByRole('heading', { name: 'Timer uten lærer' }).waitFor()
    assert.equal(await handed.count(), 0, 'a registered lesson waits for nobody')
  }))
