import { expect, test } from 'vitest'
import { readAppealCase } from '#app/pages/appeal-case.server.ts'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { claimFault } from '#commands/disputes/claim-fault'
import { type JudgeFaultClaim, judgeFaultClaim } from '#commands/disputes/judge-fault-claim'
import { findFault } from '#db/disputes/faults'
import { listNotices } from '#db/notices/bell'
import { insertDeclaredTie } from '#db/ties'
import { marketplaceEventOf } from '#domain/announcement'
import type { AppealOutcome } from '#domain/appeals/state'
import type { DomainEvent } from '#domain/event'
import type { Person } from '#domain/permission'
import { addDecisions } from '#tests/setup/decisions'
import { addPerson as addShopPerson } from '#tests/setup/letters'
import { newKey } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { addWaiver, setDisabled } from '#tests/setup/waivers'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-26T12:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const note = 'The tracking ends at your door.'

/** A bad review that Mira published, of which its shop said that the carrier was at fault, and was not believed. */
async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db)
  const mira = await addPerson(db, 'Mira', 'moderator')
  const omar = await addPerson(db, 'Omar', 'senior')
  const ada = await addPerson(db, 'Ada', 'appeals')
  const shop = { ...(await addShopPerson(db, 'Olena', 'seller', 'seller')), sellerId: 'seller' }
  const reviewId = await addReview(db, { state: 'published', rating: 1 })
  await db.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', reviewId).execute()
  await addDecisions(db, [{ reviewId, action: 'publish', by: mira.id, at: now }])
  const claim = async (at: number, fault: 'carrier' | 'buyer' = 'carrier') => {
    const said = {
      reviewId,
      fault,
      text: 'The depot lost it.',
      zone,
      requestKey: newKey(),
    }
    expect(await claimFault(db, said, shop, later(at))).toMatchObject({ ok: true })
    const open = db.selectFrom('faultClaim').select('id').where('state', '=', 'open')
    return (await open.executeTakeFirstOrThrow()).id
  }
  const claimId = await claim(1)
  const judge = (more: Partial<JudgeFaultClaim> = {}) => {
    const answer = { claimId, found: 'seller', note, seenVersion: 1, requestKey: newKey(), zone } as const
    return judgeFaultClaim(db, { ...answer, ...more }, omar, later(2))
  }
  const statements = () =>
    db
      .selectFrom('statement')
      .select(['id', 'subjectId', 'title', 'body', 'language', 'fields'])
      .where('kind', '=', 'fault_claim_answered')
      .execute()
  const jobs = async () => {
    const rows = await db.selectFrom('outbox').select('job').where('subjectId', '=', reviewId).execute()
    return rows.map(({ job }) => job)
  }
  return { ...test, omar, mira, ada, shop, reviewId, claim, claimId, judge, statements, jobs }
}

type Market = Awaited<ReturnType<typeof setUp>>

/** The shop's appeal from the answer, as `reviewer` takes and decides it. */
async function appeal({ db, statements }: Market, reviewer: Person, outcome: AppealOutcome) {
  const [statement] = await statements()
  const by = { kind: 'seller', sellerId: 'seller', accountId: crypto.randomUUID() } as const
  const grounds = [{ ground: 'facts' as const, text: 'The depot says it never left.' }]
  const request = { statementId: statement?.id ?? '', grounds, zone, requestKey: newKey() }
  const filed = await submitAppeal(db, request, by, later(3))
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const at = (seenVersion: number) => ({ appealId: filed.value.id, seenVersion, requestKey: newKey() })
  const taken = await takeAppeal(db, at(1), reviewer, later(4))
  if (!taken.ok) return taken
  await noteView(db, { ...at(2), view: 'The depot had it.' }, reviewer, later(5))
  const answers = [{ ground: 'facts' as const, isRight: outcome !== 'upheld', text: 'It was.' }]
  const decided = { ...at(3), outcome, answers, note: 'The depot confirms it.' }
  return decideAppeal(db, { ...decided, zone }, reviewer, later(6))
}

const outcomeOf = async ({ db }: Market) =>
  db.selectFrom('appeal').select(['state', 'effects']).executeTakeFirstOrThrow()

