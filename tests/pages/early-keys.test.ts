import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

/** Opens the complaints on a machine so many times slower than this one. */
async function openSlowly(rate: number): Promise<{ page: Page; complaints: string[] }> {
  const opened = await signInAs(browser, app.url, 'moderator@demo')
  const devTools = await opened.page.context().newCDPSession(opened.page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate })
  return opened
}

test.each([1, 2, 3, 4])('a key pressed before a page %i times slower is ready is not lost', async (rate) => {
  const { page, complaints } = await openSlowly(rate)
  await page.goto('/complaints', { waitUntil: 'commit' })
  await page.locator('button[name=intent][value=next]').waitFor()
  await page.keyboard.press('n')
  await page.waitForURL('**/complaints?done=*')
  expect(complaints).toEqual([])
})

test.each(['keydown', 'click'])('a %s that meets a page half ready does not end it', async (type) => {
  const { page, complaints } = await signInAs(browser, app.url, 'moderator@demo')
  // The moment React begins to listen, and before it has made anything ready.
  await page.addInitScript((first) => {
    const listen = document.addEventListener.bind(document)
    document.addEventListener = (heard: string, listener: EventListener, isCapturing: boolean) => {
      listen(heard, listener, isCapturing)
      if (heard !== first || isCapturing !== true) return
      document.addEventListener = listen
      queueMicrotask(() => document.body.dispatchEvent(new Event(first, { bubbles: true })))
    }
  }, type)
  await page.goto('/complaints')
  await page.keyboard.press('n')
  await page.waitForURL('**/complaints?done=*')
  expect(complaints).toEqual([])
})
