import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'

import { looksRight, signInAs, visit, type Device } from './visit.ts'

async function pressUntilFocus(page: Page, key: string, what: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key)
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return (element?.closest('label')?.textContent ?? element?.textContent ?? '').trim()
    })
    if (focused.startsWith(what)) return
  }
  assert.fail(`${key} does not reach ${what}`)
}

test('the secretary records a telephone call by keyboard alone', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Sekretær')
    await page.getByRole('link', { name: 'Beskjeder' }).click()
    const search = page.getByRole('combobox', { name: 'Hvem gjelder det?' })
    await search.waitFor()
    await looksRight(page, 'office-desk')

    // From here on nothing but keys.
    await page.keyboard.type('a')
    await page.getByRole('option').first().waitFor()
    assert.equal(await page.getByRole('option').first().getAttribute('aria-selected'), 'true')
    await looksRight(page, 'office-search-desk')
    await page.keyboard.press('ArrowDown')
    const name = (await page.getByRole('option', { selected: true }).locator('span').first().innerText()).trim()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name }).waitFor()
    await page.locator('#report-who label.tile').first().waitFor()
    const [guardian = ''] = (await page.locator('#report-who label.tile').first().innerText()).trim().split('\n')
    await pressUntilFocus(page, 'Tab', guardian)
    await page.keyboard.press('Space')
    await pressUntilFocus(page, 'Tab', 'Syk')
    await page.keyboard.press('Space')
    await looksRight(page, 'office-record-desk')
    await pressUntilFocus(page, 'Tab', 'Det de sa')
    await page.keyboard.type('Kastet opp i natt')
    await page.keyboard.press('Enter')
    await page.getByText(/er meldt borte|var meldt borte fra før/).waitFor()
    assert.ok(await search.evaluate((input) => input === document.activeElement), 'the next call can come')

    const line = page.locator('.office__line').filter({ hasText: name }).filter({ hasText: 'ringt inn' })
    await line.waitFor()
    await pressUntilFocus(page, 'Tab', 'Angre')
    const undo = line.getByRole('button')
    await undo.focus()
    await page.keyboard.press('Enter')
    await line.waitFor({ state: 'detached' })
    await page.getByRole('status').getByText(`Beskjeden om ${name} er tatt tilbake.`).waitFor()
  }))

test('what a guardian wrote is taken back only after a question', async () => {
  const words = 'Våknet med vondt i halsen.'
  await visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.getByRole('link', { name: 'Meld fravær' }).click()
    await page.locator('#report-who label.tile').first().click()
    await page.locator('label.tile').filter({ hasText: 'Syk' }).click()
    await page.getByLabel('Vil du si mer?').fill(words)
    await page.getByRole('button', { name: 'Send til skolen' }).click()
    await page.getByRole('heading', { name: 'Skolen har fått beskjeden' }).waitFor()
  })
  await visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Sekretær')
    await page.goto('/office')
    const line = page.locator('.office__line').filter({ hasText: words })
    const name = await line.locator('b').innerText()
    await line.getByRole('button', { name: `Angre beskjeden om ${name}` }).click()
    const question = line.getByRole('group', { name: 'Vil du ta beskjeden tilbake?' })
    assert.ok(await question.evaluate((group) => group === document.activeElement), 'the keyboard goes on from the question')
    await looksRight(page, 'office-take-back-phone')
    await question.getByRole('button', { name: 'Nei, behold den' }).click()
    await line.getByRole('button', { name: `Angre beskjeden om ${name}` }).click()
    await question.getByRole('button', { name: 'Ja, ta tilbake' }).click()
    await page.getByRole('status').getByText(`Beskjeden om ${name} er tatt tilbake.`).waitFor()
    await line.waitFor({ state: 'detached' })
    await looksRight(page, 'office-taken-back-phone')
  })
})

test('the office on a telephone: somebody else is told that their word is not taken', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Sekretær')
    await page.goto('/office')
    await page.getByRole('combobox').fill('o')
    await page.getByRole('option').first().click()
    await page.locator('label.tile').filter({ hasText: 'En annen' }).click()
    await page.getByText(/^Bare de som står her/).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Lagre beskjeden' }).count(), 0)
    await looksRight(page, 'office-somebody-else-phone')
  }))