test('a shop that is not believed is told why by a statement that says where to appeal, and is mailed once', async () => {
  await using market = await setUp()
  const { db, shop } = market
  const looked = await market.judge({ isLook: true })
  expect(await market.statements()).toEqual([])
  expect(await findFault(db, market.reviewId)).toBeUndefined()
  expect(await market.judge()).toEqual({ ok: true, value: undefined })
  const [statement] = await market.statements()
  expect(statement).toMatchObject({ subjectId: market.claimId, fields: null })
  expect(statement?.body).toContain(note)
  expect(statement?.body).toMatch(
    /found to be your shop’s[\s\S]*the carrier’s fault[\s\S]*appeal free of charge/,
  )
  const { title = '', body = '', language } = statement ?? {}
  expect(looked).toEqual({ ok: true, value: { letters: [{ to: 'seller', title, body, language }] } })
  const mails = await db.selectFrom('mail').select('kind').execute()
  expect(mails).toEqual([{ kind: 'statement' }])
  const told = await db
    .selectFrom('notice')
    .select(['kind', 'mail'])
    .where('accountId', '=', shop.id)
    .execute()
  expect(told).toEqual([{ kind: 'fault_answered', mail: null }])

  const { data, subjectId: id } = await db
    .selectFrom('event')
    .select(['data', 'subjectId'])
    .where('type', '=', 'fault_claim_decided')
    .executeTakeFirstOrThrow()
  const event = { type: 'fault_claim_decided', subject: { kind: 'review', id }, data } as DomainEvent
  expect(marketplaceEventOf(event, { sellerId: 'seller' })).toMatchObject({
    type: 'review.fault_claim_answered',
    data: { fault: 'seller', countsAgainstSeller: true, statementId: statement?.id },
  })
})

test('a shop that was right on appeal has the fault held to be whose it said, and its figures counted anew', async () => {
  await using market = await setUp()
  await market.judge()
  const again = await market.claim(2)
  const before = (await market.jobs()).filter((job) => job === 'recount_reviews').length
  expect(await appeal(market, market.ada, 'overturned')).toMatchObject({ ok: true })
  expect(await outcomeOf(market)).toEqual({ state: 'overturned', effects: ['fault_as_claimed'] })
  expect(await findFault(market.db, market.reviewId)).toMatchObject({
    ...{ fault: 'carrier', setBy: market.ada.id, note: 'The depot confirms it.' },
  })
  expect((await market.jobs()).filter((job) => job === 'recount_reviews')).toHaveLength(before + 1)
  const waiting = market.db.selectFrom('faultClaim').select(['state', 'found']).where('id', '=', again)
  expect(await waiting.execute()).toEqual([{ state: 'decided', found: 'carrier' }])
  const reversed = await listNotices(market.db, market.omar.id, { limit: 9 })
  expect(reversed.map(({ kind }) => kind)).toContain('decision_reversed')
  const toldShop = await listNotices(market.db, market.shop.id, { limit: 9 })
  expect(toldShop.map(({ kind }) => kind)).not.toContain('fault_decided')
})

test('an appeal from a fault that does not count is heard too', async () => {
  await using market = await setUp()
  await market.judge({ found: 'platform' })
  expect(await appeal(market, market.ada, 'overturned')).toMatchObject({ ok: true })
  expect(await outcomeOf(market)).toMatchObject({ effects: ['fault_as_claimed'] })
  expect(await findFault(market.db, market.reviewId)).toMatchObject({ fault: 'carrier' })
})

test('what names somebody else goes on waiting', async () => {
  await using market = await setUp()
  await market.judge()
  const other = await market.claim(2, 'buyer')
  expect(await appeal(market, market.ada, 'overturned')).toMatchObject({ ok: true })
  const waiting = market.db.selectFrom('faultClaim').select('state').where('id', '=', other)
  expect(await waiting.execute()).toEqual([{ state: 'open' }])
})

test('an appeal that is not right changes nothing', async () => {
  await using market = await setUp()
  await market.judge()
  expect(await appeal(market, market.ada, 'upheld')).toMatchObject({ ok: true })
  expect(await outcomeOf(market)).toEqual({ state: 'upheld', effects: [] })
  expect(await findFault(market.db, market.reviewId)).toMatchObject({ fault: 'seller' })
})

