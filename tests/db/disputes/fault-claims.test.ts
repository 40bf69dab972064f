import { expect, test } from 'vitest'
import { attributeFault } from '#commands/disputes/attribute-fault'
import { type ClaimFault, claimFault } from '#commands/disputes/claim-fault'
import { decideDispute } from '#commands/disputes/decide-dispute'
import { fileDispute } from '#commands/disputes/file-dispute'
import { judgeFaultClaim } from '#commands/disputes/judge-fault-claim'
import { withdrawFaultClaim } from '#commands/disputes/withdraw-fault-claim'
import { findDisputeRecord } from '#db/disputes/disputes'
import { listFaultClaims, lockFaultClaim } from '#db/disputes/fault-claims'
import { findFault } from '#db/disputes/faults'
import { listNotices, markNoticesRead } from '#db/notices/bell'
import { lockReview } from '#db/reviews'
import { insertDeclaredTie } from '#db/ties'
import { listWaitingWork } from '#db/waiting-work'
import type { Fault } from '#domain/disputes/fault'
import type { Person } from '#domain/permission'
import { addDecisions } from '#tests/setup/decisions'
import { addPerson as addShopPerson } from '#tests/setup/letters'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-26T12:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
let keys = 0

/** A bad review that Mira published; the shop it is about; two seniors who had no part in that. */
async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db)
  const people = {
    mira: await addPerson(db, 'Mira', 'moderator'),
    omar: await addPerson(db, 'Omar', 'senior'),
    sofia: await addPerson(db, 'Sofia', 'senior'),
  }
  const shop = { ...(await addShopPerson(db, 'Olena', 'seller', 'seller')), sellerId: 'seller' }
  const reviewId = await addReview(db, { state: 'published', rating: 1 })
  await db.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', reviewId).execute()
  await addDecisions(db, [{ reviewId, action: 'publish', by: people.mira.id, at: now }])
  const claim = (said: Partial<ClaimFault> = {}, by = shop) => {
    const carrier = { reviewId, fault: 'carrier', text: 'The depot lost it.', zone: 'Europe/Kyiv' } as const
    return claimFault(db, { ...carrier, requestKey: `c${keys++}`, ...said }, by, later(1))
  }
  const latest = () =>
    db.selectFrom('faultClaim').selectAll().orderBy('filedAt', 'desc').executeTakeFirstOrThrow()
  const judge = async (found: Fault, person: Person, requestKey = `j${keys++}`) => {
    const { id: claimId, version: seenVersion } = await db
      .selectFrom('faultClaim')
      .selectAll()
      .orderBy((eb) => eb('state', '=', 'open'), 'desc')
      .executeTakeFirstOrThrow()
    const answer = { claimId, found, note: 'The tracking says so.', seenVersion, requestKey, zone }
    return judgeFaultClaim(db, answer, person, later(2))
  }
  return { ...test, ...people, shop, reviewId, claim, latest, judge }
}

test('a shop says that it was not its fault, nothing changes, and somebody who judges disputes finds it in that line', async () => {
  await using market = await setUp()
  const { db, omar } = market
  expect(await market.claim()).toMatchObject({ ok: true })
  expect(await market.latest()).toMatchObject({ state: 'open', fault: 'carrier', revision: 1 })
  expect(await findFault(db, market.reviewId)).toBeUndefined()
  const [line] = await listWaitingWork(db, ['disputes'], { personId: omar.id, now: later(1) })
  expect(line).toMatchObject({ open: 1, oldestDueAt: later(6) })
  expect(await listFaultClaims(db, { isOpen: true, limit: 5 })).toMatchObject([
    { rating: 1, fault: 'carrier' },
  ])
  const told = await listNotices(db, omar.id, { limit: 5 })
  expect(told.map(({ kind }) => kind)).toEqual(['fault_waits'])
})

test('whoever is right is no longer counted against the shop, which is told, and none of it is a dispute or a step back', async () => {
  await using market = await setUp()
  const { db, shop, reviewId } = market
  await market.claim()
  expect(await market.judge('carrier', market.omar)).toMatchObject({ ok: true })
  expect(await findFault(db, reviewId)).toMatchObject({ fault: 'carrier', note: 'The tracking says so.' })
  expect(await listFaultClaims(db, { isOpen: false, limit: 5 })).toMatchObject([{ found: 'carrier' }])
  const jobs = await db.selectFrom('outbox').select('job').where('subjectId', '=', reviewId).execute()
  expect(jobs).toContainEqual({ job: 'recount_reviews' })
  const told = await listNotices(db, shop.id, { limit: 5 })
  expect(told.map(({ kind, times }) => `${kind} ${times}`)).toEqual(['fault_answered 1'])
  const [mail] = await db.selectFrom('notice').select('mail').where('accountId', '=', shop.id).execute()
  expect(mail).toEqual({ mail: null })
  expect(await findDisputeRecord(db, 'seller', now)).toMatchObject({ decided: 0, unfounded: 0 })
  expect(await db.selectFrom('reviewResolution').selectAll().execute()).toEqual([])
  const [open] = await listNotices(db, market.sofia.id, { limit: 5 })
  expect(open?.readAt).not.toBeNull()
})

