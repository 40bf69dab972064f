import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { queueReviews } from '#tests/pages/queued-reviews'
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

/** Pages as they are found are in every-page.test.ts; these are the desk's, as it is worked. */
const pages: { name: string; press?: string }[] = [
  { name: 'desk' },
  { name: 'desk-reject', press: 'r' },
  { name: 'desk-redact', press: 'd' },
]

test.each(pages)('$name has no barrier and nothing to scroll sideways', async ({ name, press }) => {
  await page.goto('/desk/reviews')
  await page.waitForLoadState('networkidle').catch(() => {})
  if (press) await page.keyboard.press(press)
  await expectNoBarriers(page, `pages/${name}`)
})
