// The half-year reports and the sheet for the certificate: from a home's request to days struck.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'

import { looksRight, signInAs, visit, type Device } from './visit.ts'

// Those of the demo who have to do with grade 10.
const atTheCertificate = '[^]*ungdomsskole'

async function guardianAsks(page: Page, device: Device): Promise<void> {
  await signInAs(page, `Foresatt${atTheCertificate}`)
  await page.getByRole('link', { name: 'Rapporter og vitnemål' }).click()
  await page.getByRole('heading', { name: 'Rapporter og vitnemål' }).waitFor()
  await page.locator('.home-report').first().waitFor()
  await looksRight(page, `home-reports-${device}`)
  await page.locator('.home-report summary').first().click()
  await page.getByText(/Utgave 1, signert/).first().waitFor()
  await looksRight(page, `home-report-open-${device}`)
  await page.getByRole('button', { name: 'Send et ønske' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('radio', { name: 'Sykdom eller annet med helsen' }).waitFor()
  await looksRight(page, `home-ask-${device}`)
  await form.getByLabel('Første dag').fill('2024-09-02')
  await form.getByLabel('Siste dag').fill('2024-09-06')
  await form.getByRole('button', { name: 'Send til skolen' }).click()
  await form.getByText('Ta med legeerklæringen til skolen.').waitFor()
  await form.getByRole('button', { name: 'Lukk' }).last().click()
  await page.getByText('Venter på skolen').first().waitFor()
}

for (const device of ['phone', 'desk'] satisfies Device[]) {
  test(`a guardian sees the reports and asks for days to be struck: ${device}`, () =>
    visit({ device }, ({ page }) => guardianAsks(page, device)))

  test(`the contact teacher sees the half-year, and what was signed last year: ${device}`, () =>
    visit({ device }, async ({ page }) => {
      await signInAs(page, `Kontaktlærer${atTheCertificate}`)
      await page.goto('/reports')
      await page.getByRole('link', { name: /^Halvårsrapport/ }).first().click()
      await page.getByText('Halvåret er ikke over.').waitFor()
      await looksRight(page, `half-year-${device}`)
      await page.locator('.report-table .link-button').first().click()
      const sheet = page.getByRole('dialog')
      await sheet.getByRole('heading', { name: 'Andre halvår' }).waitFor()
      await sheet.locator('summary').first().click()
      await sheet.getByText(/signert 20\. juni 2024/).waitFor()
      await looksRight(page, `half-year-pupil-${device}`)
    }))

  test(`the principal takes a request recorded by phone to days struck: ${device}`, () =>
    visit({ device }, async ({ page }) => {
      await signInAs(page, `Rektor${atTheCertificate}`)
      await page.goto('/reports')
      await page.getByRole('link', { name: /^Til vitnemålet/ }).first().waitFor()
      await looksRight(page, `reports-${device}`)
      await page.getByRole('link', { name: /^Til vitnemålet/ }).first().click()
      await page.locator('.report-table tbody').first().waitFor()
      await looksRight(page, `certificate-${device}`)
      // The first pupil with days that year.
      const pupils = page.locator('.report-table tbody', { has: page.getByText('10+') })
      await pupils.first().getByRole('link').first().click()
      await page.getByRole('heading', { level: 1, name: /^Fravær til vitnemålet: / }).waitFor()
      await page.getByRole('button', { name: 'Før et ønske fra hjemmet' }).click()
      const form = page.getByRole('dialog')
      await form.getByRole('radio', { name: 'Kronisk sykdom eller nedsatt funksjonsevne' }).check()
      // Illness of several days; a single day may be leave, which is not struck as illness.
      await form.locator('.spells button').filter({ hasText: /\d dager\)/ }).first().click()
      await looksRight(page, `certificate-record-${device}`)
      await form.getByRole('button', { name: 'Før ønsket' }).click()
      await form.getByText(/Be hjemmet ta med dokumentasjonen/).waitFor()
      await form.getByRole('button', { name: 'Lukk' }).last().click()
      await page.getByRole('button', { name: /^Behandle/ }).first().click()
      const handle = page.getByRole('dialog')
      await handle.getByLabel('Dokumentasjon du har sett').selectOption({ label: 'Uttalelse fra spesialist' })
      await looksRight(page, `certificate-handle-${device}`)
      await handle.getByRole('button', { name: 'Godkjenn' }).click()
      await handle.waitFor({ state: 'hidden' })
      await page.getByText(/dager ført, \d+ strøket/).first().waitFor()
      await looksRight(page, `certificate-pupil-${device}`)
      const link = await page.getByRole('link', { name: 'Last ned PDF' }).getAttribute('href')
      const pdf = await page.request.get(link ?? '')
      assert.match(pdf.headers()['content-type'] ?? '', /application\/pdf/)
      assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')
    }))
}
