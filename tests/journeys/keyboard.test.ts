import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'

import { allRows, signInAs, unmarkedRows, untilSaved, visit } from './visit.ts'

/** Presses Tab until the focus stands where `isThere` says; a page where it never gets there fails. */
async function tabTo(page: Page, what: string, isThere: (element: Element) => boolean): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(`(${isThere.toString()})(document.activeElement)`)
    if (found) return
  }
  assert.fail(`Tab does not reach ${what}`)
}

test('a lesson is registered from the keyboard alone', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await tabTo(page, 'the next lesson', (element) => (element.textContent ?? '').includes('Før timen'))
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/register/)
    await page.getByRole('group').first().waitFor()

    const [first, second, third] = await allRows(page)
    const untouched = (await unmarkedRows(page)).at(-1)
    assert.ok(first && second && third && untouched)
    await first.present.focus()
    await page.keyboard.press('2')
    await page.keyboard.press('1')
    await page.keyboard.press('3')
    assert.ok(await first.absent.isChecked())
    assert.ok(await second.present.isChecked())
    assert.ok(await third.late.isChecked())
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('2')
    assert.ok(await second.absent.isChecked(), 'the arrow went back to the second pupil')
    await untilSaved(page)

    await tabTo(page, 'the rest', (element) => (element.textContent ?? '').startsWith('Resten er til stede'))
    await page.keyboard.press('Enter')
    await page.getByText(/^Ført av/).waitFor()
    await page.reload()
    await page.getByText(/^Ført av/).waitFor()
    assert.ok(await first.absent.isChecked())
    assert.ok(await second.absent.isChecked())
    assert.ok(await third.late.isChecked())
    assert.ok(await untouched.present.isChecked())
  }))
