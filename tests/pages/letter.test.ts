import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '#domain/day'
import { demoSellers } from '#fixtures/sellers'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { addExclusion } from '#tests/setup/exclusions'
import { addReview, addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const artifacts = join(import.meta.dirname, '..', '..', '.artifacts', 'letter')
const phone = { viewport: { width: 360, height: 780 } }
const dayMs = 86_400_000
let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await mkdir(artifacts, { recursive: true })
  await app.ownerDb.updateTable('account').set({ language: 'en' }).execute()
  for (const sellerId of [demoSellers.worst, demoSellers.good]) await excludeSeller(sellerId)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

const reviews = [
  'Ordered on Monday, and nobody answered for a week. I wrote three times and rang twice, and only then did somebody write back that it was out of stock all along.',
  'The price on the page was 400, at the post office they wanted 520.',
  'The box was crushed and the lamp in pieces.',
  'No answer at all.',
]

/** A seller five days into an exclusion, with negative reviews from the weeks before it. */
async function excludeSeller(sellerId: string): Promise<void> {
  await addSeller(app.ownerDb, sellerId)
  const since = new Date(Date.now() - 5 * dayMs)
  await addExclusion(app.db, { now: since, sellerId })
  for (const [at, text] of reviews.entries()) {
    const createdAt = new Date(Date.now() - (20 + at) * dayMs)
    const id = await addReview(app.ownerDb, { sellerId, rating: 1, state: 'published', text, createdAt })
    await app.ownerDb.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', id).execute()
  }
}

/** Opens every review in turn and names its cause; then the plan is there. */
async function nameCauses(page: Page): Promise<void> {
  await page.goto('/portal/letter')
  await page.getByRole('link', { name: 'Go on writing' }).click()
  await page.getByRole('button', { name: 'Open the next one without a cause' }).click()
  // The oldest comes first.
  for (const [at, cause] of [
    'No reaction to the order',
    'Damaged or badly packed',
    'The price changed',
  ].entries()) {
    await page.getByText(reviews[3 - at] ?? '', { exact: true }).waitFor()
    await page.getByLabel(cause).check()
    await page.getByRole('button', { name: 'Save and open the next' }).click()
  }
  await page.getByText(reviews[0] ?? '').waitFor()
  await page.getByLabel('No reaction to the order').check()
  await page.getByRole('button', { name: 'Save and open the next' }).click()
  await page.getByRole('heading', { name: 'Problems and Solutions' }).waitFor()
}

async function fillProblem(page: Page, number: number, text: string): Promise<void> {
  const problem = page.getByRole('group', { name: `Problem ${number}`, exact: true })
  await problem.getByLabel('What happens, and what on your side lets it happen').fill(text)
  const solution = problem.getByRole('group', { name: `Solution ${number}.1` })
  await solution.getByLabel('What you will do').fill(`The manager on duty looks after this, number ${number}`)
  await solution.getByLabel('Who does it').fill('Manager on duty')
  await solution.getByLabel('By which day').fill(addDays(dayOf(new Date(), 'UTC'), 50))
  await solution.getByLabel('How one will see that it works').fill('Hours until the first reply')
}

async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(artifacts, `${name}.png`), fullPage: true })
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect.soft(sideways, name).toBeLessThanOrEqual(0)
}

/** Barriers on a phone, in both colours. */
async function lookForBarriers(page: Page, name: string): Promise<void> {
  const looks = (['light', 'dark'] as const).map((scheme) => ({ scheme, width: 360 }))
  await expectNoBarriers(page, `letter/${name}`, looks)
}

