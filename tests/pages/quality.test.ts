import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillBoard } from '#tests/setup/board'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const artifacts = join(import.meta.dirname, '..', '..', '.artifacts', 'quality')
let app: RunningApp
let browser: Browser
let page: Page
let complaints: string[]
let axe: string

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await fillBoard(app.db, new Date())
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await mkdir(artifacts, { recursive: true })
  ;({ page, complaints } = await signInAs(browser, app.url, 'quality@demo'))
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

const pages: { name: string; path: () => string }[] = [
  { name: 'board', path: () => '/quality' },
  { name: 'board-column', path: () => '/quality?column=second' },
]

test.each(pages)('$name has no barrier and nothing to scroll sideways', async ({ name, path }) => {
  await page.goto(path())
  await page.waitForLoadState('networkidle').catch(() => {})
  for (const { scheme, width } of looks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: width < 600 ? 780 : 900 })
    await page.waitForTimeout(400)
    await page.screenshot({ path: join(artifacts, `${name}-${scheme}-${width}.png`), fullPage: true })
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(sideways, `${name} at ${width} px`).toBeLessThanOrEqual(0)
    expect.soft(await barriers(), `${name}, ${scheme}, ${width} px`).toEqual([])
  }
  expect(complaints).toEqual([])
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
