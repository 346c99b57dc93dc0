import assert from 'node:assert/strict'
import { test } from 'node:test'

import { looksRight, signInAs, visit } from './visit.ts'

const heading = 'Utenfor elevens kontroll'

test('the bus was late: one decision for a whole class, and undone', () =>
  visit({}, async ({ page }) => {
    await signInAs(page, 'Rektor')
    await page.getByRole('link', { name: 'Ikke fravær' }).first().click()
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    const form = page.locator('form.outside')
    await form.getByRole('button', { name: 'Vedta: ikke fravær' }).click()
    await form.getByRole('alert').getByText('Velg minst én elev.').waitFor()

    const shown = form.getByLabel('Vis')
    const wanted = await shown.locator('option').nth(2).getAttribute('value')
    await shown.selectOption(wanted)
    const count = await form.locator('.tick').count()
    assert.ok(count > 10, 'a class is listed')
    await form.getByRole('button', { name: `Velg alle ${count}` }).click()
    await form.getByRole('button', { name: 'Forsinket skoleskyss' }).click()
    await form.getByText('De foresatte leser: «Forsinket skoleskyss: ikke fravær (vedtak)»').waitFor()
    await looksRight(page, 'outside-control-desk')
    await form.getByRole('button', { name: `Vedta for ${count} elever` }).click()
    await form.getByRole('status').getByText(`Vedtatt for ${count} elever.`).waitFor()
    await form.getByRole('button', { name: 'Vedta: ikke fravær' }).click()
    assert.equal(await form.getByRole('alert').count(), 0, 'a second click complains of nothing')

    const decision = page.locator('.outside__decision').first()
    await decision.getByText('Vedtatt av').waitFor()
    await decision.getByText('Vis elevene').click()
    await looksRight(page, 'outside-control-decided')

    await decision.getByRole('button', { name: 'Opphev vedtaket' }).click()
    await decision.getByRole('button', { name: 'Ja, opphev' }).click()
    await decision.getByText('Føringene gjelder igjen.').waitFor()
  }))

test('by name on a phone; the teacher sees the decision in the register', () =>
  visit({ device: 'phone' }, async ({ page, }) => {
    await signInAs(page, 'Rektor')
    await page.goto('/outside-control')
    const form = page.locator('form.outside')
    await form.getByLabel('Vis').selectOption({ index: 1 })
    await form.locator('.tick').first().waitFor()
    const first = await page.evaluate(async () => {
      const classes = await (await fetch('/api/my/classes')).json()
      const own = classes.classes.find((one: { lessons: unknown[] }) => one.lessons.length > 0)
      const lesson = own.lessons[0].lesson
      const register = await (await fetch(`/api/classes/${own.class_id}/register?date=${classes.today}&lesson=${lesson}`)).json()
      const { given_name, family_name } = register.pupils[0]
      return { path: `/classes/${own.class_id}/register?lesson=${lesson}`, name: `${given_name} ${family_name}`, lesson }
    })
    await form.getByLabel('Søk etter navn').fill(first.name)
    await form.locator('.tick').first().click()
    await form.getByLabel('Begrunnelse').fill('Ferja gikk ikke.')
    await form.getByText('De foresatte leser: «Ferja gikk ikke: ikke fravær (vedtak)»').waitFor()
    await form.getByLabel('Begrunnelse').fill('Ferja gikk ikke')
    await looksRight(page, 'outside-control-phone')
    await form.getByRole('button', { name: 'Vedta for 1 elev' }).click()
    await form.getByRole('status').getByText('Vedtatt for 1 elev.').waitFor()

    await page.goto(first.path)
    await page.getByText('Ferja gikk ikke: ikke fravær (vedtak)').waitFor()
    await looksRight(page, 'outside-control-register')
    await page.goto('/outside-control')
    const decision = page.locator('.outside__decision').filter({ hasText: 'Ferja gikk ikke' })
    await decision.getByRole('button', { name: 'Opphev vedtaket' }).click()
    await decision.getByRole('button', { name: 'Ja, opphev' }).click()
    await decision.getByText('Føringene gjelder igjen.').waitFor()
  }))
