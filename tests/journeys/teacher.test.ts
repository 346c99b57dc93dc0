// The teacher's day: the common morning in few taps, the plan at a pupil's name, history, and what is taken back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'

import { looksRight, signInAs, tap, unmarkedRows, untilSaved, visit, type Device } from './visit.ts'

const devices: Device[] = ['phone', 'desk']
// What the others need for the same morning.
const tapsOfPeers = 5

test('two absent and one late, from the start page to saved: fewer taps than anywhere else', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('button', { name: /^Resten er til stede/ }).waitFor()
    let taps = 0
    const counted = async (touch: Promise<void>) => {
      taps += 1
      await touch
    }
    const [first, second, third, ...rest] = await unmarkedRows(page)
    assert.ok(first && second && third && rest.length > 0)
    await counted(tap(first.absent))
    await counted(tap(second.absent))
    await counted(tap(third.late))
    await counted(page.getByRole('button', { name: /^Resten er til stede/ }).click())
    await page.getByText(/^Ført av/).waitFor()
    await untilSaved(page)
    assert.ok(taps < tapsOfPeers, `it took ${taps} taps`)
    await looksRight(page, 'start-registered')

    await page.getByRole('button', { name: 'Angre «resten er til stede»' }).click()
    await page.getByRole('button', { name: /^Resten er til stede/ }).waitFor()
    assert.ok(await first.absent.isChecked(), 'what was registered of a pupil stands')
    await page.reload()
    await page.getByRole('button', { name: /^Resten er til stede/ }).waitFor()
  }))

async function openYesterday(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Hele dagen' }).first().click()
  await page.waitForURL(/\/register/)
  await page.getByRole('button', { name: 'Dagen før' }).click()
  await page.waitForURL(/date=2024-10-30/)
  await page.locator('li[data-pupil]').first().waitFor()
}

/** The plans of the demo say something of it, whether it is registered or not. */
async function openFirstLesson(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^1\. time/ }).first().click()
  await page.getByText(/^1\. time · /).waitFor()
}

for (const device of devices) {
  test(`a correction after the day says why, and the history shows it: ${device}`, () =>
    visit({ device }, async ({ page }) => {
      await signInAs(page, 'Kontaktlærer')
      await openYesterday(page)
      const unlate = page.getByRole('radio', { name: 'Sent', checked: false })
      const row = page.locator('li[data-source="entry"]').filter({ has: unlate }).first()
      await row.waitFor()
      const pupil = await row.getAttribute('data-pupil')
      await row.getByText('Sent', { exact: true }).click()
      const sheet = page.getByRole('dialog')
      await sheet.getByRole('button', { name: 'Rett', exact: true }).click()
      await sheet.getByText('Skriv kort hvorfor det rettes.').waitFor()
      await looksRight(page, `correction-${device}`)
      await sheet.getByRole('button', { name: 'Kom likevel' }).click()
      await sheet.getByRole('button', { name: 'Rett', exact: true }).click()
      await untilSaved(page)

      await page.goto(`/pupils/${pupil}`)
      await page.getByText(/^Rettet og attestert av/).first().waitFor()
      await page.getByText('Fordi: Kom likevel').first().waitFor()
      await page.getByText(/^Slik sto det før/).first().click()
      await looksRight(page, `pupil-${device}`)
    }))

  test(`a plan is made, shows in the register and is ended: ${device}`, () =>
    visit({ device }, async ({ page }) => {
      await signInAs(page, 'Kontaktlærer')
      await openFirstLesson(page)
      await page.getByText('Etter plan:').first().waitFor()
      await looksRight(page, `register-plan-${device}`)
      const row = page.locator('li[data-pupil]').filter({ hasNotText: 'Etter plan' }).nth(devices.indexOf(device))
      const pupil = await row.getAttribute('data-pupil')
      await page.goto(`/pupils/${pupil}/plan`)
      await page.getByText('Ingen plan').waitFor()
      await page.getByRole('button', { name: 'Ny plan' }).click()
      const sheet = page.getByRole('dialog')
      const until = sheet.getByLabel('Til og med')
      await sheet.getByRole('button', { name: 'Lagre' }).click()
      await sheet.getByText('Velg siste dag.').waitFor()
      await sheet.getByText('Velg minst én ukedag.').waitFor()
      await sheet.locator('#plan-until:focus').waitFor()
      await until.fill('2024-10-01')
      await sheet.getByText('Siste dag er før første dag.').waitFor()
      await until.fill('2024-12-20')
      await sheet.getByLabel('Hvor er eleven ventet?').selectOption('library')
      await sheet.getByRole('button', { name: 'torsdag' }).click()
      await sheet.getByLabel(/^Til lærerne/).fill('Leser med bibliotekaren.')
      await looksRight(page, `plan-sheet-${device}`)
      await sheet.getByRole('button', { name: 'Lagre' }).click()
      await page.getByText('torsdag: hele dagen').waitFor()
      await looksRight(page, `plan-${device}`)

      await page.goto('/')
      await openFirstLesson(page)
      await page.locator(`li[data-pupil="${pupil}"]`).getByText('biblioteket. Leser med bibliotekaren.').waitFor()

      await page.goto(`/pupils/${pupil}/plan`)
      const end = page.getByRole('button', { name: 'Avslutt planen fra i dag' })
      await end.click()
      await page.getByRole('button', { name: 'Nei, behold planen' }).click()
      await end.click()
      await looksRight(page, `plan-end-${device}`)
      await page.getByRole('button', { name: 'Ja, avslutt planen' }).click()
      await page.getByText(/Avsluttet/).waitFor()
    }))

  test(`the administrator keeps the reasons: ${device}`, () =>
    visit({ device }, async ({ page }) => {
      await signInAs(page, 'Systemansvarlig')
      await page.getByRole('heading', { name: 'Sykdom', exact: true }).waitFor()
      await looksRight(page, `reasons-${device}`)
      const name = `Forsinket buss ${device}`
      await page.getByRole('button', { name: 'Ny grunn' }).click()
      const sheet = page.getByRole('dialog')
      const named = sheet.getByLabel('Bokmål').first()
      await named.fill('Sykdom')
      await sheet.getByRole('button', { name: 'Lagre' }).click()
      await sheet.getByText('Det finnes alt en grunn som heter dette.').waitFor()
      await sheet.locator('#reason-name:focus').waitFor()
      await named.fill(name)
      await sheet.getByLabel('Bokmål').last().fill('Skolen vet det selv')
      await sheet.getByRole('checkbox', { name: /^Teller mot grensene/ }).uncheck()
      await looksRight(page, `reason-sheet-${device}`)
      await sheet.getByRole('button', { name: 'Lagre' }).click()
      await page.getByRole('heading', { name }).waitFor()
      await page.getByRole('button', { name: `Flytt ${name} opp` }).click()
      await page.getByRole('button', { name: `Endre ${name}` }).click()
      await sheet.getByRole('checkbox', { name: /^Ikke i bruk/ }).check()
      await sheet.getByRole('button', { name: 'Lagre' }).click()
      await page.getByRole('heading', { name: 'Ikke i bruk lenger' }).waitFor()
    }))
}