test('a seller writes, checks and sends a letter on a phone without scripts', async () => {
  const { page } = await signInAs(browser, app.url, 'seller@demo', { ...phone, javaScriptEnabled: false })
  await nameCauses(page)
  await page.getByRole('button', { name: 'Make a Problem of each' }).click()
  await page.getByRole('group', { name: 'Problem 3', exact: true }).waitFor()
  await look(page, 'plan-plain')
  await fillProblem(page, 1, 'One person reads all messages, and on Mondays nobody does.')
  await fillProblem(page, 2, 'Buyers never read the price list, which is a week old.')
  await page.getByRole('button', { name: 'Remove Problem 3' }).click()
  await page.getByRole('group', { name: 'Problem 3', exact: true }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Save and check' }).click()

  await page.getByText('This may read as if buyers were to blame').waitFor()
  await page.getByText('“Buyers never read”').waitFor()
  await page.getByText('One of the most frequent causes has no Solution').first().waitFor()
  await look(page, 'check-plain')
  await page.getByRole('button', { name: 'Send the letter' }).click()
  await page.getByText(/Receipt \d+\/1/).waitFor()
  await look(page, 'sent-plain')
  const sent = await app.db.selectFrom('letterVersion').select(['version', 'onTime']).execute()
  expect(sent).toEqual([{ version: 1, onTime: true }])
  await page.context().close()
})

test('with scripts the letter is saved by itself, and another window overwrites nothing', async () => {
  const { page, complaints: errors } = await signInAs(browser, app.url, 'seller2@demo', phone)
  await nameCauses(page)
  await page.getByRole('button', { name: 'Make a Problem of each' }).click()
  await fillProblem(page, 1, 'One person reads all messages.')
  await page.getByText(/^Saved \d/).waitFor({ timeout: 15_000 })
  const drafts = () =>
    app.db
      .selectFrom('letter')
      .select(['draft', 'draftRevision'])
      .where('sellerId', '=', demoSellers.good)
      .executeTakeFirstOrThrow()
  expect((await drafts()).draft.problems[0]?.text).toBe('One person reads all messages.')

  const other = await page.context().newPage()
  await other.goto('/portal/letter/plan')
  await other.getByRole('group', { name: 'Problem 1', exact: true }).waitFor()
  await page.getByLabel('Anything else').fill('Written in the first window.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForLoadState('networkidle')
  await other.getByLabel('Anything else').fill('Written in the second window.')
  await other.getByText('Somebody saved this letter in another window.').waitFor({ timeout: 15_000 })
  expect((await drafts()).draft.note).toBe('Written in the first window.')
  await other.getByRole('button', { name: 'Save', exact: true }).click()
  await expect.poll(async () => (await drafts()).draft.note).toBe('Written in the second window.')
  await other.close()
  expect(errors).toEqual([])
  await page.context().close()
})

const paths = ['', '/feedback', '/plan', '/evidence', '/check', '/versions']

test('no page of the letter has a barrier or anything to scroll sideways at 360 px', async () => {
  const { page } = await signInAs(browser, app.url, 'seller@demo', phone)
  for (const path of paths) {
    await page.goto(`/portal/letter${path}`)
    await page.waitForLoadState('networkidle')
    await lookForBarriers(page, `phone${path.replace('/', '-')}`)
  }
  await page.context().close()
})

test('a manager judges row by row, answers in the seller’s language, and the seller reads it', async () => {
  const { page } = await signInAs(browser, app.url, 'quality@demo')
  const { id } = await app.db
    .selectFrom('letter')
    .select('id')
    .where('sellerId', '=', demoSellers.worst)
    .executeTakeFirstOrThrow()
  await page.goto(`/letters/${id}`)
  await lookForBarriers(page, 'review')
  await page
    .getByRole('radiogroup', { name: /Solution 1\.1/ })
    .getByLabel('constructive')
    .check()
  await page
    .getByRole('radiogroup', { name: /Solution 2\.1/ })
    .getByLabel('blames buyers')
    .check()
  await page.getByRole('button', { name: 'Save the review' }).click()
  await page.getByText('Verdict: Not constructive').waitFor()
  const answer = page.getByLabel('Answer', { exact: true })
  expect(await answer.inputValue()).toContain('Solution 2.1')
  await lookForBarriers(page, 'judged')
  await page.getByRole('button', { name: 'Send the answer' }).click()
  await page.getByText('The answer is sent.').waitFor()

  const { page: seller } = await signInAs(browser, app.url, 'seller@demo', phone)
  await seller.goto('/portal/letter')
  await seller.getByText('puts the blame on buyers').waitFor()
  await seller.context().close()
  await page.context().close()
})
