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

    const flags = pupils.first().locator('.flag')
    assert.match(await flags.first().innerText(), /nå \d+[^]*nådd/, 'five is told under ten, not beside it')
    const texts = await flags.allInnerTexts()
    assert.equal(new Set(texts.map((text) => text.split('·')[0])).size, texts.length)

    await page.getByRole('button', { name: /^Hvorfor\?/ }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('Nådd første gang').waitFor()
    await sheet.getByText(/^Bygger på \d+ føring/).waitFor()
    const grounds = await sheet.getByRole('listitem').allInnerTexts()
    assert.ok(grounds.length > 0 && grounds.every((text) => /okumentert/.test(text)), 'each entry is named, documented or not')
    await sheet.getByRole('button', { name: 'Lukk' }).click()
    await sheet.waitFor({ state: 'hidden' })
  }))
