import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator } from 'playwright-core'

import { looksRight, signInAs, visit } from './visit.ts'

/** Only spaces: the page itself says what is missing, and the keyboard is there. */
async function sendsNothing(form: Locator, label: string, send: string, told: string): Promise<void> {
  const field = form.getByLabel(label)
  await field.fill('   ')
  await form.getByRole('button', { name: send }).click()
  await form.getByRole('alert').getByText(told).waitFor()
  assert.equal(await field.getAttribute('aria-invalid'), 'true')
  assert.ok(await field.evaluate((element) => element === document.activeElement))
}

test('a guardian says that an entry is wrong, and the contact teacher answers', async () => {
  const question = 'Han var på skolen denne dagen.'
  await visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.locator('section.child dl').first().waitFor()
    await page.getByRole('button', { name: 'Er dette feil?' }).last().click()
    await sendsNothing(page.locator('form.entry__ask'), 'Hva er feil?', 'Send til kontaktlæreren', 'Skriv hva som er feil.')
    await looksRight(page, 'contest-missing-phone')
    await page.getByLabel('Hva er feil?').fill(question)
    await looksRight(page, 'contest-phone')
    await page.getByRole('button', { name: 'Send til kontaktlæreren' }).click()
    await page.getByText('Kontaktlæreren har fått spørsmålet. Svaret kommer her.').first().waitFor()
  })
  const answer = 'Jeg har sett i boka mi: timen var udokumentert.'
  await visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.goto('/')
    await page.getByRole('button', { name: 'Mer' }).or(page.getByRole('link', { name: 'Fra hjemmet' })).first().waitFor()
    if (await page.getByRole('button', { name: 'Mer' }).isVisible()) await page.getByRole('button', { name: 'Mer' }).click()
    await page.getByRole('link', { name: 'Fra hjemmet' }).last().click()
    const matter = page.locator('li.matter').filter({ hasText: question })
    await matter.waitFor()
    await looksRight(page, 'from-home-phone')
    await sendsNothing(matter, 'Hvorfor står føringen?', 'Send svaret', 'Skriv et svar til hjemmet.')
    await matter.getByLabel('Hvorfor står føringen?').fill(answer)
    await matter.getByRole('link', { name: 'Åpne føringen' }).click()
    await page.waitForURL(/\/register/)
    await page.goBack()
    await matter.waitFor()
    assert.equal(await matter.getByLabel('Hvorfor står føringen?').inputValue(), answer, 'looking at the entry loses no word')
    await matter.getByRole('button', { name: 'Send svaret' }).click()
    await matter.getByText('Svaret til hjemmet:').waitFor()
  })
  await visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.getByText(answer).waitFor()
    await looksRight(page, 'contest-answered-phone')
  })
})

test('the contact teacher accepts an explanation with one tap', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('link', { name: 'Fra hjemmet' }).first().click()
    await page.getByRole('heading', { name: 'Hjemmet har forklart' }).waitFor()
    await looksRight(page, 'from-home-desk')
    const matter = page.locator('li.matter').filter({ has: page.getByRole('button', { name: 'Godta', exact: true }) }).first()
    const words = await matter.locator('.matter__text').innerText()
    await matter.getByRole('button', { name: 'Godta', exact: true }).click()
    await page.locator('li.matter').filter({ hasText: words }).waitFor({ state: 'detached' })
  }))

test('a guardian asks to be called', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.getByText('Vil du heller bli ringt?').click()
    await page.locator('label.tile').filter({ hasText: 'Ring meg' }).click()
    await page.getByLabel('Hvilket språk vil du snakke?').selectOption('so')
    await page.locator('label.tile').filter({ hasText: 'Jeg trenger tolk' }).click()
    await looksRight(page, 'contact-wish-phone')
    await page.getByRole('button', { name: 'Lagre' }).click()
    await page.getByText('Lagret. De som kontakter deg, ser dette.').waitFor()
  }))
