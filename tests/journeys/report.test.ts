import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'

import { looksRight, signInAs, visit } from './visit.ts'

const tile = (page: Page, words: string | RegExp) => page.locator('label.tile').filter({ hasText: words })

/** What is left of earlier journeys in the same demo. */
async function takeAllBack(page: Page): Promise<void> {
  for (;;) {
    await page.locator('section.child dl').first().waitFor()
    const own = page.locator('.reported').getByRole('button', { name: 'Ta tilbake' })
    if ((await own.count()) === 0) return
    await own.first().click()
    await page.getByRole('button', { name: 'Ja, ta tilbake' }).click()
    await page.getByText(/^Beskjeden er tatt tilbake/).first().waitFor()
    await page.reload()
  }
}

test('a guardian reports two children in one go: five taps', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await takeAllBack(page)
    await looksRight(page, 'home-children-phone')
    let taps = 0
    const tap = async (target: ReturnType<typeof tile>) => {
      await target.click()
      taps += 1
    }
    await tap(page.getByRole('link', { name: 'Meld fravær' }))
    const children = page.locator('#report-who label.tile')
    await children.first().waitFor()
    assert.equal(await children.count(), 2)
    await looksRight(page, 'report-phone')
    await tap(children.nth(0))
    await tap(children.nth(1))
    await tap(tile(page, 'Syk'))
    await tap(page.getByRole('button', { name: 'Send til skolen' }))
    await page.getByRole('heading', { name: 'Skolen har fått beskjeden' }).waitFor()
    assert.equal(taps, 5)
    assert.equal(await page.locator('.sent__child').count(), 2)
    await page.getByText('Hva skjer nå?').waitFor()
    await looksRight(page, 'report-sent-phone')

    await page.getByRole('link', { name: 'Til barna' }).click()
    await page.locator('.reported').nth(1).waitFor()
    await looksRight(page, 'home-reported-phone')

    // The same once more is told, not stored.
    await page.getByRole('link', { name: 'Meld fravær' }).click()
    await children.nth(0).click()
    await tile(page, 'Syk').click()
    await page.getByRole('button', { name: 'Send til skolen' }).click()
    await page.getByText('Dette var meldt fra før. Du trenger ikke gjøre mer.').waitFor()
    await page.getByRole('link', { name: 'Til barna' }).click()
    await takeAllBack(page)
    assert.equal(await page.locator('.reported__line').count(), 0)
  }))

test('part of a day is chosen among the own lessons of the child', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await takeAllBack(page)
    await page.getByRole('link', { name: 'Meld fravær' }).click()
    await page.locator('#report-who label.tile').first().click()
    await tile(page, 'Del av dagen').click()
    const lessons = page.getByRole('group', { name: 'Hvilke timer?' }).locator('label.tile')
    await lessons.nth(1).waitFor()
    await page.getByRole('button', { name: 'Send til skolen' }).click()
    await page.getByText('Velg timer, eller skriv klokkeslett.').waitFor()
    await lessons.nth(1).click()
    await tile(page, 'Lege eller tannlege').click()
    await looksRight(page, 'report-part-phone')
    await page.getByRole('button', { name: 'Send til skolen' }).click()
    await page.getByRole('heading', { name: 'Skolen har fått beskjeden' }).waitFor()
    await page.getByText(/\d\. time · Lege eller tannlege/).waitFor()
    // From the receipt, as from the start page.
    await page.getByRole('link', { name: 'Endre' }).click()
    await page.getByRole('heading', { name: 'Endre beskjeden' }).waitFor()
    assert.ok(await tile(page, 'Lege eller tannlege').locator('input').isChecked(), 'what was sent stands in the form')
    await page.getByRole('link', { name: 'Tilstede' }).first().click()
    await page.locator('.reported').first().waitFor()
    await page.getByRole('link', { name: 'Endre' }).click()
    await page.getByRole('heading', { name: 'Endre beskjeden' }).waitFor()
    await tile(page, 'I dag').click()
    await page.getByRole('button', { name: 'Lagre endringen' }).click()
    await page.getByText(/Hele dagen · Lege eller tannlege/).waitFor()
    await page.getByText('Hva skjer nå?').waitFor()
    await page.getByRole('button', { name: 'Ta tilbake' }).click()
    await page.getByRole('button', { name: 'Ja, ta tilbake' }).click()
    await page.getByRole('heading', { name: 'Beskjeden er tatt tilbake' }).waitFor()
    assert.equal(await page.getByText('Hva skjer nå?').count(), 0)
    await looksRight(page, 'report-taken-back-phone')
    await page.getByRole('link', { name: 'Til barna' }).click()
    await takeAllBack(page)
  }))

test('the form is right at a desk, too, and says what is missing', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.getByRole('link', { name: 'Meld fravær' }).click()
    await page.getByRole('button', { name: 'Send til skolen' }).click()
    await page.getByText('Velg minst ett barn.').waitFor()
    await page.locator('#report-who label.tile').first().click()
    await tile(page, 'Andre dager').click()
    await page.getByRole('button', { name: 'Send til skolen' }).click()
    await page.getByText('Velg en grunn.').waitFor()
    await looksRight(page, 'report-desk')
    await page.getByLabel('Første dag').fill('2024-11-02')
    await page.getByLabel('Siste dag').fill('2024-11-01')
    await tile(page, 'Syk').click()
    await page.getByRole('button', { name: 'Send til skolen' }).click()
    await page.getByText('Siste dag er før første dag.').waitFor()
    await page.getByLabel('Siste dag').fill('2024-11-03')
    await page.getByRole('button', { name: 'Send til skolen' }).click()
    await page.getByText('Det er ikke skole da. Du trenger ikke å melde noe.').waitFor()
  }))
