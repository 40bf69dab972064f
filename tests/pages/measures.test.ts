import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const artifacts = join(import.meta.dirname, '..', '..', '.artifacts', 'pages')
const dayMs = 86_400_000
let app: RunningApp
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await app.ownerDb
    .updateTable('account')
    .set({ language: 'en' })
    .where('email', '=', 'quality@demo')
    .execute()
  await app.call('POST', '/sellers', [
    {
      ...{ id: 's-77', name: 'Alder & sons', category: 'garden', joinedAt: '2024-01-01T00:00:00Z' },
      verification: [{ kind: 'trade licence', validUntil: new Date(Date.now() + 40 * dayMs).toISOString() }],
    },
  ])
  await mkdir(artifacts, { recursive: true })
  ;({ page, complaints } = await signInAs(browser, app.url, 'quality@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

test('a seller is warned, and the next step is marked', async () => {
  await page.goto('/sellers/s-77')
  await page.locator('summary', { hasText: 'Warning' }).click()
  const form = page.locator('details[open] form')
  await form.getByLabel('Ground').selectOption('late_or_cancelled_orders')
  await form.getByLabel('What the seller is told').fill('Five orders came late, rule 4.2.')
  await form.getByRole('button', { name: 'Warn the seller' }).click()
  await page.getByText('The step was taken.').waitFor()
  await page.getByText('1 strike counts now.').waitFor()
  await page.getByText('Coaching task · next').first().waitFor()
})

test('a step is left out only with a reason, without scripts as well', async () => {
  const { page: plain } = await signInAs(browser, app.url, 'quality@demo', { javaScriptEnabled: false })
  await plain.goto('/sellers/s-77')
  await plain.locator('summary', { hasText: 'Lower rank' }).click()
  const form = plain.locator('details[open] form')
  await form.getByText('This leaves out: Coaching task. Say why.').waitFor()
  await form.getByLabel('What the seller is told').fill('Buyers were led to another shop.')
  await form.getByLabel('Why steps are left out').fill('  ')
  await form.getByLabel('The rank is multiplied by').fill('0,3')
  await form.getByRole('button', { name: 'Look at what is sent' }).click()
  await plain.getByText('A step is left out. Say why.').waitFor()
  const again = plain.locator('details[open] form')
  expect(await again.getByLabel('What the seller is told').inputValue()).toBe(
    'Buyers were led to another shop.',
  )
  await again.getByLabel('Why steps are left out').fill('It was done on purpose.')
  await again.getByRole('button', { name: 'Look at what is sent' }).click()
  await plain.getByText('Your goods stand lower in lists for a time').waitFor()
  expect(await plain.getByText('rank × 0.3').count()).toBe(0)
  await plain.locator('details[open] form').getByRole('button', { name: 'Lower the rank' }).click()
  await plain.getByText('rank × 0.3').waitFor()
  await plain.getByText('Left out: Coaching task. Reason: It was done on purpose.').waitFor()
  await plain.context().close()
})

test('a proof is asked for, noted, judged and accepted until a day', async () => {
  await page.goto('/sellers/s-77')
  await page.getByText('verified by the marketplace').waitFor()
  await page.locator('summary', { hasText: 'Ask for a proof' }).click()
  await page.getByLabel('What kind').fill('installer’s certificate')
  await page.getByRole('button', { name: 'Ask the seller' }).last().click()
  await page.getByText('The seller is asked for the proof.').waitFor()

  const item = page.locator('li', { has: page.getByRole('heading', { name: 'installer’s certificate' }) })
  await item.locator('summary', { hasText: 'Note what the seller handed in' }).click()
  await item.getByLabel('Number or web address').fill('UA-123')
  await item.getByRole('button', { name: 'Hand in' }).click()
  await page.getByText('The proof was handed in.').waitFor()
  await item.getByRole('button', { name: 'Start judging it' }).click()
  await item.getByText('Being judged').waitFor()
  const end = new Date(Date.now() + 500 * dayMs).toISOString().slice(0, 10)
  await item.getByLabel('Valid until, that day included').fill(end)
  await item.getByRole('button', { name: 'Accept' }).click()
  await item.getByText('Valid', { exact: true }).waitFor()
  expect(complaints).toEqual([])
})

test('an incident is noted, confirmed and lifted with a reason', async () => {
  await page.goto('/incidents')
  await page.getByText('No incident is noted').waitFor()
  await page.getByLabel('What happened').fill('The payment service was down.')
  await page.getByLabel('First day').fill('2026-11-22')
  await page.getByLabel('Last day').fill('2026-11-20')
  await page.getByRole('button', { name: 'Note it' }).click()
  await page.getByText('It ends before it begins.').waitFor()
  await page.getByLabel('Last day').fill('2026-11-23')
  await page.getByRole('button', { name: 'Note it' }).click()
  await page.getByText('The incident is noted.').waitFor()
  await page.getByText('Nov 22, 2026 – Nov 23, 2026').waitFor()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('The incident is in force.').waitFor()
  await page.locator('summary', { hasText: 'Lift' }).click()
  await page.getByLabel('Why its days count again').fill('It was our own fault.')
  await page.getByRole('button', { name: 'Lift' }).click()
  await page.getByText('It was our own fault.').waitFor()
})

test('the shop sees what counts against it and hands in what is asked for', async () => {
  const { sellerId } = await app.ownerDb
    .selectFrom('account')
    .select('sellerId')
    .where('email', '=', 'seller@demo')
    .executeTakeFirstOrThrow()
  await app.call('POST', '/sellers', [
    {
      ...{ id: sellerId, name: 'Their shop', category: 'garden', joinedAt: '2024-01-01T00:00:00Z' },
      verification: [{ kind: 'trade licence', validUntil: new Date(Date.now() - dayMs).toISOString() }],
    },
  ])
  await app.ownerDb
    .updateTable('account')
    .set({ language: 'en' })
    .where('email', '=', 'seller@demo')
    .execute()
  const shop = await signInAs(browser, app.url, 'seller@demo', { viewport: { width: 360, height: 780 } })
  await shop.page.goto('/portal/measures')
  await shop.page.getByText('Nothing has been held against you.').waitFor()
  await shop.page.getByText('An end that comes restricts nothing by itself').waitFor()
  await shop.page.getByLabel('Number or web address').fill('UA-777')
  await shop.page.getByRole('button', { name: 'Hand in' }).click()
  await shop.page.getByText('The proof was handed in.').waitFor()
  await shop.page.getByText('Found under: UA-777').waitFor()
  await shop.page.screenshot({ path: join(artifacts, 'portal-measures-light-360.png'), fullPage: true })
  expect(shop.complaints).toEqual([])
  await shop.page.context().close()
})

const pages = [
  { name: 'seller-measures', path: '/sellers/s-77' },
  { name: 'incidents', path: '/incidents' },
]

test.each(pages)(
  '$name has no barrier and nothing to scroll sideways, folded or open',
  async ({ name, path }) => {
    await page.goto(path)
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
    })
    await expectNoBarriers(page, `measures/${name}`)
  },
)
