import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'

import { looksRight, signInAs, visit } from './visit.ts'

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

test('a guardian reads in Arabic: from right to left, and a machine has translated', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.getByRole('button', { name: /^Velg språk/ }).click()
    await looksRight(page, 'language-menu')
    await page.getByRole('button', { name: 'العربية' }).click()
    await page.getByRole('heading', { name: 'أطفالي' }).waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'ar')
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
    await page.getByText('تُرجمت هذه الصفحة آليًا').waitFor()
    await page.locator('section.child dl').first().waitFor()
    await looksRight(page, 'children-ar')

    await page.reload()
    await page.getByRole('heading', { name: 'أطفالي' }).waitFor()
    await page.getByRole('button', { name: /^اختر اللغة/ }).click()
    await page.getByRole('button', { name: 'Bokmål' }).click()
    await page.getByRole('heading', { name: 'Mine barn' }).waitFor()
    assert.equal(await page.locator('html').getAttribute('dir'), 'ltr')
    assert.equal(await page.getByText('oversatt av en maskin').count(), 0)
  }))

test('nine languages on a small screen, and none shows a bare key', () =>
  visit({ device: 'phone' }, async ({ page, context }) => {
    for (const language of ['nb', 'nn', 'en', 'pl', 'uk', 'ar', 'so', 'lt', 'ti']) {
      await page.goto('/')
      await page.evaluate((code) => localStorage.setItem('lang', code), language)
      await page.reload()
      await page.locator('.sign-in .person').first().waitFor()
      assert.equal(await page.locator('html').getAttribute('lang'), language)
      await looksRight(page, `sign-in-${language}`)
      await page.locator('.person').filter({ has: page.locator('.person__role') }).nth(await guardianAt(page)).click()
      await page.locator('section.child dl').first().waitFor()
      await looksRight(page, `children-${language}`)
      assert.deepEqual(await bareKeys(page), [])
      await context.clearCookies()
    }
  }))

test('staff are spoken to in a language that all their texts exist in', () =>
  visit({}, async ({ page }) => {
    await page.goto('/')
    await page.evaluate(() => localStorage.setItem('lang', 'pl'))
    await page.reload()
    await page.getByRole('button', { name: /^Wychowawca klasy/ }).first().click()
    const confirm = page.getByRole('button', { name: 'Jeg kjenner reglene' })
    await confirm.or(page.getByRole('heading', { name: 'Mine timer' })).waitFor()
    if (await confirm.isVisible()) await confirm.click()
    await page.getByRole('heading', { name: 'Mine timer' }).waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'nb')
  }))

/** The demo's people stand in the same order in every language. */
async function guardianAt(page: Page): Promise<number> {
  const logins = await page.evaluate(async () => (await (await fetch('/api/demo/people')).json()).people.map((one: { role: string }) => one.role))
  return logins.indexOf('guardian')
}

async function bareKeys(page: Page): Promise<string[]> {
  return (await page.locator('body').innerText()).match(/\b[a-z_]+\.[a-z_]+\b/g) ?? []
}