test('the same answer twice is told twice, and a claim is of the text readers see while another waits', async () => {
  await using market = await setUp()
  const { db, shop, reviewId } = market
  const notices = async () => {
    const told = await listNotices(db, shop.id, { limit: 5 })
    return told.map(({ kind, times }) => `${kind} ${times}`)
  }
  await db
    .updateTable('review')
    .set({ state: 'edit_pending', revision: 2, publishedText: 'It came late.' })
    .where('id', '=', reviewId)
    .execute()
  expect(await market.claim()).toMatchObject({ ok: true })
  expect(await market.latest()).toMatchObject({ revision: 1 })
  expect(await market.judge('seller', market.omar)).toMatchObject({ ok: true })
  expect(await notices()).toEqual(['fault_answered 1'])
  expect(await market.claim()).toMatchObject({ ok: true })
  expect(await market.judge('seller', market.sofia)).toMatchObject({ ok: true })
  expect(await notices()).toEqual(['fault_answered 2'])
  expect(await market.claim()).toMatchObject({ refusal: { reason: 'claims_heard' } })
})

test('a claim is heard twice by different people, and the third time not', async () => {
  await using market = await setUp()
  await market.claim()
  expect(await market.judge('seller', market.omar)).toMatchObject({ ok: true })
  expect(await market.claim()).toMatchObject({ ok: true })
  expect(await market.judge('carrier', market.omar)).toMatchObject({ refusal: { reason: 'took_part' } })
  expect(await market.judge('unclear', market.sofia)).toMatchObject({ ok: true })
  expect(await market.claim()).toMatchObject({ refusal: { reason: 'claims_heard' } })
})

test('neither who published the review nor who found the fault judges a claim, whatever is sent to the database', async () => {
  await using market = await setUp()
  const { db, ownerDb, reviewId } = market
  const found = { reviewId, fault: 'seller', note: 'It came late.', seenFault: undefined } as const
  await attributeFault(db, { ...found, requestKey: 'found' }, market.omar, later(1))
  await market.claim()
  expect(await market.judge('carrier', market.mira)).toMatchObject({ refusal: { reason: 'took_part' } })
  expect(await market.judge('carrier', market.omar)).toMatchObject({ refusal: { reason: 'took_part' } })
  const answer = { state: 'decided', found: 'carrier', note: 'So.', decidedAt: later(2) } as const
  for (const { id: decidedBy } of [market.mira, market.omar]) {
    const forced = ownerDb.updateTable('faultClaim').set({ ...answer, decidedBy })
    await expect(forced.execute()).rejects.toThrow('nobody judges a claim')
  }
  const tie = { accountId: market.sofia.id, partyId: 'seller' }
  await db.transaction().execute((tx) => insertDeclaredTie(tx, tie, now))
  expect(await market.judge('carrier', market.sofia)).toMatchObject({ refusal: { reason: 'tied' } })
  const tied = ownerDb.updateTable('faultClaim').set({ ...answer, decidedBy: market.sofia.id })
  await expect(tied.execute()).rejects.toThrow('tied to')
  await market.judge('carrier', await addPerson(db, 'Nadia', 'senior'))
  const changed = ownerDb.updateTable('faultClaim').set({ found: 'seller' as const })
  await expect(changed.execute()).rejects.toThrow('a claim that is over stays so')
  await expect(db.deleteFrom('faultClaim').execute()).rejects.toThrow()
})

test('forms that come twice claim once and are answered once, and what waits is not found in another way', async () => {
  await using market = await setUp()
  const { db, reviewId } = market
  const requestKey = 'claimed'
  expect(await market.claim({ requestKey })).toMatchObject({ ok: true })
  expect(await market.claim({ requestKey })).toMatchObject({ ok: true })
  expect(await market.claim()).toMatchObject({ refusal: { reason: 'claim_waits' } })
  const found = { reviewId, fault: 'buyer', note: 'So.', seenFault: undefined, requestKey: 'said' } as const
  expect(await attributeFault(db, found, market.omar, later(1))).toMatchObject({
    refusal: { reason: 'claim_waits' },
  })
  const { id: claimId } = await market.latest()
  const answer = {
    claimId,
    found: 'carrier',
    note: 'So.',
    seenVersion: 1,
    requestKey: 'judged',
    zone,
  } as const
  for (const day of [2, 3])
    expect(await judgeFaultClaim(db, answer, market.omar, later(day))).toMatchObject({ ok: true })
  const decided = db.selectFrom('event').select('id').where('type', '=', 'fault_claim_decided')
  expect(await decided.execute()).toHaveLength(1)
  expect(await market.claim()).toMatchObject({ refusal: { reason: 'not_counted' } })
})

