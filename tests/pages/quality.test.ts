import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { keepExclusionClocks } from '#commands/exclusion/keep-exclusion-clocks'
import { submitExclusion } from '#commands/exclusion/submit-exclusion'
import { addDays, dayOf } from '#domain/day'
import { expectNoBarriers } from '#tests/setup/barriers'
import { fillBoard } from '#tests/setup/board'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { accepted, addProposal, newKey } from '#tests/setup/exclusions'
import { addQualityRun, addSellerQuality } from '#tests/setup/quality'
import { addQualityProposal } from '#tests/setup/quality-proposal'
import { addReview, addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

let app: RunningApp
let browser: Browser
let page: Page
let complaints: string[]
let board: Awaited<ReturnType<typeof fillBoard>>

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  board = await fillBoard(app.db, new Date())
  await addComparison()
  ;({ page, complaints } = await signInAs(browser, app.url, 'quality@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

/** A run that compared eighty sellers, most of them like each other and a few not, and what it proposed. */
async function addComparison() {
  const { ownerDb } = app
  // Of tomorrow, so that no night falls due meanwhile and compares them anew.
  const runId = await addQualityRun(ownerDb, addDays(dayOf(new Date(), 'UTC'), 1))
  const others = Array.from({ length: 72 }, (_, at) => `shop-${at}`)
  for (const id of others) await addSeller(ownerDb, id)
  const sellerIds = [...others, 'due-dishes', 'second-sofas', 'late-lamps']
  await addSellerQuality(
    ownerDb,
    runId,
    sellerIds.map((sellerId, at) => ({ sellerId, negatives: at < 72 ? at % 9 : 10 + at - 72, grade: 'C' })),
  )
  await sql`
    update seller_quality set feedback90 = 8 * (1 + abs(hashtext(seller_id)) % 60),
      observed90 = observed90 * (1 + abs(hashtext(seller_id)) % 60) / 12,
      expected90 = 0.4 * (1 + abs(hashtext(seller_id)) % 60)`.execute(ownerDb)
  await sql`
    update seller_quality set observed90 = feedback90 / 3 where seller_id in ('shop-5', 'due-dishes')`.execute(
    ownerDb,
  )
  await sql`
    with cell as (insert into quality_cell (category, price_band) values ('electronics', 0) returning id)
    insert into quality_day
    select seller_id, created_at::date, cell.id, 12 * count(*), 3 * count(*) filter (where rating <= 2),
      0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
    from review, cell group by 1, 2, 3`.execute(ownerDb)
  await sql`
    insert into quality_market_day
    select day, 40 * sum(reviews), 30 * sum(negatives), 0, 0 from quality_day group by day`.execute(ownerDb)
  await addQualityProposal(ownerDb, { runId, sellerId: 'shop-8', harm: 6.7, now: new Date() })
  await addQualityProposal(ownerDb, { runId, sellerId: 'shop-17', harm: 3.1, now: new Date() })
}

const pages: { name: string; path: () => string }[] = [
  { name: 'board', path: () => '/quality' },
  { name: 'board-column', path: () => '/quality?column=second' },
  { name: 'case-second', path: () => `/quality/cases/${board.ids.second}` },
  { name: 'case-recheck', path: () => `/quality/cases/${board.ids.recheck}` },
  { name: 'proposals', path: () => '/quality/proposals' },
  { name: 'funnel', path: () => '/quality/funnel' },
  { name: 'funnel-empty', path: () => '/quality/funnel?category=nothing' },
  { name: 'figures', path: () => '/quality/figures' },
]

test.each(pages)('$name has no barrier and nothing to scroll sideways', async ({ name, path }) => {
  await page.goto(path())
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.waitForFunction(() => !document.querySelector('[data-waiting]'))
  await expectNoBarriers(page, `quality/${name}`)
  expect(complaints).toEqual([])
})

test('a proposal is taken with its evidence filled in, and its proposer cannot approve it', async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/quality/proposals')
  const cards = page.locator('[data-proposal]')
  // The greater harm stands first.
  expect(await cards.first().textContent()).toContain('shop-8')
  await cards.first().locator('[data-form=take] > summary').click()
  // The shop has no reviews here: its figures, taken anew, would refute what the proposal suggests.
  for (const ground of ['quality_worsened', 'negatives_left_open'])
    await cards.first().locator(`input[value=${ground}]`).uncheck()
  await cards.first().locator('input[value=fictitious_reviews]').check()
  await cards.first().locator('button[value=take]').click()
  await page.waitForURL('**/quality/cases/*')
  const taken = await app.db
    .selectFrom('qualityProposal')
    .select('status')
    .where('sellerId', '=', 'shop-8')
    .execute()
  expect(taken).toEqual([{ status: 'taken' }])
  await page.locator('[data-move=cancel] form').waitFor({ state: 'attached' })
  expect(await page.locator('[data-move=approve]').count()).toBe(1)
  expect(await page.locator('[data-move=approve] form').count()).toBe(0)
})

test('a proposal is dismissed with a reason and without scripts', async () => {
  const { page: plain } = await signInAs(browser, app.url, 'quality@demo', { javaScriptEnabled: false })
  await plain.goto('/quality/proposals')
  const card = plain.locator('[data-proposal]').first()
  await card.locator('[data-form=dismiss] > summary').click()
  await card.locator('[data-form=dismiss] textarea').fill('The carrier was on strike that month.')
  await card.locator('button[value=dismiss]').click()
  await plain.waitForURL('**/quality/proposals?done=proposal.dismissed')
  const left = await app.db
    .selectFrom('qualityProposal')
    .select('id')
    .where('status', '=', 'pending')
    .execute()
  expect(left).toEqual([])
  await plain.context().close()
})

test('another person approves after reading what changed since the evidence was frozen', async () => {
  await page.goto(`/quality/cases/${board.ids.second}`)
  await addReview(app.db, {
    ...{ sellerId: 'second-sofas', rating: 1, state: 'published', createdAt: new Date() },
    text: 'The sofa came without legs and nobody picks up the telephone',
  })
  const approve = page.locator('[data-move=approve]')
  await approve.locator('summary').click()
  await approve.locator('button[value=approve]').click()
  // The page did not know of the new review, so that the server has to ask for it to be read.
  await page.locator('[role=alert]').first().waitFor()
  const readChanges = page.locator('[data-move=approve] input[name=readChanges]')
  await readChanges.check()
  await page.locator('[data-move=approve] button[value=approve]').click()
  await approve.getByText('Shop: ').first().waitFor()
  expect(await stateOf(board.ids.second)).toBe('pending_approval')
  await approve.locator('button[value=approve]').click()
  await page.waitForURL('**/*?done=case.done')
  expect(await stateOf(board.ids.second)).toBe('excluded')
})

test('whoever comes second is told who came first, and their words stay', async () => {
  const { page: plain } = await signInAs(browser, app.url, 'quality@demo', { javaScriptEnabled: false })
  await plain.goto(`/quality/cases/${board.ids.proposed}`)
  const { mira } = board.people
  const command = { exclusionId: board.ids.proposed, requestKey: crypto.randomUUID() }
  const scope = { scope: 'all' as const, reasonCodes: ['fictitious_reviews'], note: 'Now.' }
  expect((await submitExclusion(app.db, { ...command, ...scope }, mira, new Date())).ok).toBe(true)
  await plain.locator('[data-move=cancel] > summary').click()
  await plain.locator('[data-move=cancel] textarea').fill('Too little evidence.')
  await plain.locator('[data-move=cancel] button[value=cancel]').click()
  expect(await plain.locator('[role=alert]').first().textContent()).toContain(mira.name)
  expect(await plain.locator('[data-move=cancel] textarea').inputValue()).toBe('Too little evidence.')
  // What they now see is what they may decide about.
  await plain.locator('[data-move=cancel] button[value=cancel]').click()
  await plain.waitForURL('**/*?done=case.done')
  expect(await stateOf(board.ids.proposed)).toBe('cancelled')
  await plain.context().close()
})

test('the fourteenth day opens the re-check, which is refused for reasons the evidence shows', async () => {
  await page.goto(`/quality/cases/${board.ids.excluded}`)
  expect(await page.locator('[data-move=open_recheck]').count()).toBe(0)
  await page.goto(`/quality/cases/${board.ids.recheck}`)
  await page.locator('[data-move=open_recheck] > summary').click()
  await page.locator('button[value=open_recheck]').click()
  await page.waitForURL('**/*?done=case.done')
  const uphold = page.locator('[data-move=uphold]')
  await uphold.locator('summary').click()
  expect(await uphold.locator('input[value=negatives_not_handled]').isChecked()).toBe(true)
  expect(await uphold.locator('input[value=fictitious_positives]').isChecked()).toBe(false)
  await uphold.locator('button[value=uphold]').click()
  await uphold.locator('input[name=looked]').waitFor({ state: 'attached' })
  await uphold.locator('button[value=uphold]').click()
  await page.waitForFunction(() => !document.querySelector('[data-move=uphold]'))
  expect(await stateOf(board.ids.recheck)).toBe('excluded')
  const [decision] = await app.db
    .selectFrom('recheckDecision')
    .selectAll()
    .where('exclusionId', '=', board.ids.recheck)
    .execute()
  expect(decision).toMatchObject({ outcome: 'uphold', isOverride: false })
  expect(decision?.facts.negatives_not_handled?.length).toBeGreaterThan(3)
})

test('whoever is tied to a shop is not asked to agree with what overrules the rule', async () => {
  const { db } = app
  const { mira, omar } = board.people
  const now = new Date()
  const long = new Date(now.getTime() - 16 * 86_400_000)
  await addSeller(db, 'overruled-oaks')
  const { id: exclusionId } = await addProposal(db, mira, { now: long, sellerId: 'overruled-oaks' })
  accepted(await approveExclusion(db, { exclusionId, requestKey: newKey() }, omar, long))
  await keepExclusionClocks(db, { exclusionId }, { kind: 'job', id: 'test' }, now)
  const mild = { outcome: 'reinstate' as const, reasons: [], note: 'They rang every buyer.' }
  accepted(await decideRecheck(db, { exclusionId, ...mild, requestKey: newKey() }, mira, now))

  await page.goto(`/quality/cases/${exclusionId}`)
  await page.getByText('Что вы скажете?').waitFor()
  await page.getByText('У меня есть связь с этим магазином').click()
  await page.getByRole('button', { name: 'Отметить мою связь с магазином' }).click()
  await page.getByText('Вы связаны с этим магазином.').first().waitFor()
  await page.getByText('Решение ждёт второго человека').waitFor()
  expect(await page.getByText('Что вы скажете?').count()).toBe(0)
  await expectNoBarriers(page, 'quality/tied')
  expect(complaints).toEqual([])
})

test('the files behind the plots hold their rows', async () => {
  const get = (path: string) => page.request.get(app.url + path).then((answer) => answer.text())
  expect((await get('/quality/funnel.csv')).split('\n')[0]).toContain('sellerId,name,negative,total')
  expect((await get('/quality/funnel.csv')).split('\n').length).toBeGreaterThan(70)
  expect((await get('/quality/figures.csv')).split('\n').length).toBeGreaterThan(100)
  expect(await get(`/quality/cases/${board.ids.recheck}/trend.csv`)).toContain('week,negative,reviews')
  expect(complaints).toEqual([])
})

async function stateOf(id: string) {
  const { state } = await app.db
    .selectFrom('exclusion')
    .select('state')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return state
}
