import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { queueReviews, sellerId } from '#tests/pages/queued-reviews'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'

let app: RunningApp
let browser: Browser
let page: Page

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await queueReviews(app, 6)
  ;({ page } = await signInAs(browser, app.url, 'moderator@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

const pages: { name: string; path: string; press?: string }[] = [
  { name: 'queues', path: '/' },
  { name: 'desk', path: '/desk/reviews' },
  { name: 'desk-reject', path: '/desk/reviews', press: 'r' },
  { name: 'desk-redact', path: '/desk/reviews', press: 'd' },
  { name: 'reviews', path: '/reviews' },
  { name: 'review', path: '/reviews/review-1' },
  { name: 'sellers', path: '/sellers' },
  { name: 'seller', path: `/sellers/${sellerId}` },
  { name: 'author', path: '/authors/buyer-1' },
  { name: 'search', path: '/search?q=nothing-like-it' },
  { name: 'history', path: '/history' },
  { name: 'complaint-figures', path: '/complaints-figures' },
]

test.each(pages)('$name has no barrier and nothing to scroll sideways', async ({ name, path, press }) => {
  await page.goto(path)
  await page.waitForLoadState('networkidle').catch(() => {})
  if (press) await page.keyboard.press(press)
  await expectNoBarriers(page, `pages/${name}`)
})
