import assert from 'node:assert/strict'
import { test } from 'node:test'

import { signInAs, visit } from './visit.ts'

test('the contact teacher sees the class, worst first, and why there is a flag', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('link', { name: 'Klassen min' }).first().click()
    const pupils = page.locator('ol.review > li')
    await pupils.first().waitFor()
    assert.ok((await pupils.first().getByRole('table').count()) > 0, 'each pupil has a calendar')

    await page.getByRole('button', { name: /^Hvorfor\?/ }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Nådd første gang').waitFor()
    await sheet.getByText(/^Bygger på \d+ føring/).waitFor()
    assert.ok((await sheet.getByRole('listitem').count()) > 0, 'the entries it rests on are named')
    await sheet.getByRole('button', { name: 'Lukk' }).click()
    await sheet.waitFor({ state: 'hidden' })
  }))
