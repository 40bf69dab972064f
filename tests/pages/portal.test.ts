import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { languages } from '#domain/language'
import { demoSellers } from '#fixtures/sellers'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { addExclusion } from '#tests/setup/exclusions'
import { addReview, addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const dayMs = 86_400_000
let app: RunningApp
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await fillShops()
  ;({ page, complaints } = await signInAs(browser, app.url, 'seller@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

/** The shop of seller@demo with 60 reviews, every third of them bad, excluded five days ago; that of seller2@demo with one. */
async function fillShops() {
  const { ownerDb } = app
  const now = Date.now()
  for (const id of [demoSellers.worst, demoSellers.good]) await addSeller(ownerDb, id)
  for (let at = 0; at < 60; at++) {
    await addReview(ownerDb, {
      ...{ id: `own-${at}`, sellerId: demoSellers.worst, authorId: `buyer-${at}`, state: 'published' },
      ...{ rating: at % 3 === 0 ? 1 : 5, createdAt: new Date(now - (at * 2 + 7) * dayMs) },
    })
  }
  await addReview(ownerDb, { id: 'foreign', sellerId: demoSellers.good, rating: 1, state: 'published' })
  await ownerDb.updateTable('review').set({ publishedRevision: 1 }).execute()
  const since = new Date(now - 5 * dayMs)
  await addExclusion(ownerDb, { now: since, sellerId: demoSellers.worst })
}

async function ownStatement(): Promise<string> {
  const { id } = await app.ownerDb.selectFrom('statement').select('id').executeTakeFirstOrThrow()
  return id
}

const paths = [
  '/portal',
  '/portal/reviews',
  '/portal/reviews?show=resolved',
  '/portal/reviews/own-0',
  '/portal/quality',
  '/portal/notice',
  '/portal/messages',
  '/portal/timeline',
  '/portal/questions',
  '/portal/team',
  '/portal/account',
]

/** The id of a text that has none. */
const unspoken =
  /\b(portal|condition|stage|shop_review|my_quality|question|timeline|message|standing|objective|notice|indicator|team)\.[a-z_]+/

test.each(languages)(
  'in %s no page has a barrier or anything to scroll sideways',
  async (language) => {
    await speak('seller@demo', language)
    for (const path of [...paths, `/portal/notice/${await ownStatement()}`]) {
      await page.goto(path)
      await page.waitForLoadState('networkidle').catch(() => {})
      const name = path.replace(/\W+/g, '-').slice(1, 40)
      // Colours are the same in every language, and the narrowest page is where words run out of room.
      const looks = language === 'en' ? undefined : [{ scheme: 'light' as const, width: 360 }]
      await expectNoBarriers(page, `portal/${name}-${language}`, looks)
      expect.soft(await page.locator('main').textContent(), `${path}, ${language}`).not.toMatch(unspoken)
    }
  },
  400_000,
)

test('a shop that is excluded sees why, what is missing and until when', async () => {
  await speak('seller@demo', 'en')
  await page.setViewportSize({ width: 360, height: 800 })
  await page.goto('/portal')
  await page.getByText('Your goods are out of the catalogue').waitFor()
  await page.getByText('in 9 days, not earlier').waitFor()
  await page.getByText('0 of 20 are settled').waitFor()
  await page.getByRole('link', { name: 'Read the decision' }).click()
  await page.getByRole('link', { name: 'Your goods are being taken out of the catalogue' }).click()
  await page.getByText('A return can be refused for these five reasons only').waitFor()
})

test('a review is answered and its cause named on a phone without scripts', async () => {
  await speak('seller@demo', 'en')
  const { page: plain } = await signInAs(browser, app.url, 'seller@demo', {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  })
  await plain.goto('/portal/reviews?show=open')
  await plain.getByRole('link', { name: 'Answer and name the cause' }).first().click()
  await plain.locator('select[name=cause]').selectOption('slow_reply')
  await plain.locator('button[value=cause]').click()
  await plain.getByText('The cause is saved.').waitFor()
  await plain
    .locator('textarea[name=text]')
    .fill('We were two people short. Now three answer the phone until nine.')
  await plain.locator('button[value=answer]').click()
  await plain.getByText('Your answer is sent.').waitFor()
  await plain.locator('select[name=reason]').selectOption('buyer_unreachable')
  await plain.locator('button[value=objective]').click()
  await plain.getByText('Objective reason').first().waitFor()
  await plain.goto('/portal')
  await plain.getByText('1 of 20 are settled').waitFor()
  await plain.context().close()
})

test('a message reaches a quality manager, and the answer comes back without a name', async () => {
  await speak('seller@demo', 'en')
  await page.goto('/portal/messages')
  await page.locator('textarea[name=text]').fill('Which parcels were late?')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('The message is sent.').waitFor()
  const { page: desk } = await signInAs(browser, app.url, 'quality2@demo')
  await desk.goto(`/sellers/${demoSellers.worst}/messages`)
  await desk.getByText('Which parcels were late?').waitFor()
  await desk.locator('textarea[name=text]').fill('Those of the 3rd and the 9th.')
  await desk.getByRole('button', { name: 'Send' }).click()
  await desk.getByText('The message is sent.').waitFor()
  await page.goto('/portal/messages')
  await page.getByText('Those of the 3rd and the 9th.').waitFor()
  expect(await page.locator('main').textContent()).not.toContain('Hazel')
  await desk.goto('/outbox')
  await desk.getByText('A message about').first().waitFor()
  await desk.context().close()
})

test('a page that is not there says so under the menu, in the language of its reader', async () => {
  const [before, response] = [complaints.length, await page.goto('/portal/nothing')]
  expect(response?.status()).toBe(404)
  await page.getByRole('navigation').first().waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(complaints.slice(before)).toEqual([])
})

test('a browser that fetches the messages ahead has not read them', async () => {
  const cookie = `assay=${await app.signIn('seller@demo')}`
  const unread = async () =>
    (
      await app.ownerDb
        .selectFrom('caseMessage')
        .select('id')
        .where('sentBy', '=', 'marketplace')
        .where('readAt', 'is', null)
        .execute()
    ).length
  await app.ownerDb.updateTable('caseMessage').set({ readAt: null }).execute()
  const waiting = await unread()
  expect(waiting).toBeGreaterThan(0)
  await fetch(`${app.url}/portal/messages`, { headers: { cookie, 'sec-purpose': 'prefetch' } })
  expect(await unread()).toBe(waiting)
  await fetch(`${app.url}/portal/messages`, { headers: { cookie } })
  expect(await unread()).toBe(0)
})

test('a seller signs in by the link in the mail, which opening alone does not use up', async () => {
  const context = await browser.newContext({ baseURL: app.url, viewport: { width: 360, height: 800 } })
  const phone = await context.newPage()
  await phone.goto('/login')
  await phone.getByRole('link', { name: 'For shops' }).click()
  await phone.getByRole('heading', { name: 'Sign in by e-mail' }).waitFor()
  await phone.getByLabel('E-mail address').fill('SELLER2@demo')
  await phone.getByRole('button', { name: 'Send me the link' }).click()
  await phone.getByRole('status').waitFor()
  const link = await vi.waitFor(async () => {
    const { text } = await app.ownerDb
      .selectFrom('mail')
      .select('text')
      .where('kind', '=', 'sign_in')
      .where('state', '=', 'kept')
      .executeTakeFirstOrThrow()
    return /http\S+/.exec(text)?.[0] ?? ''
  }, 20_000)
  // A program that looks through mail opens it first.
  await fetch(link)
  await phone.goto(link)
  await phone.getByRole('button', { name: 'Sign in' }).click()
  await phone.waitForURL('**/portal')
  await phone.getByText('Ваші товари в каталозі').waitFor()
  await phone.goto(link)
  await phone
    .getByRole('button', { name: 'Sign in' })
    .or(phone.getByRole('button', { name: 'Увійти' }))
    .click()
  await phone.getByRole('alert').waitFor()
  await context.close()
})

test('nothing of one shop is there for another', async () => {
  const token = await app.signIn('seller2@demo')
  const ask = (path: string, body?: string) =>
    fetch(app.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        cookie: `assay=${token}`,
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body !== undefined && { body }),
    })
  const { id: stranger } = await app.ownerDb
    .selectFrom('account')
    .select('id')
    .where('email', '=', 'seller@demo')
    .executeTakeFirstOrThrow()
  const key = crypto.randomUUID()
  const statement = await ownStatement()
  await addExclusion(app.ownerDb, { now: new Date(Date.now() - dayMs), sellerId: demoSellers.good })
  const warning = await warnShop(stranger)
  const answers = await Promise.all([
    ask('/portal/reviews/own-3'),
    ask('/portal/reviews/own-3', `intent=answer&text=mine&requestKey=${key}`),
    ask('/portal/reviews/own-3', 'intent=cause&cause=other'),
    ask('/portal/reviews/own-3', 'intent=objective&reason=too_old'),
    ask(`/portal/notice/${statement}`),
    ask('/portal/letter/feedback/review/own-3'),
    ask('/portal/letter/feedback/review/own-3', 'intent=save&cause=other'),
    ask('/portal/team', `intent=removed&accountId=${stranger}`),
    ask('/portal/team', `intent=member&accountId=${stranger}`),
  ])
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  const theirs = ['/portal/measures', '/portal/letter', '/portal/letter/feedback', '/portal/letter/plan']
  for (const path of [...paths.filter((path) => !path.includes('own-0')), ...theirs]) {
    const response = await ask(path)
    expect(response.status, path).toBe(200)
    const html = await response.text()
    expect(html, path).not.toContain('own-')
    expect(html, path).not.toContain('Which parcels were late?')
    expect(html, path).not.toContain('Едуард')
    expect(html, path).not.toContain(warning)
  }
  expect(await reviewsInWeeks(await app.signIn('seller@demo'))).toBeGreaterThan(20)
  expect(await reviewsInWeeks(token)).toBeLessThanOrEqual(1)
})

/** Warns the shop of seller@demo; the words it is told. */
async function warnShop(imposedBy: string): Promise<string> {
  const explanation = 'Parcels were sent without a word.'
  const at = new Date()
  const until = new Date(at.getTime() + 180 * dayMs)
  const measure = { step: 'warning' as const, ground: 'service_quality' as const, explanation, skipped: [] }
  await app.ownerDb
    .insertInto('measure')
    .values({ ...measure, sellerId: demoSellers.worst, imposedBy, imposedAt: at, until, strikeUntil: until })
    .execute()
  return explanation
}

/** How many reviews the file of a shop's weeks counts. */
async function reviewsInWeeks(token: string): Promise<number> {
  const response = await fetch(`${app.url}/portal/quality/weeks.csv`, {
    headers: { cookie: `assay=${token}` },
  })
  const [head, ...weeks] = (await response.text()).trim().split('\n')
  const column = head?.split(',').indexOf('total') ?? 0
  return weeks.reduce((total, week) => total + Number(week.split(',')[column]), 0)
}

test('nothing complained meanwhile', () => {
  expect(complaints).toEqual([])
})

async function speak(email: string, language: (typeof languages)[number]) {
  await app.ownerDb.updateTable('account').set({ language }).where('email', '=', email).execute()
}