test('a shop speaks of its own bad reviews only, and takes back what nobody has judged', async () => {
  await using market = await setUp()
  const { db, shop } = market
  const stranger = { ...shop, sellerId: 'another' }
  expect(await market.claim({}, stranger)).toMatchObject({ refusal: { reason: 'not_found' } })
  const praise = await addReview(db, { state: 'published', rating: 5 })
  expect(await market.claim({ reviewId: praise })).toMatchObject({ refusal: { reason: 'not_negative' } })
  await market.claim()
  const { id: claimId } = await market.latest()
  expect(await withdrawFaultClaim(db, { claimId }, stranger, later(1))).toMatchObject({ ok: false })
  for (const day of [1, 2])
    expect(await withdrawFaultClaim(db, { claimId }, shop, later(day))).toMatchObject({ ok: true })
  const withdrawn = db.selectFrom('event').select('id').where('type', '=', 'fault_claim_withdrawn')
  expect(await withdrawn.execute()).toHaveLength(1)
  expect(await market.claim()).toMatchObject({ ok: true })
  await market.judge('seller', market.omar)
  const decided = db.selectFrom('faultClaim').select('id').where('state', '=', 'decided')
  const { id: judged } = await decided.executeTakeFirstOrThrow()
  expect(await withdrawFaultClaim(db, { claimId: judged }, shop, later(3))).toMatchObject({
    refusal: { reason: 'not_allowed_now' },
  })
})

test('whoever takes a claim back waits for the review first, as whoever judges it does', async () => {
  await using market = await setUp()
  const { db, shop, reviewId } = market
  await market.claim()
  const { id: claimId } = await market.latest()
  const other = await db.startTransaction().execute()
  await lockReview(other, reviewId)
  const withdrawing = withdrawFaultClaim(db, { claimId }, shop, later(1))
  await untilSomeoneWaitsForALock(market)
  expect(await lockFaultClaim(other, claimId)).toMatchObject({ state: 'open' })
  await other.commit().execute()
  expect(await withdrawing).toMatchObject({ ok: true })
})

test('while a shop says it was not its fault, no fault is found in a dispute: that is answered instead', async () => {
  await using market = await setUp()
  const { db, shop, reviewId, omar } = market
  const said = { reviewId, reasonCode: 'off_topic', text: 'It is about another shop.', zone: 'Europe/Kyiv' }
  expect(await fileDispute(db, { ...said, requestKey: 'filed' }, shop, later(1))).toMatchObject({ ok: true })
  await market.claim()
  const { id: disputeId } = await db.selectFrom('reviewDispute').select('id').executeTakeFirstOrThrow()
  const kept = { disputeId, outcome: 'kept', note: 'It is about this one.', seenVersion: 1 } as const
  const decide = (fault?: Fault) =>
    decideDispute(db, { ...kept, fault, zone: 'Europe/Kyiv', requestKey: `d${keys++}` }, omar, later(2))
  expect(await decide('seller')).toEqual({ ok: false, refusal: { reason: 'claim_waits' } })
  expect(await findFault(db, reviewId)).toBeUndefined()
  expect(await decide()).toMatchObject({ ok: true })
})

test('a claim taken back and made again is told to those who had not read of it, until one is judged', async () => {
  await using market = await setUp()
  const { db, shop, omar, sofia } = market
  const unread = async ({ id }: Person) => {
    const told = await listNotices(db, id, { limit: 9 })
    return told.flatMap(({ readAt, subjectId }) => (readAt ? [] : [subjectId]))
  }
  const openClaim = async () => {
    expect(await market.claim()).toMatchObject({ ok: true })
    const open = db.selectFrom('faultClaim').select('id').where('state', '=', 'open')
    return (await open.executeTakeFirstOrThrow()).id
  }
  const takeBack = (claimId: string) => withdrawFaultClaim(db, { claimId }, shop, later(1))
  const first = await openClaim()
  await markNoticesRead(db, omar.id, { upTo: later(1) }, new Date(later(1).getTime() - 1))
  await takeBack(first)
  expect(await unread(sofia)).toEqual([])
  for (const _ of [1, 2]) {
    const again = await openClaim()
    expect(await unread(omar)).toEqual([])
    expect(await unread(sofia)).toEqual([again])
    await takeBack(again)
  }
  await openClaim()
  expect(await market.judge('seller', omar)).toMatchObject({ ok: true })
  expect(await unread(sofia)).toEqual([])
  const anew = await openClaim()
  expect(await unread(omar)).toEqual([anew])
  expect(await unread(sofia)).toEqual([anew])
})
