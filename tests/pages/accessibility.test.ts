import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { queueReviews, sellerId } from '#tests/pages/queued-reviews'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const artifacts = join(import.meta.dirname, '..', '..', '.artifacts', 'pages')
let app: RunningApp
let browser: Browser
let page: Page
let axe: string

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await queueReviews(app, 6)
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await mkdir(artifacts, { recursive: true })
  ;({ page } = await signInAs(browser, app.url, 'moderator@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

const looks = [
  { scheme: 'light', width: 1280 },
  { scheme: 'light', width: 360 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'dark', width: 360 },
] as const

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
]

test.each(pages)('$name has no barrier and nothing to scroll sideways', async ({ name, path, press }) => {
  await page.goto(path)
  await page.waitForLoadState('networkidle').catch(() => {})
  if (press) await page.keyboard.press(press)
  for (const { scheme, width } of looks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: width < 600 ? 780 : 900 })
    // The menu slides in and out of a window that changes its width.
    await page.waitForTimeout(400)
    await page.screenshot({ path: join(artifacts, `${name}-${scheme}-${width}.png`) })
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(sideways, `${name} at ${width} px`).toBeLessThanOrEqual(0)
    expect.soft(await barriers(), `${name}, ${scheme}, ${width} px`).toEqual([])
  }
})

/** What axe finds, in short. A nonce keeps other scripts out; evaluating is the browser's own doing. */
async function barriers(): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    // The line before has put axe there.
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  })
}
