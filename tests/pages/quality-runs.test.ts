import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tellPages } from '#db/live'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'
import { openMarket, storySeller, today } from '#tests/setup/story-market'

let app: RunningApp
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  app = await startApp({ isIdle: true })
  browser = await openBrowser()
  await app.ownerDb.updateTable('account').set({ language: 'en' }).execute()
  await openMarket(app, new Date())
  ;({ page, complaints } = await signInAs(browser, app.url, 'quality@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

test('before the first run the page says when it comes', async () => {
  await page.goto('/quality/runs')
  await page.getByText('The first one starts by itself within a minute.').waitFor()
  await expectNoBarriers(page, 'quality/runs-none')
})

test('a run on demand goes on whoever looks, and says what it came to', async () => {
  app.startWorkers()
  await page.getByRole('button', { name: 'Compare now' }).click()
  await page.getByText(/^The (run is|last run is complete)/).waitFor()
  await page.reload()
  await page.getByText('The last run is complete.').waitFor({ timeout: 90_000 })
  await page.getByText('Started by Виктор').waitFor()
  await expectNoBarriers(page, 'quality/runs')

  await page.locator(`a:has(time[datetime="${today(new Date())}"])`).click()
  await page.getByRole('heading', { name: /^Run of / }).waitFor()
  const figures = page.getByRole('region', { name: 'Sellers by status' })
  expect(await figures.getByRole('row', { name: /^Nothing found/ }).textContent()).toContain('1')
  await page
    .getByRole('link', { name: /^(Warned|Exclusion proposed)$/ })
    .first()
    .click()
  await expectNoBarriers(page, 'quality/run')
})

test('the seller who is far worse than the others is among those with a finding', async () => {
  const statuses = ['exclude', 'hold', 'watch'].map(async (status) => {
    const answer = await page.request.get(`${page.url().split('?')[0]}?status=${status}`)
    return (await answer.text()).includes(`/sellers/${storySeller}"`)
  })
  expect((await Promise.all(statuses)).filter(Boolean)).toHaveLength(1)
})

test('progress comes by itself, and a run that is stopped says so', async () => {
  const task = { kind: 'quality_run', subject: '2000-01-01', startedBy: 'job:test' }
  const at = { createdAt: new Date(), updatedAt: new Date(Date.now() + 3_600_000) }
  const id = crypto.randomUUID()
  await app.ownerDb
    .insertInto('longTask')
    .values({ id, ...task, ...at, state: 'running', total: 100, done: 40 })
    .execute()
  await page.goto('/quality/runs')
  await page.getByText('The run is under way: 40% done.').waitFor()
  await page.waitForLoadState('networkidle').catch(() => {})
  await expectNoBarriers(page, 'quality/runs-progress')

  await app.ownerDb.updateTable('longTask').set({ done: 80 }).where('id', '=', id).execute()
  await tellPages(app.ownerDb, 'quality')
  await page.getByText('The run is under way: 80% done.').waitFor()

  await page.getByRole('button', { name: 'Stop the run' }).click()
  await page.getByText('The run will stop at its next step.').waitFor()
  await app.ownerDb.updateTable('longTask').set({ state: 'cancelled' }).where('id', '=', id).execute()
  await tellPages(app.ownerDb, 'quality')
  await page.getByText('The last run was stopped.').waitFor()
  expect(complaints).toEqual([])
})

test('who may only read sees the figures and no buttons', async () => {
  const { page: readers } = await signInAs(browser, app.url, 'senior@demo', { javaScriptEnabled: false })
  await readers.goto('/quality/runs')
  await readers.getByRole('heading', { name: 'Quality runs' }).waitFor()
  expect(await readers.getByRole('button', { name: 'Compare now' }).count()).toBe(0)
  await readers.context().close()
})