test('what is typed is answered from what is here already: the name is sent nowhere, and no network is needed', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Sekretær')
    await page.goto('/office')
    const search = page.getByRole('combobox')
    const found = page.getByRole('option').locator('span').first()
    await search.fill('a')
    const name = (await found.innerText()).trim()
    await search.fill('')
    await found.waitFor({ state: 'detached' })

    // The page may still be fetching lists of its own: what counts is that none of it carries the name.
    const sent: string[] = []
    page.on('request', (request) => sent.push(`${decodeURIComponent(request.url())} ${request.postData() ?? ''}`))
    await page.context().setOffline(true)
    await search.pressSequentially(name)
    await found.getByText(name, { exact: true }).waitFor()
    assert.deepEqual(sent.filter((request) => request.includes(name.slice(0, 3))), [])
  }))

test('a class is listed whole, and read through by keys', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Sekretær')
    await page.goto('/office')
    await page.getByRole('combobox').fill('1A')
    const options = page.getByRole('option')
    await options.first().waitFor()
    const count = await options.count()
    assert.ok(count > 20, `${count} pupils`)
    for (let presses = 1; presses < count; presses += 1) await page.keyboard.press('ArrowDown')
    assert.equal(await options.last().getAttribute('aria-selected'), 'true')
    const isInSight = await options.last().evaluate((option) => {
      const list = option.parentElement?.getBoundingClientRect()
      const { top, bottom } = option.getBoundingClientRect()
      return list !== undefined && top >= list.top - 1 && bottom <= list.bottom + 1 && bottom <= innerHeight
    })
    assert.ok(isInSight, 'the chosen one is in sight')
    await looksRight(page, 'office-class-desk')
  }))

const told: { device: Device; choice: string; stands: RegExp; listed: RegExp }[] = [
  { device: 'desk', choice: 'Vil bli ringt', stands: /vil bli ringt\./, listed: /vil helst bli ringt · .*somali/ },
  { device: 'phone', choice: 'Vil ha tekstmelding', stands: /vil ha tekstmelding\./, listed: /vil helst ha tekstmelding/ },
]

async function openRecord(page: Page, pupil: string): Promise<void> {
  await page.goto('/office')
  await page.getByRole('combobox').fill(pupil)
  await page.getByRole('option').first().click()
  await page.getByRole('heading', { name: pupil }).waitFor()
}

for (const { device, choice, stands, listed } of told) {
  test(`how a home wants to be reached, told on the telephone, stands for who calls it: ${device}`, () =>
    visit({ device }, async ({ page }) => {
      await signInAs(page, 'Sekretær')
      await page.goto('/morning')
      const pupil = await page.locator('li.missing[data-status="open"]').first().getByRole('heading').innerText()

      await openRecord(page, pupil)
      const caller = page.locator('#report-who label.tile').filter({ has: page.locator('input:enabled') }).first()
      const [guardian = ''] = (await caller.innerText()).trim().split('\n')
      await caller.click()
      await page.getByLabel('Det de sa').fill('Kommer senere')
      const opener = page.getByRole('button', { name: /^(Slik vil hjemmet nås|Endre hvordan .* vil nås)$/ })
      await opener.click()
      await page.getByRole('group', { name: `Hvordan vil ${guardian} nås?` }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('group', { name: `Hvordan vil ${guardian} nås?` }).waitFor({ state: 'detached' })
      await opener.click()
      await page.locator('label.tile').filter({ hasText: choice }).click()
      await page.getByLabel('Hvilket språk vil de snakke?').selectOption({ label: 'Somali' })
      await page.getByRole('checkbox', { name: 'Trenger tolk' }).setChecked(true, { force: true })
      await looksRight(page, `office-wish-${device}`)
      await page.getByRole('button', { name: 'Lagre', exact: true }).click()
      await page.getByText('Lagret. De som kontakter hjemmet, ser dette.').waitFor()
      const change = page.getByRole('button', { name: `Endre hvordan ${guardian} vil nås` })
      assert.ok(await change.evaluate((button) => button === document.activeElement), 'the keyboard goes on from where it was')
      await page.locator('.needs li').filter({ hasText: guardian }).filter({ hasText: stands }).filter({ hasText: 'Trenger tolk: Somali' }).waitFor()
      assert.equal(await page.getByLabel('Det de sa').inputValue(), 'Kommer senere', 'the message that was being written stands')
      await looksRight(page, `office-wish-saved-${device}`)

      await page.goto('/morning')
      const card = page.locator('li.missing', { has: page.getByRole('heading', { name: pupil, exact: true }) })
      await card.getByRole('button', { name: /^Jeg ringer/ }).click()
      await card.locator('.home-person').filter({ hasText: guardian }).filter({ hasText: listed }).waitFor()
      await looksRight(page, `morning-wish-${device}`)
      await card.getByRole('button', { name: 'Gi fra meg' }).click()
      await card.getByRole('button', { name: /^Jeg ringer/ }).waitFor()
    }))
}
