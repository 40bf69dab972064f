import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'
import { addScreenings } from '#tests/setup/screened-market'

let app: RunningApp
let browser: Browser
let page: Page

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await app.ownerDb.updateTable('account').set({ language: 'en' }).execute()
  await addSeller(app.ownerDb)
  const { id: by } = await addPerson(app.ownerDb, 'judge', 'moderator')
  const screenedAt = new Date(Date.now() - 5 * 86_400_000)
  const decided = { by, afterHours: 2 }
  await addScreenings(app.ownerDb, [
    ...Array.from({ length: 60 }, (_, at) => ({ screenedAt, probability: at / 1000 })),
    ...Array.from({ length: 20 }, (_, at) => ({
      ...{ screenedAt, probability: 0.1 + at / 100 },
      decided: { ...decided, action: 'publish' as const },
    })),
    ...Array.from({ length: 20 }, (_, at) => ({
      ...{ screenedAt, probability: 0.12 + at / 25 },
      decided: { ...decided, action: 'reject' as const, reasonCode: 'not_genuine' },
    })),
  ])
  ;({ page } = await signInAs(browser, app.url, 'quality@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

test('before rules are proposed the page says what they would have done with the last 30 days', async () => {
  await page.goto('/admin/policies/electronics')
  await page.getByLabel('Where the thresholds come from').selectOption('costs')
  await page.getByLabel('Cost of a minute of a person').fill('0.125')
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByText(/On 100 reviews screened since/).waitFor()
  await page
    .getByRole('row', { name: /Publish below this probability of being fake.*0\.15.*0\.05/ })
    .waitFor()
  await page.getByRole('row', { name: /Known fakes among them.*19 of 20.*20 of 20/ }).waitFor()
  await expectNoBarriers(page, 'detection/policy-preview')

  const file = await (await page.request.get('/admin/policies/electronics/preview.csv')).text()
  expect(file.split('\n')[0]).toContain('publishBelow,reviews,toPeople,toPeopleShare')
  expect(file.split('\n').length).toBeGreaterThan(15)
})

test('the rules hold once a second person has put them into force, without scripts', async () => {
  await page.getByLabel('Why this change is needed').fill('As much as a look costs')
  await page.getByRole('button', { name: 'Propose these rules' }).click()
  await page.getByText('Somebody else has to put them into force.').waitFor()
  expect(await page.getByRole('button', { name: 'Put into force' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Take the proposal back' }).waitFor()

  const { page: second } = await signInAs(browser, app.url, 'quality2@demo', { javaScriptEnabled: false })
  await second.goto('/admin/policies')
  await second.getByText('Waits for a second person').waitFor()
  await second.getByRole('link', { name: 'electronics' }).click()
  await second.getByText('As much as a look costs').waitFor()
  await second.getByRole('row', { name: /Known fakes among them.*20 of 20/ }).waitFor()
  await second.getByRole('button', { name: 'Refuse' }).click()
  await second.getByRole('button', { name: 'Put into force' }).click()
  await second.getByText('The new rules are in force.').waitFor()
  await second.getByRole('row', { name: /"publishBelow":0\.05/ }).waitFor()
  await second.context().close()
})
