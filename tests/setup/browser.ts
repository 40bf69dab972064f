import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { demoPassword } from '#fixtures/people'
import { findChromium } from '#tests/setup/chromium'

/** A Chromium, closed at the end of the `await using` scope. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium was found: npm run tools')
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

/** A page on which this person has signed in; what the page's scripts complain of fails the test that reads it. */
export async function signInAs(
  browser: Browser,
  url: string,
  email: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto('/login')
  await page.getByLabel('E-mail address').fill(email)
  await page.locator('input[name=password]').fill(demoPassword)
  await page.keyboard.press('Enter')
  await page.waitForURL((at) => at.pathname !== '/login')
  return { page, complaints }
}
