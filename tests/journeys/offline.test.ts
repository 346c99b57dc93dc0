import assert from 'node:assert/strict'
import { test } from 'node:test'

import { looksRight, openFreeLesson, signInAs, tap, unmarkedRows, untilSaved, visit } from './visit.ts'

test('what is tapped without a network waits in sight and is stored when the network is back', () =>
  visit({ device: 'phone' }, async ({ page, context }) => {
    await signInAs(page, 'Kontaktlærer')
    await openFreeLesson(page)
    const [row, other] = await unmarkedRows(page)
    assert.ok(row && other)

    await context.setOffline(true)
    await tap(row.absent)
    await page.getByText('1 venter, ikke lagret ennå.').waitFor()
    await tap(other.absent)
    await page.getByText('2 venter, ikke lagret ennå.').waitFor()
    await page.getByText('Ingen forbindelse. 2 føringer venter på å bli lagret.').waitFor()
    await looksRight(page, 'register-offline')
    assert.ok(await row.absent.isChecked())

    await context.setOffline(false)
    await untilSaved(page)
    await page.getByText(/venter/).waitFor({ state: 'hidden' })
    await page.reload()
    await page.getByRole('group').first().waitFor()
    assert.ok(await row.absent.isChecked())
    assert.ok(await other.absent.isChecked())
  }))
