import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'

import { looksRight, signInAs, visit, type Device } from './visit.ts'

async function openWhatIf(page: Page, role: string): Promise<void> {
  await signInAs(page, role)
  await page.goto('/routine/what-if')
  await page.getByRole('heading', { name: 'Forslaget' }).waitFor()
}

const tenDays = (page: Page) =>
  page.locator('fieldset').nth(1).getByRole('spinbutton', { name: 'minst dager i skoleåret' })

async function tryIt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Prøv forslaget' }).click()
  await page.getByRole('heading', { name: 'Slik ville skoleåret 2023-24 blitt' }).waitFor({ timeout: 60_000 })
}

for (const device of ['phone', 'desk'] satisfies Device[]) {
  test(`ten days become eight without touching the file, and fifteen limits at once: ${device}`, () =>
    visit({ device }, async ({ page }) => {
      await openWhatIf(page, 'Skoleeier')
      await tenDays(page).fill('')
      await page.getByText('Grensen mangler. Skriv et tall fra 1 til').waitFor()
      await page.getByRole('button', { name: 'Prøv forslaget' }).click()
      await page.locator('.limit input:focus').waitFor()
      assert.equal(await page.getByRole('button', { name: 'Regner' }).count(), 0, 'nothing is computed without it')
      await tenDays(page).fill('8')
      await page.getByText('i dag 10').waitFor()
      await tryIt(page)
      const step = page.getByRole('region', { name: 'Trinn for trinn' }).getByRole('row').nth(3)
      const [now, before, isNew, gone] = await step.getByRole('cell').allInnerTexts()
      const number = (text = '') => Number(text.replace(/\D/g, ''))
      assert.ok(number(now) > number(before), `${now} of ${before}`)
      assert.equal(number(now) - number(before), number(isNew) - number(gone))
      await page.getByLabel('Vis tall for').first().selectOption('Bugården ungdomsskole')
      await page.getByText('Tallene uke for uke').click()
      await page.getByRole('heading', { name: 'Skole for skole' }).waitFor()
      await page.getByRole('heading', { name: 'Arbeidet det blir' }).waitFor()

      await page.locator('.whatif-sweep__rule select').selectOption({ label: 'minst 8 dager i skoleåret' })
      await page.getByLabel('Fra', { exact: true }).fill('5')
      await page.getByLabel('Til', { exact: true }).fill('70')
      await page.getByText('66 verdier er for mange').waitFor()
      await page.getByLabel('Til', { exact: true }).fill('20')
      await page.getByRole('button', { name: 'Prøv grensene' }).click()
      await page.getByRole('rowheader', { name: '8 (i forslaget)' }).waitFor({ timeout: 60_000 })
      assert.equal(await page.getByRole('img', { name: /^Elever etter grense for dager/ }).count(), 1)
      await looksRight(page, `what-if-${device}`)
    }))
}

test('what is wrong in a changed file is shown with its line, and found there', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await openWhatIf(page, 'Skoleeier')
    await page.getByText('Endre mer: rutinen som fil').click()
    const file = page.getByLabel('Rutinefilen')
    const text = await file.inputValue()
    assert.match(text, /^id = "days-5"$/m)
    const wrong = text.replace('at_least = 5\n', 'at_least = -1\n')
    await page.locator('input[type=file]').setInputFiles({ name: 'forslag.toml', mimeType: 'text/plain', buffer: Buffer.from(wrong) })
    await page.getByText('Én feil i filen').waitFor()
    const line = wrong.split('\n').indexOf('at_least = -1') + 1
    await page.getByRole('button', { name: `Linje ${line},` }).click()
    const chosen = await file.evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))
    assert.equal(chosen, 'at_least = -1')
    await looksRight(page, 'what-if-wrong-phone')

    await file.fill(wrong.replace('at_least = -1', 'at_least = 3'))
    await page.getByRole('button', { name: 'Bruk teksten' }).click()
    await page.getByText('i dag 5').waitFor()
    const waiting = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Last ned forslaget' }).click()
    assert.match(readFileSync(await (await waiting).path(), 'utf8'), /at_least = 3/)
  }))

test('who sets the routine up sees the municipality, and no school', () =>
  visit({}, async ({ page }) => {
    await openWhatIf(page, 'Systemansvarlig')
    await tryIt(page)
    await page.getByRole('region', { name: 'Trinn for trinn' }).waitFor()
    assert.equal(await page.getByLabel('Vis tall for').count(), 0)
    assert.equal(await page.getByRole('heading', { name: 'Skole for skole' }).count(), 0)
    await looksRight(page, 'what-if-administrator-desk')
  }))
