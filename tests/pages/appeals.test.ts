import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signLink } from '#app/sign-link.ts'
import { decideReview } from '#commands/decide-review'
import type { SignedLink } from '#domain/signed-link'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'
import { zone } from '#tests/setup/zone'

const secret = 'a secret that only these tests ever use'

let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  const english = { language: 'en' as const }
  await app.ownerDb.updateTable('account').set(english).where('email', '=', 'appeals@demo').execute()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

/** Where a review that was turned down is appealed from: the link the marketplace hands on. */
async function rejectReview(id = 'r-1'): Promise<string> {
  if (id === 'r-1') await addSeller(app.ownerDb, 's-1')
  const reviewId = await addReview(app.ownerDb, {
    id,
    sellerId: 's-1',
    state: 'queued',
    text: 'Came late.',
  })
  const mira = await addPerson(app.ownerDb, id === 'r-1' ? 'Mira Ivanenko' : 'Maya', 'moderator')
  const verdict = {
    action: 'reject',
    reasonCode: 'off_topic',
    seenVersion: 1,
    requestKey: `decide ${id}`,
  } as const
  const decided = await decideReview(app.db, { zone, reviewId, ...verdict }, mira, new Date())
  expect(decided).toMatchObject({ ok: true })
  const { decision } = await app.call('GET', `/reviews/${reviewId}`)
  const { appealUrl } = await app.call('GET', `/statements/${decision.statementOfReasonsId}`)
  return appealUrl
}

/** A photograph whose camera wrote when it was taken. */
async function photoOf(name: string) {
  const buffer = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#765' } })
    .withExif({ IFD2: { DateTimeOriginal: '2026:05:01 10:11:12' } })
    .jpeg()
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}

async function press(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click()
  await page.waitForURL(/done=/)
}

test('an appeal goes from the notice to the review being published again, without scripts and without an account', async () => {
  const link = await rejectReview()
  const phone = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 780 },
    locale: 'en',
  })
  const author = await phone.newPage()
  await author.goto(link)
  expect(await author.content()).toContain('The text is not about an order')
  expect(await author.content()).not.toContain('Mira')
  await author.getByLabel('The facts are wrong').fill('Wrong.')
  await author.getByRole('button', { name: 'Send the appeal' }).click()
  await author.getByText('Say more on: The facts are wrong').waitFor()
  await author.getByRole('button', { name: 'Send it as it is' }).waitFor()
  await author.goto(link)
  await author.getByLabel('The facts are wrong').fill('I did order there, and it came late.')
  await author
    .getByLabel('Files that show it')
    .setInputFiles([{ name: 'order.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture') }])
  await author.getByRole('button', { name: 'Send the appeal' }).click()
  await author.getByText('order.jpg is neither a JPEG').waitFor()
  expect(await author.getByLabel('The facts are wrong').inputValue()).toContain('I did order there')
  await author.getByLabel('Files that show it').setInputFiles([await photoOf('order.jpg')])
  await author.getByLabel('What they show').selectOption('receipt')
  await press(author, 'Send the appeal')
  await author.getByRole('link', { name: 'order.jpg' }).waitFor()
  await author.getByRole('listitem').filter({ hasText: 'A receipt or bill' }).waitFor()
  await author.getByText('We have your appeal.').waitFor()

  const { page, complaints } = await signInAs(browser, app.url, 'appeals@demo')
  await page.goto('/appeals')
  await expectNoBarriers(page, 'appeals/queue')
  await page.getByRole('button', { name: 'Give me the next one' }).click()
  await page.waitForURL(/\/appeals\/[0-9a-f-]{36}/)
  const before = await page.content()
  expect(before).not.toContain('The text is not about an order')
  expect(before).not.toContain('Mira')
  await page.getByRole('link', { name: 'order.jpg' }).waitFor()
  await page.getByText('Taken at 2026-05-01 10:11:12').waitFor()
  await page.getByText('You have it in hand.').waitFor()
  await page.getByLabel('What you think of it yourself').fill('It tells of an order.')
  await page.getByRole('button', { name: 'Note my view and see the decision' }).click()
  await page.waitForURL(/note_view/)
  await page.getByText('The text is not about an order').first().waitFor()
  await expectNoBarriers(page, 'appeals/case')

  await page.getByLabel('On this ground').selectOption('yes')
  await page.getByLabel('Our answer to it').fill('The order is there.')
  await page.getByLabel('Outcome').selectOption('overturned')
  await page.getByLabel('The reasons').fill('It tells of the order, so it stays.')
  await page.getByRole('button', { name: 'Look at what is sent' }).click()
  await page.getByText('Your appeal was right: the decision is taken back').waitFor()
  await expectNoBarriers(page, 'appeals/letter')
  expect((await app.call('GET', '/reviews/r-1')).state).toBe('rejected')
  await page.getByRole('button', { name: 'Decide and send the answer' }).click()
  await page.waitForURL(/did\.decide/)
  await page.goto('/appeals')
  await page.getByRole('button', { name: 'Give me the next one' }).click()
  await page.getByText('Nothing waits for you now.').waitFor()
  await page.getByRole('link', { name: 'Figures', exact: true }).click()
  await page.getByRole('row', { name: /1 · 100\s?%/ }).waitFor()
  await expectNoBarriers(page, 'appeals/figures')
  expect(complaints).toEqual([])

  expect((await app.call('GET', '/reviews/r-1')).state).toBe('published')
  await author.goto(link)
  await author.getByText('Your appeal was right: the decision is taken back').waitFor()
  await expectNoBarriersWithScripts(link)
  await vi.waitFor(
    async () => {
      const { items } = await app.call('GET', '/events')
      const types = items.map(({ type }: { type: string }) => type)
      if (!types.includes('review.published') || !types.includes('appeal.decided'))
        throw new Error('not told')
    },
    { timeout: 60_000, interval: 500 },
  )
}, 180_000)

