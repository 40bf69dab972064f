import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { lookForRings } from '#commands/rings/look-for-rings'
import { loadDemo } from '#fixtures/load'
import { demoSellers } from '#fixtures/sellers'
import { pageRoutes, routeAt } from '#tests/pages/page-routes'
import { everyLook, expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'
import { zone } from '#tests/setup/zone'

/** Pages that say why there is nothing else to see. */
const refusing = ['$', 'portal.$', 'handover']

let app: RunningApp
let browser: Browser
const seen = new Set<string>()

beforeAll(async () => {
  app = await startApp()
  await loadDemo(app.db, { zone, linkBase: app.url, now: new Date() })
  await app.call('POST', '/webhook-endpoints', { url: 'https://shop.example/hooks' })
  await vi.waitFor(untilScreened, { timeout: 120_000, interval: 500 })
  // It looks at what has settled for a minute.
  const settled = new Date(Date.now() + 120_000)
  while (await lookForRings(app.db, { eventsAtOnce: 10_000 }, settled));
  browser = await openBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

test.each([
  ...['moderator', 'senior', 'appeals', 'mediator', 'admin', 'seller2'].map((who) => ({ who, to: [] })),
  { who: 'quality', to: [`/sellers/${demoSellers.worst}/messages`, '/outbox'] },
  { who: 'seller', to: ['/portal/nothing-here'] },
])('what $who comes to has no barrier and nothing to scroll sideways', async ({ who, to }) => {
  const { page, complaints } = await signInAs(browser, app.url, `${who}@demo`)
  if (who === 'quality') await vi.waitFor(untilCompared, { timeout: 120_000, interval: 500 })
  const others = who === 'senior' ? await listRare() : to
  await walk(page, [who.startsWith('seller') ? '/portal' : '/', ...others])
  expect(complaints).toEqual([])
})

test('what a seller has opened for a letter has no barrier either', async () => {
  const { page } = await signInAs(browser, app.url, 'seller@demo')
  const opened = await page.request.post('/portal/letter/feedback?index', { form: { intent: 'next' } })
  await walk(page, [opened.url()])
})

test('what one comes to without an account has no barrier and nothing to scroll sideways', async () => {
  const page = await browser.newPage({ baseURL: app.url })
  const starts = ['/login', '/login/link', '/notice', '/handover', '/nothing-here']
  await walk(page, [...starts, ...(await askForLinks())])
})

test('every page was seen', () => {
  expect(pageRoutes.filter((route) => !seen.has(route))).toEqual([])
})

async function untilScreened(): Promise<void> {
  const waiting = ['received', 'edit_pending'] as const
  const unscreened = app.ownerDb.selectFrom('review').select('id').where('state', 'in', waiting).limit(1)
  expect(await unscreened.execute()).toEqual([])
}

/** The first run comes within a minute of the start. */
async function untilCompared(): Promise<void> {
  const compared = app.ownerDb.selectFrom('qualityRun').select('id').where('finishedAt', 'is not', null)
  expect(await compared.execute()).not.toEqual([])
}

/** What only some pages of a kind lead to. */
async function listRare(): Promise<string[]> {
  const letter = await app.ownerDb.selectFrom('letter').select('id').executeTakeFirstOrThrow()
  const ring = await app.ownerDb.selectFrom('ring').select('id').executeTakeFirstOrThrow()
  return [`/letters/${letter.id}`, `/rings/${ring.id}`]
}

/** Links that a marketplace asks for and hands to people itself. */
async function askForLinks(): Promise<string[]> {
  const { ownerDb, call } = app
  const whose = { sellerId: demoSellers.good, complainantId: 'buyer-1' }
  const form = await call('POST', '/complaint-forms', whose)
  const asked = await ownerDb.selectFrom('changeQuestion').select('id').executeTakeFirstOrThrow()
  const question = await call('GET', `/review-changes/${asked.id}`)
  const dealing = ownerDb.selectFrom('complaint').select('id').where('state', '=', 'negotiation')
  const { id } = await dealing.executeTakeFirstOrThrow()
  const complaint = await call('POST', `/complaints/${id}/links`, { side: 'complainant' })
  const rejected = ownerDb.selectFrom('statement').select('id').where('kind', '=', 'review_rejected')
  const told = await rejected.executeTakeFirstOrThrow()
  const { appealUrl } = await call('GET', `/statements/${told.id}`)
  const agreement = complaint.url.replace('/complaint?', '/complaint/agreement?')
  return [form.url, question.link, complaint.url, agreement, appealUrl]
}

/** Follows links from one page to the next, to one of every route that nobody has seen yet. */
async function walk(page: Page, [start = '', ...others]: string[]): Promise<void> {
  const waiting = [...others, ...(await visit(page, start))]
  for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
    const { pathname } = new URL(url, app.url)
    const route = routeAt(pathname)
    if (route && !seen.has(route)) waiting.push(...(await visit(page, url)))
  }
}

/** Looks at a page of ours, once in a colour scheme and width, the next one in the others; where its links lead. */
async function visit(page: Page, url: string): Promise<string[]> {
  const { origin, pathname, search } = new URL(url, app.url)
  const route = routeAt(pathname) ?? '$'
  const answer = origin === app.url ? await page.goto(pathname + search) : null
  if (answer?.status() !== 200 && !refusing.includes(route)) return []
  expect.soft(await answer?.text(), route).not.toMatch(/[\0\uFFFD]/)
  if (!seen.has(route)) {
    await expectNoBarriers(page, `pages/every/${route}`, [everyLook[seen.size % 2] ?? everyLook[0]])
    seen.add(route)
  }
  return page.$$eval('a[href]', (links) =>
    links.map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).href),
  )
}
