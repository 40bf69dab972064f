import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { queueReviews, sellerId } from '#tests/pages/queued-reviews'
import { openBrowser, signInAs, signInByForm } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await queueReviews(app, 14)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

/** The review in front of the person, by its id. */
async function shownReview(page: Page): Promise<string> {
  const link = page.locator('section header a[href^="/reviews/"]').first()
  return (await link.textContent()) ?? ''
}

async function openDesk(email: string) {
  const signedIn = await signInByForm(browser, app.url, email)
  await signedIn.page.getByTestId('start-reviews').waitFor()
  await signedIn.page.keyboard.press('Enter')
  await signedIn.page.waitForURL('**/desk/reviews')
  await signedIn.page.getByTestId('actions').waitFor()
  await untilAhead(signedIn.page)
  return signedIn
}

/** The next item has been leased and fetched, so that a decision has only to be painted. */
async function untilAhead(page: Page) {
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.waitForTimeout(300)
}

async function stateOf(reviewId: string) {
  const review = await app.db
    .selectFrom('review')
    .select(['state', 'publishedText'])
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow()
  return review
}

const untilState = (reviewId: string, state: string) =>
  vi.waitFor(async () => expect((await stateOf(reviewId)).state).toBe(state), { timeout: 30_000 })

async function untilAnotherIsShown(page: Page, than: string) {
  await vi.waitFor(async () => expect(await shownReview(page)).not.toBe(than), { timeout: 30_000 })
}

test('a telephone number is masked by selecting it with the keyboard', async () => {
  const { page } = await signInAs(browser, app.url, 'moderator2@demo', { locale: 'en' })
  const { id } = await app.db
    .selectFrom('workItem')
    .select('id')
    .where('subjectId', '=', 'review-0')
    .executeTakeFirstOrThrow()
  await page.goto(`/desk/reviews?item=${id}`)
  await page.getByTestId('actions').waitFor()
  await untilAhead(page)

  await page.keyboard.press('d')
  await page.keyboard.press('Control+Home')
  for (let at = 0; at < 'Good plants, call me on '.length; at++) await page.keyboard.press('ArrowRight')
  for (let at = 0; at < '+380 67 123 45 67'.length; at++) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Enter')
  await page.keyboard.type('typing changes nothing')
  await page.keyboard.press('Control+Enter')
  await untilState('review-0', 'published_redacted')
  expect((await stateOf('review-0')).publishedText).toBe(
    'Good plants, call me on ████ ██ ███ ██ ██ if you want some.',
  )
  await page.context().close()
})

test('a moderator judges five reviews by keyboard alone and takes one back', async () => {
  const { page, complaints } = await openDesk('moderator@demo')

  const published = await shownReview(page)
  await page.keyboard.press('a')
  await untilAnotherIsShown(page, published)
  await untilState(published, 'published')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('item-title')
  await expect.poll(() => page.locator('output[aria-live]').textContent()).toMatch(/^Published\. Next: /)

  await untilAhead(page)
  const rejected = await shownReview(page)
  await page.keyboard.press('r')
  const preview = page.getByRole('region', { name: 'What its author will be told' })
  expect(await preview.textContent()).toContain(rejected)
  const first = await preview.textContent()
  await page.keyboard.press('Tab')
  await expect.poll(() => preview.textContent()).not.toBe(first)
  await page.keyboard.press('5')
  await untilAnotherIsShown(page, rejected)
  await untilState(rejected, 'rejected')
  await page.getByTestId('undo').getByRole('button').waitFor()
  await expect.poll(() => page.getByTestId('undo').getByRole('button').isEnabled()).toBe(true)
  await page.keyboard.press('z')
  await untilState(rejected, 'queued')
  await expect.poll(() => shownReview(page)).toBe(rejected)

  const returned = rejected
  await page.keyboard.press('t')
  await page.keyboard.press('1')
  await page.keyboard.type('Please leave the name out.')
  await page.keyboard.press('Control+Enter')
  await untilAnotherIsShown(page, returned)
  await untilState(returned, 'returned_to_author')

  await untilAhead(page)
  const escalated = await shownReview(page)
  await page.keyboard.press('e')
  await page.keyboard.press('1')
  await page.keyboard.type('Is this one author?')
  await page.keyboard.press('Control+Enter')
  await untilAnotherIsShown(page, escalated)
  await untilState(escalated, 'escalated')

  await untilAhead(page)
  const skipped = await shownReview(page)
  await page.keyboard.press('s')
  await page.keyboard.press('2')
  await untilAnotherIsShown(page, skipped)
  expect((await stateOf(skipped)).state).toBe('queued')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a review somebody else decided meanwhile comes back with who, when and what was typed', async () => {
  const { page } = await openDesk('moderator3@demo')
  const contested = await shownReview(page)
  await page.keyboard.press('c')
  await page.keyboard.type('my own words')
  await page.keyboard.press('Escape')
  await app.call('POST', `/reviews/${contested}/withdrawal`, {
    by: await authorOf(contested),
    at: new Date().toISOString(),
  })

  await page.keyboard.press('a')
  const notice = page.getByRole('alert')
  await expect.poll(() => notice.textContent()).toMatch(/already “|вже в стані|уже в состоянии/)
  expect(await shownReview(page)).toBe(contested)
  await page.keyboard.press('c')
  await expect.poll(() => page.locator('textarea').first().inputValue()).toBe('my own words')
  await page.context().close()
})

