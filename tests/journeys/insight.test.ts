// Who has looked: the guardian's page, and the data protection officer's way to it.
import assert from 'node:assert/strict'
import { test } from 'node:test'

import { looksRight, signInAs, visit } from './visit.ts'

test('a guardian sees who has looked at the child, and that this is seen too', () =>
  visit({ device: 'phone' }, async ({ page, context }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('link', { name: 'Klassen min' }).first().click()
    await page.locator('ol.review > li').first().waitFor()
    await context.clearCookies()

    // The teacher looked at one class only: the child that the demo names, of the siblings.
    await page.goto('/')
    const place = await page.getByRole('button', { name: /^Foresatt/ }).first().innerText()
    await signInAs(page, 'Foresatt')
    const children = page.locator('section.child')
    await children.first().waitFor()
    const names = await children.locator('h2').allInnerTexts()
    const child = children.nth(names.findIndex((name) => place.includes(name)))
    await child.getByRole('link', { name: 'Hvem har sett på dette?' }).click()
    await page.getByRole('heading', { name: /^Hvem har sett på opplysningene om/ }).waitFor()
    await page.getByText('Åpnet oversikten over fraværet i klassen').first().waitFor()
    await page.getByText('Kontaktlærer').first().waitFor()
    assert.ok((await page.getByText('Du', { exact: true }).count()) > 0, 'the own look at the absence')
    await looksRight(page, 'log-phone')

    const file = page.waitForEvent('download')
    await page.getByRole('button', { name: /^Last ned listen/ }).click()
    assert.match((await file).suggestedFilename(), /^innsynslogg-2024-10-02-2024-10-31\.csv$/)

    await page.reload()
    await page.getByText('Så på denne oversikten').first().waitFor()
    await page.getByLabel('Fra og med').fill('2024-08-01')
    await page.getByLabel('Til og med').fill('2024-08-02')
    await page.getByRole('button', { name: 'Vis', exact: true }).click()
    await page.getByText('Ingen har sett på eller endret noe disse dagene.').waitFor()
  }))

test('the log in Arabic runs from right to left', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.getByRole('link', { name: 'Hvem har sett på dette?' }).first().click()
    await page.getByRole('heading', { name: /^Hvem har sett/ }).waitFor()
    await page.getByRole('button', { name: /^Velg språk/ }).click()
    await page.getByRole('button', { name: 'العربية' }).click()
    await page.getByRole('heading', { name: /^من اطّلع/ }).waitFor()
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
    await page.locator('.log-line').first().waitFor()
    await looksRight(page, 'log-ar-phone')
    await page.setViewportSize({ width: 1280, height: 900 })
    await looksRight(page, 'log-ar-desk')
  }))

test('the data protection officer finds a pupil by name, and nothing but the log', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Personvernombud')
    await page.getByRole('button', { name: 'Søk' }).click()
    await page.getByText('Skriv et navn, eller begynnelsen på det.').waitFor()
    await page.locator('input[name=name]:focus').waitFor()
    await page.getByLabel('Navn på eleven').fill('a')
    await page.getByRole('button', { name: 'Søk' }).click()
    await page.getByText('Flere enn 20 passer.').waitFor()
    await looksRight(page, 'log-search')
    assert.ok(!page.url().includes('name='), 'no name in the address')
    await page.locator('.log-found a').first().click()
    await page.getByRole('heading', { name: /^Hvem har sett på opplysningene om/ }).waitFor()
    await looksRight(page, 'log-officer')
  }))

test('whoever may not read the logs is told so at once', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Rektor')
    await page.goto('/log')
    await page.getByText('Siden finnes ikke, eller du har ikke tilgang.').waitFor()
    assert.equal(await page.getByLabel('Navn på eleven').count(), 0)
  }))
