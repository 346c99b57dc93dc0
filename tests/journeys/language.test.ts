import assert from 'node:assert/strict'
import { test } from 'node:test'

import { signInAs, visit } from './visit.ts'

test('the language is chosen before signing in and stays', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await page.goto('/')
    await page.getByRole('heading', { name: 'Prøv Tilstede' }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Choose who you want to be.').waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    await page.reload()
    await page.getByText('Choose who you want to be.').waitFor()
    await page.getByRole('button', { name: 'Nynorsk' }).click()
    await page.getByText('Vel kven du vil vere.').waitFor()
  }))

test('staff change language where they are', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.getByRole('button', { name: /^Konto:/ }).click()
    await page.getByRole('button', { name: 'Nynorsk' }).click()
    await page.getByRole('heading', { name: 'Timane mine' }).waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'nn')
  }))

test('a browser in English gets English', () =>
  visit({ locale: 'en-GB' }, async ({ page }) => {
    await page.goto('/')
    await page.getByText('Choose who you want to be.').waitFor()
  }))
