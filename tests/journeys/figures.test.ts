import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { signInAs, visit } from './visit.ts'

test('the school owner sees schools and grades, and takes them along as files', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Skoleeier')
    const stokke = page.getByRole('row', { name: /^Stokke ungdomsskole/ })
    // The audit's table: 10 days on average in grade 10 by 31 October.
    await stokke.getByRole('cell', { name: /^10,0/ }).waitFor()
    assert.ok((await stokke.getByText('ikke på denne skolen').count()) >= 7, 'grades it does not have are no zeros')

    await page.getByRole('button', { name: 'Andel med minst 10' }).click()
    await page.waitForURL(/show=share/)
    await page.getByLabel('Måles i').selectOption('Timer')
    await page.waitForURL(/measure=hours/)
    await page.getByText('Andelen elever med minst 10 timer.').waitFor()

    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Last ned som CSV' }).click()
    const download = await waiting
    assert.equal(download.suggestedFilename(), 'fravaer-hours-2024-10-31.csv')
    assert.match(readFileSync(await download.path(), 'utf8'), /^school,grade,pupils,mean,median/)
  }))

test('what is chosen stands in the address, and a reload shows the same', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Skoleeier')
    await page.getByRole('combobox', { name: 'Skoleår' }).selectOption('2023-24')
    await page.getByText('Skoleåret 2023-24 til og med 31. juli 2024').waitFor()
    await page.reload()
    await page.getByText('Skoleåret 2023-24 til og med 31. juli 2024').waitFor()
  }))

test('the auditor sees what may leave the house: small groups are hidden, and why', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Revisor')
    await page.getByText('Skoleåret 2024-25 til og med 30. september 2024').waitFor()
    await page.getByText(/^Grupper på færre enn 5 elever er skjult/).first().waitFor()
    await page.getByRole('cell', { name: 'Skjult' }).first().waitFor()
    assert.equal(await page.getByLabel('For hvem').count(), 0)
  }))

test('a principal sees the school alone', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Rektor')
    // On a phone the figures are among what the menu has put away.
    await page.getByRole('button', { name: 'Mer' }).click()
    await page.getByRole('link', { name: 'Tall', exact: true }).click()
    const table = page.getByRole('region', { name: 'Skole og trinn' })
    await table.getByRole('row').nth(1).waitFor()
    assert.equal(await table.getByRole('row').count(), 2, 'a heading and one school')
  }))
