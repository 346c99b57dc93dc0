// Every page on a phone and on a desk, light and dark: axe, no sideways scroll, no complaint of the browser.
// The pictures stand in journeys/pictures/; look at them.
import { test } from 'node:test'
import type { Page } from 'playwright-core'

import { looksRight, signInAs, tap, unmarkedRows, untilSaved, visit, type Device } from './visit.ts'

async function staffPages(page: Page, suffix: string): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: /^Kontaktlærer/ }).first().waitFor()
  await looksRight(page, `sign-in${suffix}`)

  await signInAs(page, 'Kontaktlærer')
  await page.getByRole('heading', { name: 'Klassene mine' }).waitFor()
  await looksRight(page, `start${suffix}`)

  await page.locator('a.lesson').last().click()
  await page.waitForURL(/\/register/)
  await page.getByRole('group').first().waitFor()
  await looksRight(page, `register${suffix}`)

  const [row] = await unmarkedRows(page)
  if (row) await tap(row.absent)
  await page.getByRole('button', { name: /^Detaljer for/ }).first().click()
  await page.getByRole('dialog').waitFor()
  await looksRight(page, `details${suffix}`)
  await page.keyboard.press('Escape')
  await untilSaved(page)

  await page.getByRole('link', { name: 'Hele dagen' }).click()
  await page.locator('[aria-current="page"]', { hasText: 'Hele dagen' }).waitFor()
  await page.getByRole('group').first().getByText('Sent').waitFor()
  await looksRight(page, `whole-day${suffix}`)

  await page.getByRole('link', { name: 'Klassen min' }).first().click()
  await page.locator('ol.review > li').first().waitFor()
  await looksRight(page, `review${suffix}`)
  await page.getByRole('button', { name: /^Hvorfor\?/ }).first().click()
  await page.getByRole('dialog').waitFor()
  await looksRight(page, `why${suffix}`)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^Konto:/ }).click()
  await looksRight(page, `account${suffix}`)
}

for (const device of ['phone', 'desk'] satisfies Device[]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the pages of staff look right: ${device}, ${colorScheme}`, () =>
      visit({ device, colorScheme }, ({ page }) => staffPages(page, `-${device}-${colorScheme}`)))

    test(`the pages of guardians and leaders look right: ${device}, ${colorScheme}`, () =>
      visit({ device, colorScheme }, async ({ page, context }) => {
        await signInAs(page, 'Foresatt')
        await page.locator('section.child dl').first().waitFor()
        await looksRight(page, `children-${device}-${colorScheme}`)
        for (const role of ['Elev', 'Helsesykepleier', 'Systemansvarlig']) {
          await context.clearCookies()
          await signInAs(page, role)
          await looksRight(page, `${role.toLowerCase()}-${device}-${colorScheme}`)
        }
        await context.clearCookies()
        await signInAs(page, 'Rektor')
        await page.locator('li.class-row').first().waitFor()
        await looksRight(page, `leader-${device}-${colorScheme}`)
      }))

    test(`the figures look right: ${device}, ${colorScheme}`, () =>
      visit({ device, colorScheme }, async ({ page, context }) => {
        for (const role of ['Skoleeier', 'Revisor']) {
          await signInAs(page, role)
          await page.getByRole('heading', { name: 'Skole og trinn' }).waitFor()
          await page.getByRole('heading', { name: 'Samme dag i andre skoleår' }).waitFor()
          await page.getByRole('heading', { name: 'Måned for måned' }).waitFor()
          await page.getByText('Slik er tallene regnet ut').click()
          await looksRight(page, `figures-${role.toLowerCase()}-${device}-${colorScheme}`)
          await context.clearCookies()
        }
      }))
  }
}