test.each(['omar', 'mira'] as const)(
  '%s, who had a part in it, hears no appeal from the answer',
  async (who) => {
    await using market = await setUp()
    await market.judge()
    await market.ownerDb
      .updateTable('account')
      .set({ role: 'appeals' })
      .where('id', '=', market[who].id)
      .execute()
    const reviewer = { ...market[who], role: 'appeals' as const }
    expect(await appeal(market, reviewer, 'overturned')).toMatchObject({ refusal: { reason: 'took_part' } })
  },
)

test('what readers no longer read keeps the fault that was found', async () => {
  await using market = await setUp()
  await market.judge()
  await market.db
    .updateTable('review')
    .set({ revision: 2, publishedRevision: 2 })
    .where('id', '=', market.reviewId)
    .execute()
  expect(await appeal(market, market.ada, 'overturned')).toMatchObject({ ok: true })
  expect(await outcomeOf(market)).toMatchObject({ effects: ['superseded'] })
})

test('who is alone hears under a waiver an appeal from what they found themselves, and finds anew for the shop', async () => {
  await using market = await setUp()
  const { db, ada, omar } = market
  await market.judge()
  await market.claim(3)
  await db.updateTable('account').set({ role: 'appeals' }).where('id', '=', omar.id).execute()
  const alone = { ...omar, role: 'appeals' } as const
  await setDisabled(db, ada, later(2))
  const waiverId = await addWaiver(db, { kind: 'appeal' }, later(2))
  expect(await appeal(market, alone, 'overturned')).toMatchObject({ ok: true })
  expect(await findFault(db, market.reviewId)).toMatchObject({ fault: 'carrier' })
  expect(await db.selectFrom('reviewFault').select(['setBy', 'waiverId']).execute()).toEqual([
    { setBy: omar.id, waiverId },
  ])
  const answered = db.selectFrom('faultClaim').select('waiverId').orderBy('filedAt')
  expect(await answered.execute()).toEqual([{ waiverId: null }, { waiverId }])
})

test('of a review that was moved the parties are the same for the appeal and for the fault it finds', async () => {
  await using market = await setUp()
  const { db, ada, omar } = market
  await market.judge()
  await addSeller(db, 'other')
  await db.updateTable('review').set({ sellerId: 'other' }).where('id', '=', market.reviewId).execute()
  await db.updateTable('account').set({ role: 'appeals' }).where('id', '=', omar.id).execute()
  const tie = (accountId: string, partyId: string) =>
    db.transaction().execute((tx) => insertDeclaredTie(tx, { accountId, partyId }, later(2)))
  await tie(ada.id, 'seller')
  const zoya = await addPerson(db, 'Zoya', 'appeals')
  await tie(zoya.id, 'other')
  const alone = { ...omar, role: 'appeals' } as const
  const waiverId = await addWaiver(db, { kind: 'appeal' }, later(2))
  expect(await appeal(market, alone, 'overturned')).toMatchObject({ ok: true })
  expect(await db.selectFrom('reviewFault').select(['setBy', 'waiverId']).execute()).toEqual([
    { setBy: omar.id, waiverId },
  ])
})

test('nobody tied to the seller a review was moved to hears the appeal', async () => {
  await using market = await setUp()
  const { db, ada } = market
  await market.judge()
  await addSeller(db, 'other')
  await db.updateTable('review').set({ sellerId: 'other' }).where('id', '=', market.reviewId).execute()
  const tie = { accountId: ada.id, partyId: 'other' }
  await db.transaction().execute((tx) => insertDeclaredTie(tx, tie, later(2)))
  expect(await appeal(market, ada, 'overturned')).toMatchObject({ refusal: { reason: 'tied' } })
})

test('whoever hears the appeal reads what the shop said, and the review it said it of', async () => {
  await using market = await setUp()
  await market.judge()
  await appeal(market, market.ada, 'upheld')
  const { id } = await market.db.selectFrom('appeal').select('id').executeTakeFirstOrThrow()
  expect(await readAppealCase(market.db, id, market.ada, later(7))).toMatchObject({
    review: { id: market.reviewId },
    said: { kind: 'fault_claim', about: 'carrier', texts: ['The depot lost it.'] },
  })
})
