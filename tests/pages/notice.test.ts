import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoSellers } from '#fixtures/sellers'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { addReview, addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const sellerId = demoSellers.good
let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await addSeller(app.ownerDb, sellerId)
  await app.ownerDb
    .updateTable('account')
    .set({ language: 'en' })
    .where('email', 'in', ['moderator@demo', 'seller2@demo'])
    .execute()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

test('anybody tells of illegal content without an account or scripts, and reads what came of it', async () => {
  const seen = { sellerId, state: 'published', publishedRevision: 1 } as const
  const reviewId = await addReview(app.ownerDb, seen)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'en-GB',
    viewport: { width: 360, height: 780 },
  })
  const page = await context.newPage()
  const { page: anybody } = await signInAs(browser, app.url, 'seller2@demo')
  await anybody.goto('/notice')
  await expectNoBarriers(anybody, 'pages/notice')
  await page.goto(`${app.url}/notice?review=https://shop.example/reviews/${reviewId}`)
  await page.getByLabel('For what it is illegal').selectOption('threat')
  await page
    .getByLabel('Why you believe it to be illegal')
    .fill('It says where I live and that I will be sorry.')
  await page.getByLabel('To the best of my knowledge').check()
  await page.getByRole('button', { name: 'Send the notice' }).click()
  await page.getByText('Please give your name; the law asks for it here.').waitFor()
  await page.getByLabel('Your name').fill('Nora Notifier')
  await page.getByLabel('E-mail').fill('nora@example.org')
  await page.getByLabel('To the best of my knowledge').check()
  await page.getByRole('button', { name: 'Send the notice' }).click()
  await page.waitForURL('**/complaint?link=*')
  await page.getByText('Thank you, your notice has arrived.').waitFor()

  const { id } = await app.ownerDb
    .selectFrom('complaint')
    .select('id')
    .where('channel', '=', 'notice')
    .executeTakeFirstOrThrow()
  const { page: shop } = await signInAs(browser, app.url, 'seller2@demo')
  expect((await shop.goto(`/portal/complaints/${id}`))?.status()).toBe(404)
  const { page: desk } = await signInAs(browser, app.url, 'moderator@demo')
  await desk.goto(`/complaints/${id}`)
  await desk.getByText('Nora Notifier').waitFor()
  await desk.locator('summary', { hasText: 'Take the content down' }).click()
  await desk.getByLabel('The reason its author is told').selectOption('hate_or_threat')
  await desk.getByLabel('What it breaks').selectOption('illegal')
  await desk.getByLabel('Which law').fill('Criminal Code, section 130')
  await desk.getByLabel('Why it breaks that law').fill('It calls for violence against a people.')
  await desk.getByRole('button', { name: 'Look at what is sent' }).click()
  await desk.getByText('Your review is taken down').waitFor()
  await desk.getByText('It breaks the law: Criminal Code, section 130.').waitFor()
  await desk.getByRole('button', { name: 'Take it down and tell its author' }).click()
  await desk.getByText('Taken down. Its author is told why').waitFor()
  await expectNoBarriers(desk, 'pages/notice-case')
  await page.reload()
  await page.getByText('The content is no longer shown.').waitFor()
  await page.locator('summary', { hasText: 'Say how it went' }).click()
  await page.getByLabel('Well', { exact: true }).check()
  await page.screenshot({ path: '.artifacts/pages/rate-light-360.png', fullPage: true })
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Thank you. It changes nothing about your complaint.').waitFor()
  await desk.goto('/complaints')
  // How it went costs a count, and the line is read anew with every change.
  expect(await desk.getByText('Whoever filed: 4 of 5').count()).toBe(0)
  await desk.getByRole('link', { name: 'Figures', exact: true }).click()
  await desk.getByText('Whoever filed: 4 of 5').waitFor()
  await expectNoBarriers(desk, 'pages/complaints-satisfaction')
  await context.close()
})

test('a review that harms somebody is hidden at once from its page, and waits for a senior', async () => {
  const seen = { sellerId, state: 'published', publishedRevision: 1 } as const
  const reviewId = await addReview(app.ownerDb, seen)
  const { page } = await signInAs(browser, app.url, 'moderator@demo')
  await page.goto(`/reviews/${reviewId}`)
  await expectNoBarriers(page, 'pages/review-to-hide')
  await page.locator('section[aria-labelledby=hide] select').selectOption('hate_or_threat')
  await page.getByText('Your review is hidden for the time being').first().waitFor()
  await page.screenshot({ path: '.artifacts/pages/hide-light.png', fullPage: true })
  await page.getByRole('button', { name: 'Hide it', exact: true }).click()
  await page.getByText('Hidden for the time being', { exact: true }).first().waitFor()
  const review = await app.ownerDb
    .selectFrom('review')
    .select(['state', 'publishedRevision'])
    .where('id', '=', reviewId)
    .executeTakeFirst()
  expect(review).toEqual({ state: 'hidden_interim', publishedRevision: null })
})
