import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { demoPassword } from '#fixtures/people'

/** The Chromium of this run; closing it closes what was opened in it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.connect(inject('chromium'))
}

type SignedIn = { page: Page; complaints: string[] }

/**
 * An empty page of somebody who is signed in by a session of the API, which spares a visit of the form. What the
 * page's scripts complain of fails the test that reads it.
 */
export async function signInAs(
  browser: Browser,
  url: string,
  email: string,
  options: BrowserContextOptions = {},
): Promise<SignedIn> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: demoPassword }),
  })
  if (!response.ok) throw new Error(`${email} cannot sign in: ${response.status} ${await response.text()}`)
  const { token } = await response.json()
  const opened = await openPage(browser, url, options)
  await opened.page.context().addCookies([{ name: 'assay', value: token, url }])
  return opened
}

/** Like `signInAs`, but by filling in the form, and on the page it leads to. */
export async function signInByForm(
  browser: Browser,
  url: string,
  email: string,
  options: BrowserContextOptions = {},
): Promise<SignedIn> {
  const opened = await openPage(browser, url, options)
  const { page } = opened
  await page.goto('/login')
  await page.getByLabel('E-mail address').fill(email)
  await page.locator('input[name=password]').fill(demoPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL((at) => at.pathname !== '/login')
  return opened
}

async function openPage(browser: Browser, url: string, options: BrowserContextOptions): Promise<SignedIn> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints }
}
