import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '#domain/day'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { fillMarket, runNow } from '#tests/setup/quality-market'
import { type RunningApp, startApp } from '#tests/setup/running-app'

let app: RunningApp
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await app.ownerDb.updateTable('account').set({ language: 'en' }).execute()
  const now = new Date()
  await fillMarket(app.ownerDb, { sellers: 120, feedback: 15_000, asOf: dayOf(now, 'Europe/Kyiv') })
  await runNow(app.db, now)
  ;({ page, complaints } = await signInAs(browser, app.url, 'quality@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

test('every number is explained, and one out of range is named without losing the others', async () => {
  await page.goto('/quality/policy')
  await page.getByText('In force: version SQ-1, as installed.').waitFor()
  await expectNoBarriers(page, 'quality/policy')
  await page.getByLabel('Least negative events').fill('7')
  await page.getByLabel('Least certainty for an exclusion').fill('1.5')
  await page.getByRole('button', { name: 'See what it would do' }).click()
  await page.getByText('This number is too small or too large.').waitFor()
  expect(await page.getByLabel('Least negative events').inputValue()).toBe('7')

  await page.getByLabel('Least certainty for an exclusion').fill('0.9')
  await page.getByLabel('Weight: returns').fill('0.5')
  await page.getByRole('button', { name: 'See what it would do' }).click()
  await page.getByText('The weights have to add up to 1.').waitFor()
})

test('before a stricter rule is proposed, the page says who would be spared and how small they are', async () => {
  await page.goto('/quality/policy')
  await page.getByLabel('Counts as worse above').fill('4')
  await page.getByRole('button', { name: 'See what it would do' }).click()
  await page.getByText(/would be proposed for exclusion: 0 of them/).waitFor()
  await page.getByText(/^Of those spared, /).waitFor()
  await page.getByRole('table', { name: /^Added and spared/ }).waitFor()
  await expectNoBarriers(page, 'quality/policy-simulated')

  const spared = await page.getByRole('group', { name: 'Spared' }).getByRole('link').count()
  expect(spared).toBeGreaterThan(0)
  const href = await page.getByRole('link', { name: 'Download everybody as CSV' }).getAttribute('href')
  const file = await (await page.request.get(href ?? '')).text()
  expect(file.split('\n')[0]).toContain('change,sellerId,name,category,size,feedback,before,after')
  expect(file.split('\n').filter((line) => line.startsWith('spared,'))).toHaveLength(spared)
})

test('the change needs a second person, who sees what it changes and would do', async () => {
  await page.getByLabel('Why this change is needed').fill('Calmer, while we learn')
  await page.getByRole('button', { name: 'Propose this change' }).click()
  await page.getByText('Somebody else has to approve it.').waitFor()
  expect(await page.getByRole('button', { name: 'Put into force' }).count()).toBe(0)
  await page.getByText('You proposed this change, so somebody else has to look at it.').waitFor()
  await expectNoBarriers(page, 'quality/policy-proposed')

  const { page: second } = await signInAs(browser, app.url, 'quality2@demo', { javaScriptEnabled: false })
  await second.goto('/quality/policy')
  await second.getByText('Calmer, while we learn').first().waitFor()
  await second.getByRole('row', { name: /Counts as worse above.*1.5.*4/ }).waitFor()
  await second.getByText(/^Of those spared, /).waitFor()
  await second.getByRole('button', { name: 'Put into force' }).click()
  await second.getByText('The new rules are in force.').waitFor()
  await second.getByText(/In force: version SQ-2.*Proposed by Виктор, approved by Hazel/).waitFor()
  await second.context().close()
})

test('a change can be refused, and stands in the history with who wanted it', async () => {
  await page.goto('/quality/policy')
  await page.getByLabel('Ratio for a warning').fill('1.2')
  await page.getByRole('button', { name: 'See what it would do' }).click()
  await page.getByLabel('Why this change is needed').fill('Warn sooner')
  await page.getByRole('button', { name: 'Propose this change' }).click()
  await page.getByText('Somebody else has to approve it.').waitFor()
  const { page: second } = await signInAs(browser, app.url, 'quality2@demo')
  await second.goto('/quality/policy')
  await second.getByLabel('Why not').fill('Too many warnings already')
  await second.getByRole('button', { name: 'Refuse' }).click()
  await second.getByText('The change is refused.').waitFor()
  await second.getByRole('row', { name: /SQ-3.*Refused.*Виктор.*Hazel.*Warn sooner/ }).waitFor()
  await second.context().close()
  expect(complaints).toEqual([])
})

test('who may only read sees the numbers and no form', async () => {
  const { page: reader } = await signInAs(browser, app.url, 'appeals@demo')
  await reader.goto('/quality/policy')
  await reader.getByText('Least ratio for an exclusion').waitFor()
  expect(await reader.locator('main form').count()).toBe(0)
  await reader.context().close()
})
