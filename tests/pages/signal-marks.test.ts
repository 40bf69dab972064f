import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { queueReviews, sellerId } from '#tests/pages/queued-reviews'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const reviewId = 'review-1'
const twinId = 'review-2'
let app: RunningApp
let browser: Browser

/** Parts of a judgement as a learnt model gives them, beside a finding of its own. */
const signals = [
  {
    ...{ name: 'near_duplicate', strength: 0.9, contribution: 2.1 },
    facts: [
      {
        id: 'other_author_same_seller',
        values: { count: 1, percent: 60 },
        evidence: { kind: 'review', ids: [twinId] },
      },
    ],
  },
  {
    ...{ name: 'author.reviews_today', strength: 0.7, contribution: 0.8 },
    facts: [{ id: 'value', values: { value: 7 } }],
  },
  {
    ...{ name: 'text', strength: 0.6, contribution: -0.7 },
    facts: [{ id: 'value', values: { value: -0.7 }, spans: [{ start: 0, end: 4 }] }],
  },
  {
    ...{ name: 'author.mean_distance_stars', strength: 0.1, contribution: 0.3 },
    facts: [{ id: 'unknown', values: {} }],
  },
  {
    ...{ name: 'seller.age_days', strength: 0.1, contribution: 0.02 },
    facts: [{ id: 'value', values: { value: 900.4 } }],
  },
]

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await queueReviews(app, 4)
  await app.ownerDb
    .updateTable('screening')
    .set({ signals: JSON.stringify(signals) })
    .where('reviewId', '=', reviewId)
    .execute()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

async function openDesk(email: string, options = {}): Promise<{ page: Page; complaints: string[] }> {
  const signedIn = await signInAs(browser, app.url, email, options)
  const { id } = await app.db
    .selectFrom('workItem')
    .select('id')
    .where('subjectId', '=', reviewId)
    .executeTakeFirstOrThrow()
  await signedIn.page.goto(`/desk/reviews?item=${id}`)
  await signedIn.page.getByText('The author wrote 7 other reviews that day before this one.').waitFor()
  return signedIn
}

const untilMarked = (expected: { signal: string; isRight: boolean }[]) =>
  vi.waitFor(
    async () =>
      expect(
        await app.db.selectFrom('signalMark').select(['signal', 'isRight']).orderBy('signal').execute(),
      ).toEqual(expected),
    { timeout: 30_000 },
  )

const right = (page: Page) => page.getByRole('button', { name: 'Right: Nearly the same text' })

test('a signal is marked at the desk by keyboard, and unmarked by pressing again', async () => {
  const { page, complaints } = await openDesk('moderator@demo')
  await page.waitForLoadState('networkidle').catch(() => {})
  await right(page).focus()
  await page.keyboard.press('Enter')
  await untilMarked([{ signal: 'near_duplicate', isRight: true }])
  await expect.poll(() => right(page).getAttribute('aria-pressed')).toBe('true')
  await page.getByRole('button', { name: 'Wrong: Author’s reviews of the same day' }).press('Space')
  await untilMarked([
    { signal: 'author.reviews_today', isRight: false },
    { signal: 'near_duplicate', isRight: true },
  ])
  await right(page).press('Enter')
  await untilMarked([{ signal: 'author.reviews_today', isRight: false }])
  expect(new URL(page.url()).pathname).toBe('/desk/reviews')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('what adds little is folded, a text resembles, and the unknown is said to be unknown', async () => {
  const { page } = await openDesk('moderator@demo')
  expect(await page.getByText('1 more that adds little').isVisible()).toBe(true)
  expect(await page.getByText('The seller’s first review was written 900 days before.').isVisible()).toBe(
    false,
  )
  await page.getByText(/The text resembles texts that people found genuine/).waitFor()
  await page.locator('mark[title="Resembles texts found genuine"]').waitFor()
  await page.getByText('Unknown: the author has written too little so far.').waitFor()
  await page.getByText('speaks against a fake · -0.7').waitFor()
  await page.getByText('1 more that adds little').click()
  await expectNoBarriers(page, 'pages/desk-learnt-signals')
  await page.context().close()
})

test('a near-duplicate stands beside the review with the differing words marked', async () => {
  const { page } = await openDesk('moderator@demo')
  const differing = page.locator('mark[title="Differs"]')
  await differing.first().waitFor()
  expect(await differing.count()).toBeGreaterThan(1)
  await page.context().close()
})

test('marking works without JavaScript, at the desk and on the page of the review', async () => {
  const { page } = await openDesk('moderator@demo', { javaScriptEnabled: false })
  await page.getByRole('button', { name: 'Right: Author’s reviews of the same day' }).click()
  await untilMarked([{ signal: 'author.reviews_today', isRight: true }])
  await page.goto(`/reviews/${reviewId}`)
  await page.getByRole('button', { name: 'Right: Author’s reviews of the same day' }).click()
  await untilMarked([])
  expect(new URL(page.url()).pathname).toBe(`/reviews/${reviewId}`)
  await page.context().close()
})

test('whoever only reads reviews is offered no marks', async () => {
  const { page } = await signInAs(browser, app.url, 'appeals@demo')
  await page.goto(`/reviews/${reviewId}`)
  await page.getByText(sellerId).first().waitFor()
  expect(await page.getByRole('button', { name: /^Right:/ }).count()).toBe(0)
  await page.context().close()
})

test('the page of signals says what each is worth, or that too little was decided', async () => {
  const { page, complaints } = await signInAs(browser, app.url, 'quality2@demo')
  const days = [0, 8, 15].map((ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10))
  const counted = days.flatMap((day) => [
    { day, signal: 'near_duplicate', fired: 20 },
    { day, signal: '*', fired: 1000 },
  ])
  await page.goto('/detector/signals?days=7')
  await page.getByRole('heading', { name: 'What signals are worth' }).waitFor()
  await app.ownerDb.deleteFrom('signalDay').execute()
  await app.ownerDb.insertInto('signalDay').values(counted).execute()
  await page.goto('/detector/signals?days=90')
  const row = page.getByRole('row', { name: /^Nearly the same text/ })
  await row.getByText('60 (2% of screened)').waitFor()
  expect(await row.getByText(/^too few: \d+ of 30$/).count()).toBe(2)
  await expectNoBarriers(page, 'pages/detector-signals')
  const file = await page.request.get('/detector/signals/weeks.csv?days=90')
  expect(await file.text()).toMatch(/near_duplicate,\d{4}-\d\d-\d\d,20,/)
  expect(complaints).toEqual([])
  await page.context().close()
})
