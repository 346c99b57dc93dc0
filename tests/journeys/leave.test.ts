import assert from 'node:assert/strict'
import { test } from 'node:test'

import { looksRight, signInAs, visit } from './visit.ts'

const monday = '2025-02-10'

test('a guardian applies on the phone, the principal refuses some days, the letter comes, the days stand', async () => {
  let child = ''
  await visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.getByRole('link', { name: 'Permisjon og fridager' }).click()
    await page.getByRole('heading', { level: 1, name: 'Permisjon og fridager' }).waitFor()
    child = await page.locator('.leave__child h2').first().innerText()
    await page.getByRole('button', { name: 'Søk om permisjon' }).click()
    const form = page.locator('form.leave__form')
    await form.waitFor()
    const boxes = form.getByRole('checkbox')
    if ((await boxes.count()) > 0) await boxes.first().check()
    await form.getByLabel('Første dag').fill(monday)
    await form.getByLabel('Siste dag').fill('2025-02-21')
    await form.getByRole('button', { name: 'Send søknaden' }).click()
    await form.getByText('Skriv hva det gjelder.').waitFor()
    await form.getByRole('textbox', { name: 'Hva gjelder det?' }).fill('Besøk hos besteforeldre.')
    await form.getByRole('textbox', { name: 'Hvordan lærer barnet imens?' }).fill('Vi leser og regner hver dag.')
    await looksRight(page, 'leave-apply-phone')
    await form.getByRole('button', { name: 'Send søknaden' }).click()
    await page.getByText('Sendt. Du ser den under.').waitFor()
    await page.getByText('Venter på svar').first().waitFor()
    await looksRight(page, 'leave-home-phone')
  })

  await visit({}, async ({ page }) => {
    await signInAs(page, 'Rektor')
    await page.getByRole('link', { name: /permisjon(er)? å avgjøre/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Permisjon' }).waitFor()
    const one = page.locator('.leave__case').filter({ hasText: 'Besøk hos besteforeldre.' })
    await looksRight(page, 'leave-cases-desk')
    await one.getByRole('button', { name: 'Innvilg noen av dagene' }).click()
    await one.getByLabel('Siste dag').fill('2025-02-14')
    await one.getByRole('button', { name: /og send brev/ }).click()
    await one.getByText('Skriv hvorfor det ikke blir').waitFor()
    await one.getByLabel('Begrunnelse').fill('Uke 8 er det heldagsprøver.')
    await looksRight(page, 'leave-decide-desk')
    await one.getByRole('button', { name: /og send brev/ }).click()
    await one.getByText('Ja, noen av dagene').waitFor()
    await one.getByText('Innvilget: 10.–14. februar').waitFor()
    assert.equal(await one.getByRole('button', { name: 'Avslå' }).count(), 0)
  })

  await visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.goto('/leave')
    const own = page.locator('.leave__item').filter({ hasText: 'Ja, noen av dagene' })
    await own.getByText('Les brevet').click()
    await own.getByText('Uke 8 er det heldagsprøver.').waitFor()
    await own.getByText('Dere kan klage').waitFor()
    await looksRight(page, 'leave-letter-phone')
    assert.ok(child !== '')
    const days = await page.evaluate(async () => {
      const leave = await (await fetch('/api/my/leave')).json()
      return leave.children.flatMap((one: { usage: { leave_days: number } }) => one.usage.leave_days)
    })
    assert.ok(days.some((count: number) => count >= 5), 'the days stand as absence')
  })
})

test('a day off without applying, and withdrawn again', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Foresatt')
    await page.goto('/leave')
    await page.getByRole('button', { name: 'Søk om permisjon' }).click()
    const form = page.locator('form.leave__form')
    await form.waitFor()
    const boxes = form.getByRole('checkbox')
    if ((await boxes.count()) > 0) await boxes.first().check()
    await form.getByRole('radio', { name: /Fridag uten søknad/ }).check()
    await form.getByLabel('Første dag').fill('2025-03-10')
    await form.getByRole('button', { name: 'Meld fra om fridag' }).click()
    const told = page.locator('.leave__item').filter({ hasText: 'Meldt' }).first()
    await told.waitFor()
    await told.getByRole('button', { name: 'Trekk tilbake' }).click()
    await told.getByRole('button', { name: 'Ja, trekk tilbake' }).click()
    await page.locator('.leave__item').filter({ hasText: 'Trukket' }).first().waitFor()
  }))

test('the contact teacher sees who has had leave, on a phone too', () =>
  visit({ device: 'phone' }, async ({ page }) => {
    await signInAs(page, 'Kontaktlærer')
    await page.goto('/leave/cases')
    await page.locator('.leave__usage li').filter({ hasText: 'Permisjon: 1 dag' }).waitFor()
    await page.getByText(/elever har ikke hatt fri ennå/).waitFor()
    await page.locator('.leave__case').first().waitFor()
    await looksRight(page, 'leave-class-phone')
  }))
