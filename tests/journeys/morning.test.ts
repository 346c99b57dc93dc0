// The office at 08:20: who is missing, take one, text the home, log what came of it; the principal sees it live.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'

import { looksRight, signInAs, visit } from './visit.ts'

const openCard = (page: Page) => page.locator('li.missing[data-status="open"]').first()
const cardOf = (page: Page, name: string) => page.locator('li.missing', { has: page.getByRole('heading', { name, exact: true }) })

async function toTheList(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Savnet/ }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Savnet i dag' }).waitFor()
  await openCard(page).waitFor()
}

/** Whom one spoke with, where there is more than one to choose from. */
async function sayWho(sheet: Locator): Promise<void> {
  const who = sheet.getByLabel('Hvem snakket du med?')
  if ((await who.inputValue()) === '') await who.selectOption({ index: 1 })
}

test('the secretary takes one, and the principal sees it live', () =>
  visit({}, async ({ page, context }) => {
    await signInAs(page, 'Sekretær')
    await page.getByText(/elever savnes uten beskjed/).waitFor()
    await toTheList(page)
    assert.equal(await page.locator('li.missing[data-status="open"]').count(), 3, 'three pupils are unexplained')
    await page.getByText(/ er ikke ført$/).first().waitFor()
    await looksRight(page, 'morning-list')

    const browser = context.browser()
    assert.ok(browser)
    const other = await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'nb-NO', timezoneId: 'Europe/Oslo' })
    const second = await other.newPage()
    await signInAs(second, 'Rektor')
    await toTheList(second)

    const name = await openCard(page).getByRole('heading').innerText()
    await openCard(page).getByRole('button', { name: /^Jeg ringer/ }).click()
    const mine = cardOf(page, name)
    await mine.getByRole('link', { name: /\+44/ }).first().waitFor()
    await looksRight(page, 'morning-mine')
    await cardOf(second, name).getByText(/ ringer$/).waitFor()
    assert.equal(await cardOf(second, name).getByRole('link', { name: /\+44/ }).count(), 0, 'no number for who does not call')

    await mine.getByRole('button', { name: /^Ikke svar/ }).first().click()
    await mine.getByText(/ikke svar/).first().waitFor()
    await mine.getByRole('button', { name: 'Send tekstmelding' }).click()
    await mine.getByText(/levert/).first().waitFor()
    await mine.getByText('Les tekstmeldingen').first().click()
    await mine.getByText(/Går det bra\?/).first().waitFor()

    await mine.getByRole('button', { name: 'Snakket med hjemmet' }).click()
    const told = page.getByRole('dialog')
    await told.getByRole('button', { name: 'Lagre' }).click()
    assert.ok(await told.isVisible(), 'nobody has said anything yet')
    await sayWho(told)
    await told.getByText('De vet hvorfor eleven er borte').click()
    await told.getByLabel('Grunn').selectOption('illness')
    await looksRight(page, 'morning-told')
    await told.getByRole('button', { name: 'Lagre' }).click()
    await page.getByText('1 er avklart').waitFor()
    await second.getByText('1 er avklart').waitFor()

    // The wrong pupil: the outcome is taken back, and all who look see the pupil missing again.
    await page.getByText('1 er avklart').click()
    await mine.getByRole('button', { name: /^Det var en feil, åpne igjen/ }).click()
    await page.getByText(/ er åpen igjen\.$/).first().waitFor()
    await cardOf(second, name).and(second.locator('[data-status="open"], [data-status="taken"]')).waitFor()
    await second.getByText('1 er avklart').waitFor({ state: 'detached' })
    await looksRight(page, 'morning-reopened')
    await other.close()
  }))

test('on a phone a contact with nobody who knows goes to the top', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Rektor')
    await toTheList(page)
    const name = await openCard(page).getByRole('heading').innerText()
    await openCard(page).getByRole('button', { name: /^Jeg ringer/ }).click()
    await cardOf(page, name).getByRole('button', { name: 'Snakket med hjemmet' }).click()
    const sheet = page.getByRole('dialog')
    await sayWho(sheet)
    await sheet.getByText('De trodde eleven var på skolen').click()
    await looksRight(page, 'morning-thought-phone')
    await sheet.getByRole('button', { name: 'Lagre' }).click()
    await page.locator('li.missing').first().getByText(/Ingen vet hvor eleven er, siden/).waitFor()
    await looksRight(page, 'morning-not-found-phone')
    await page.getByRole('button', { name: 'Innstillinger' }).click()
    await page.getByLabel('Minutter fra timen begynner').waitFor()
    await looksRight(page, 'morning-settings-phone')
  }))

test('the teacher is told quietly of lessons not registered, and the principal sees them by teacher', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('link', { name: /timer? er ikke ført/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Ikke ført' }).waitFor()
    await page.getByRole('heading', { name: 'Dine timer' }).waitFor()
    await looksRight(page, 'gaps-teacher')
  }))

test('the principal sees gaps by teacher, and who was away only later', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Rektor')
    await page.goto('/gaps')
    await page.getByRole('heading', { name: 'Etter lærer' }).waitFor()
    await page.locator('details.teacher-gaps summary').first().click()
    await looksRight(page, 'gaps-principal-phone')
  }))