test('a file of an appeal is a download without what the camera wrote, and not there for anybody else', async () => {
  const file = await app.db
    .selectFrom('appealEvidence')
    .innerJoin('appeal', 'appeal.id', 'appealId')
    .select(['appealEvidence.id', 'appealId', 'statementId'])
    .executeTakeFirstOrThrow()
  const ask = async (path: string, email?: string) => {
    const cookie = email ? `assay=${await app.signIn(email)}` : ''
    return fetch(`${app.url}${path}`, { headers: { cookie }, redirect: 'manual' })
  }
  const expiresAt = new Date(Date.now() + 60_000)
  const right: SignedLink = { purpose: 'appeal', subject: file.statementId, party: 'addressee', expiresAt }
  const byLink = (link: Partial<SignedLink>) =>
    ask(`/appeal/files/${file.id}?link=${encodeURIComponent(signLink({ ...right, ...link }, secret))}`)
  const atDesk = `/appeals/${file.appealId}/files/${file.id}`
  for (const answer of [await byLink({}), await ask(atDesk, 'appeals@demo')]) {
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
    const { exif, format } = await sharp(await answer.arrayBuffer()).metadata()
    expect([exif, format]).toEqual([undefined, 'jpeg'])
  }
  const other = await rejectReview('r-2')
  const otherStatement = new URL(other).searchParams.get('link') ?? ''
  for (const answer of [
    await byLink({ expiresAt: new Date(Date.now() - 1_000) }),
    await byLink({ purpose: 'complaint' }),
    await byLink({ subject: file.appealId }),
    await ask(`/appeal/files/${file.id}?link=${otherStatement}`),
    await ask(`/appeal/files/${file.id}`),
    await ask(`/portal/appeals/${file.statementId}/files/${file.id}`, 'seller2@demo'),
    await ask(`/appeals/${file.statementId}/files/${file.id}`, 'appeals@demo'),
  ])
    expect(answer.status).toBe(404)
  for (const email of ['moderator@demo', 'mediator@demo', 'admin@demo', 'seller2@demo'])
    expect((await ask(atDesk, email)).status).toBe(403)
  const appeals2 = await app.ownerDb
    .selectFrom('account')
    .select('id')
    .where('email', '=', 'appeals2@demo')
    .executeTakeFirstOrThrow()
  const conflict = { appealId: file.appealId, accountId: appeals2.id, why: 'A neighbour.' }
  await app.ownerDb
    .insertInto('appealConflict')
    .values({ ...conflict, declaredAt: new Date() })
    .execute()
  expect((await ask(atDesk, 'appeals2@demo')).status).toBe(404)
}, 60_000)

test('an altered link, or one to something else, opens nothing', async () => {
  const page = await (await browser.newContext({ locale: 'en' })).newPage()
  for (const link of ['', 'x.y', 'WyJhcHBlYWwiXQ.AAAA']) {
    const answer = await page.goto(`${app.url}/appeal?link=${link}`)
    expect(answer?.status()).toBe(404)
    await page.getByText('This link opens nothing').waitFor()
  }
})

/** What its maker sees, with scripts so that axe can look. */
async function expectNoBarriersWithScripts(link: string) {
  const page = await (await browser.newContext({ locale: 'en' })).newPage()
  await page.goto(link)
  await expectNoBarriers(page, 'appeals/own')
}
