import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { measureDrift } from '#commands/detector/measure-drift'
import { measureNeutrality } from '#commands/detector/measure-neutrality'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'
import { addScreenings, type MadeScreening } from '#tests/setup/screened-market'
import { quiet } from '#tests/workers/reviews'
import { rescoreReviews } from '#workers/handlers/rescore-reviews'

const zone = 'Europe/Kyiv'
const looks = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 360 },
] as const

let app: RunningApp
let browser: Browser
let page: Page
let suspect = ''

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await app.ownerDb.updateTable('account').set({ language: 'en' }).execute()
  await addSeller(app.ownerDb)
  const { id: by } = await addPerson(app.ownerDb, 'judge', 'moderator')
  const now = new Date()
  ;[suspect = ''] = await addScreenings(app.ownerDb, marketOf(now, by))
  await measureNeutrality(app.db, { zone }, now)
  await measureDrift(app.db, { zone }, now)
  const tools = { db: app.db, now: () => now, zone, jobId: 'made', log: quiet }
  await rescoreReviews({ ids: [suspect] }, tools, async () => () => ({
    ...{ model: 'made', fakeProbability: 0.62, baseline: -2 },
    signals: [{ name: 'shared_link', strength: 1, contribution: 2.5, facts: [] }],
  }))
  ;({ page } = await signInAs(browser, app.url, 'quality@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

/** Weeks in which few stars are turned down more often, and last ones in which a signal is found far more often. */
function marketOf(now: Date, by: string): MadeScreening[] {
  const screened = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000)
  const weeks = [0, 1, 2, 3, 4].map((weeksAgo) => ({
    screenedAt: screened(weeksAgo * 7 + 1),
    burstEvery: weeksAgo <= 1 ? 2 : 20,
  }))
  const reviews = weeks.flatMap(({ screenedAt, burstEvery }) =>
    Array.from({ length: 600 }, (_, at) => ({
      screenedAt,
      signals: at % burstEvery === 0 ? [{ name: 'burst' as const, strength: 0.6 }] : [],
      ...fateOf(at, by),
    })),
  )
  return [{ screenedAt: screened(8), probability: 0.04 }, ...reviews]
}

/** What the review at this place of its week is and what a person made of it. */
function fateOf(at: number, by: string): Omit<MadeScreening, 'screenedAt'> {
  const rating = 1 + (at % 5)
  const kind = { rating, language: at % 2 === 0 ? 'en' : 'uk', hasOrder: at % 4 > 0 }
  return at < (rating <= 2 ? 250 : 40)
    ? { ...kind, probability: 0.6, decided: { action: 'reject', reasonCode: 'off_topic', afterHours: 7, by } }
    : { ...kind, decided: { action: 'publish', afterHours: 1 + (at % 30), by } }
}

test('the first page says that few stars fare otherwise, and leads to the figures', async () => {
  await page.goto('/')
  const alarm = page.getByText(/are published at different rates \(last 30 days\)/)
  await alarm.waitFor()
  await page.getByRole('link', { name: 'Look at neutrality' }).click()
  await page.waitForURL('**/detector/neutrality')
  await page.goto('/detector/neutrality?days=30')
  await page.getByRole('row', { name: /^Published 30 days.*Look into it$/ }).waitFor()
  await page.getByText('Show the rows').click()
  await page.getByRole('row', { name: /^1 star/ }).waitFor()
  await expectNoBarriers(page, 'detector-neutrality', [...looks])
  const file = await (await page.request.get('/detector/neutrality.csv?days=30')).text()
  expect(file).toContain('\nstars,1,')
})

test('drift shows which finding moved and whether probabilities came true, without scripts too', async () => {
  await page.goto('/detector/drift')
  await page.getByText('What screening finds has moved: Burst of reviews.', { exact: false }).waitFor()
  await expectNoBarriers(page, 'detector-drift', [...looks])
  const { page: plain } = await signInAs(browser, app.url, 'senior@demo', { javaScriptEnabled: false })
  await plain.goto('/detector/drift')
  for (const summary of await plain.getByText('Show the rows').all()) await summary.click()
  await plain.getByRole('row', { name: /^Burst of reviews.*Look into it$/ }).waitFor()
  await plain.context().close()
  const weeks = await (await page.request.get('/detector/drift/weeks.csv')).text()
  expect(weeks).toContain(',burst,')
  const bands = await (await page.request.get('/detector/drift/calibration.csv')).text()
  expect(bands.split('\n')[0]).toContain('low,high,decided,fakes')
})

test('a published review that turned suspect says what changed, and that readers still see it', async () => {
  await page.goto(`/reviews/${suspect}`)
  await page.getByText('What changed since it was published').waitFor()
  await page.getByText('Judged again 7 days after publication: from 4% to 62%.').waitFor()
  await page.getByText('Shared with other authors: 0 → +2.5').waitFor()
  await expectNoBarriers(page, 'detector-rescored', [...looks])
})
