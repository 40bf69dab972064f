import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const artifacts = join(import.meta.dirname, '..', '..', '.artifacts')

type Look = { scheme: 'light' | 'dark'; width: number }
/** Each colour scheme once, on a desk and on the narrowest phone: colours do not change with the width. */
export const everyLook: readonly [Look, Look] = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 360 },
]

/**
 * Expects a page to have no barrier and nothing to scroll sideways in these looks, and keeps a picture of each
 * in `.artifacts`; `name` may have folders in it.
 */
export async function expectNoBarriers(
  page: Page,
  name: string,
  looks: readonly Look[] = everyLook,
): Promise<void> {
  const before = page.viewportSize()
  for (const { scheme, width } of looks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: width < 600 ? 780 : 900 })
    // The menu slides in and out of a window that changes its width.
    await page.waitForFunction(() =>
      document.getAnimations().every(({ playState }) => playState !== 'running'),
    )
    // A plot follows a new width some frames later.
    const fits = () => document.documentElement.scrollWidth <= window.innerWidth
    await page.waitForFunction(fits, undefined, { timeout: 3000 }).catch(() => {})
    const file = join(artifacts, `${name}-${scheme}-${width}.jpg`)
    await mkdir(dirname(file), { recursive: true })
    await page.screenshot({ path: file, fullPage: true, quality: 80 })
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(sideways, `${name} at ${width} px`).toBeLessThanOrEqual(0)
    expect.soft(await findBarriers(page), `${name}, ${scheme}, ${width} px`).toEqual([])
  }
  if (before) await page.setViewportSize(before)
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds, in short. A nonce keeps other scripts out; evaluating is the browser's own doing. */
async function findBarriers(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  if (!isThere) await page.evaluate(await axeSource)
  return page.evaluate(async () => {
    // It has just been put there.
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { resultTypes: ['violations'], selectors: false })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  })
}