test('what comes in while somebody works waits behind a number and moves nothing', async () => {
  const { page } = await openDesk('moderator9@demo')
  const rows = () => page.locator('[data-row]').count()
  const before = await rows()
  await app.call('POST', '/reviews', {
    id: 'review-late',
    sellerId,
    rating: 3,
    text: 'The seeds came in a jar without a label.',
    createdAt: new Date().toISOString(),
    author: { id: 'buyer-late' },
  })
  const pill = page.getByRole('button', { name: '1 new' })
  await pill.waitFor()
  expect(await rows()).toBe(before)
  await pill.click()
  await page.locator('[data-row]', { hasText: 'jar without a label' }).waitFor()
  await page.context().close()
})

test('a lease that ran out keeps what was typed and says who has the item now', async () => {
  const { page } = await signInAs(browser, app.url, 'moderator6@demo')
  await page.clock.install()
  await page.goto('/desk/reviews')
  await page.getByTestId('actions').waitFor()
  await untilAhead(page)
  const lost = await shownReview(page)
  await page.keyboard.press('c')
  await page.keyboard.type('half a thought')
  await page.clock.runFor(3000)
  await vi.waitFor(async () => {
    const drafts = await app.db.selectFrom('workDraft').select('draft').execute()
    expect(JSON.stringify(drafts)).toContain('half a thought')
  })

  const { now } = await app.call('GET', '/clock')
  await app.call('PUT', '/clock', { now: new Date(new Date(now).getTime() + 11 * 60_000).toISOString() })
  const other = await app.signIn('moderator9@demo')
  const taken: string[] = []
  while (!taken.includes(lost)) taken.push((await app.call('POST', '/work/claim', {}, other)).task.subjectId)
  await page.clock.fastForward('11:00')
  await page.getByTestId('lapsed').getByRole('button').click()
  await expect.poll(() => page.getByRole('alert').filter({ hasText: 'Iris' }).count()).toBe(1)
  await expect.poll(() => page.locator('textarea').first().inputValue()).toBe('half a thought')
  await page.context().close()
})

test('without scripts a review is claimed, decided and taken back by plain forms', async () => {
  const { page } = await signInAs(browser, app.url, 'moderator15@demo', { javaScriptEnabled: false })
  await page.goto('/desk/reviews')
  const review = await page
    .locator('form:has(input[value=decide]) input[name=reviewId]')
    .getAttribute('value')
  await page.locator('select[name=action]').selectOption('publish')
  await page.locator('form:has(input[value=decide]) button').click()
  await untilState(review ?? '', 'published')
  await page.locator('form:has(input[value=undo]) button').click()
  await untilState(review ?? '', 'queued')
  await page.context().close()
})

async function authorOf(reviewId: string): Promise<string> {
  const { authorId } = await app.db
    .selectFrom('review')
    .select('authorId')
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow()
  return authorId
}
