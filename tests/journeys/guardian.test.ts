import assert from 'node:assert/strict'
import { test } from 'node:test'

import { signInAs, visit } from './visit.ts'

test('a guardian sees the own child, and nothing of the staff', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.locator('section.child dl').first().waitFor()
    assert.equal(await page.getByRole('navigation').count(), 0)
    assert.equal(await page.getByText('Internt').count(), 0)

    await page.goto('/classes/00000000-0000-7000-8000-000000000000/review')
    await page.getByText('Siden finnes ikke, eller du har ikke tilgang.').waitFor()
    await page.getByRole('link', { name: 'Til startsiden' }).click()
    await page.getByRole('heading', { name: 'Mine barn' }).waitFor()
  }))

test('a pupil sees the own absence, and nothing of the staff', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Elev')
    await page.getByRole('heading', { name: 'Fraværet mitt' }).waitFor()
    assert.equal(await page.locator('section.child').count(), 1)
    await page.locator('section.child dl').waitFor()
    assert.equal(await page.getByRole('navigation').count(), 0)
    await page.goto('/leave')
    await page.locator('.leave__child').waitFor()
    assert.equal(await page.getByText('Her søker du om permisjon').count(), 0, 'a pupil applies for nothing')
  }))

test('whose session has ended is told why the sign-in page came', () =>
  visit({ device: 'phone' }, async ({ page, context }) => {
    await signInAs(page, 'Kontaktlærer')
    await context.clearCookies()
    await page.getByRole('link', { name: 'Klassen min' }).first().click()
    await page.getByText('Du ble logget ut fordi siden sto ubrukt.').waitFor()
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('button', { name: /^Konto:/ }).click()
    await page.getByRole('button', { name: 'Logg ut' }).click()
    await page.getByRole('heading', { name: 'Prøv Tilstede' }).waitFor()
    assert.equal(await page.getByText('Du ble logget ut').count(), 0, 'whoever signs out knows why')
  }))

test('whoever signs out is out, also by the back button', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.getByRole('button', { name: /^Konto:/ }).click()
    await page.getByRole('button', { name: 'Logg ut' }).click()
    await page.getByRole('heading', { name: 'Prøv Tilstede' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Prøv Tilstede' }).waitFor()
  }))
