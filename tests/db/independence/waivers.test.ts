import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { claimFault } from '#commands/disputes/claim-fault'
import { type DecideDispute, decideDispute } from '#commands/disputes/decide-dispute'
import { fileDispute } from '#commands/disputes/file-dispute'
import { judgeFaultClaim } from '#commands/disputes/judge-fault-claim'
import { endWaiver } from '#commands/independence/keep-waivers'
import { findWaiver, listWaivers, lockWaiver, setWaiverEnded } from '#db/independence/waivers'
import { insertDeclaredTie } from '#db/ties'
import { dayOf } from '#domain/day'
import { judgingPermission, waivableKinds } from '#domain/independence/waiver'
import { type Person, rolesWith } from '#domain/permission'
import { addDecisions } from '#tests/setup/decisions'
import { key, later, now, openDispute, setUpDispute } from '#tests/setup/disputes'
import { addPerson } from '#tests/setup/people'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'
import { addWaiver, setDisabled } from '#tests/setup/waivers'
import { zone } from '#tests/setup/zone'

/** A review that Mira published and its shop disputes, an administrator, and nobody else who judges disputes. */
async function setUp() {
  const test = await createTestDatabase()
  const { db, ownerDb } = test
  const market = await setUpDispute(db)
  const ada = await addPerson(db, 'Ada', 'admin')
  const hasLeft = (person: { id: string }, at: Date | null = now) => setDisabled(db, person, at)
  await hasLeft(market.omar)
  await hasLeft(market.shop)
  const { claim, shop, mira } = market
  await fileDispute(db, { ...claim, requestKey: key() }, shop, later(1))
  const { id: disputeId } = await openDispute(db)
  const kept = { disputeId, outcome: 'kept', note: 'It is about this shop.', seenVersion: 1, zone } as const
  const decide = (change: Partial<DecideDispute> = {}, person: Person = mira) =>
    decideDispute(db, { ...kept, requestKey: key(), ...change }, person, later(2))
  const waive = (days = 30, by = ada) => addWaiver(db, { kind: 'dispute', days, by }, now)
  /** What is written past every rule of ours, as the owner of the tables. */
  const force = async (waiverId: string | null, at = later(2)) => {
    const statement = {
      ...{ kind: 'dispute_answered', subjectKind: 'dispute', subjectId: disputeId, title: 'x', body: 'x' },
      ...{ addresseeSellerId: 'seller', language: 'en', fields: null, createdAt: now },
    }
    const told = ownerDb.insertInto('statement').values(statement as never)
    const { id: statementId } = await told.returning('id').executeTakeFirstOrThrow()
    const answered = { state: 'kept', decidedBy: mira.id, decidedAt: at, note: 'x', statementId } as const
    return ownerDb
      .updateTable('reviewDispute')
      .set({ ...answered, waiverId })
      .execute()
  }
  return { ...test, ...market, ada, disputeId, hasLeft, decide, waive, force }
}

const tookPart = { refusal: { reason: 'took_part' } }

test('who is there alone judges what they decided under a waiver, which the record and the shop’s answer say', async () => {
  await using market = await setUp()
  const { db, mira, disputeId } = market
  expect(await market.decide()).toMatchObject(tookPart)
  const waiverId = await market.waive()
  const looked = await market.decide({ isLook: true })
  expect(JSON.stringify(looked)).toContain('Only one person judges disputes here at present')
  expect(await market.decide({ fault: 'carrier' })).toMatchObject({ ok: true })
  expect(await openDispute(db)).toMatchObject({ state: 'kept', decidedBy: mira.id, waiverId })
  const { data } = await db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'dispute_decided')
    .executeTakeFirstOrThrow()
  expect(data).toMatchObject({ waiverId })
  const { body } = await db
    .selectFrom('statement')
    .select('body')
    .where('subjectId', '=', disputeId)
    .executeTakeFirstOrThrow()
  expect(body).toContain('the person who had decided about the review has looked at it again')
  expect(body).not.toContain('others answer you')
  for (const secret of [mira.id, 'Mira', 'Ada', waiverId]) expect(body).not.toContain(secret)
  expect(await db.selectFrom('reviewFault').select('waiverId').execute()).toEqual([{ waiverId }])
  expect(await listWaivers(db)).toMatchObject([{ id: waiverId, uses: 1, recordedBy: 'Ada', endedBy: null }])
})

test('an answer by somebody who had not decided names no waiver, though one is in force', async () => {
  await using market = await setUp()
  await market.waive()
  const { db, omar } = market
  await market.hasLeft(omar, null)
  expect(await market.decide({}, omar)).toMatchObject({ ok: true })
  expect(await openDispute(db)).toMatchObject({ waiverId: null })
  const { body } = await db.selectFrom('statement').select('body').executeTakeFirstOrThrow()
  expect(body).toContain('Somebody who had not decided about the review before')
  const { data } = await db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'dispute_decided')
    .executeTakeFirstOrThrow()
  expect(data).not.toHaveProperty('waiverId')
  expect(await listWaivers(db)).toMatchObject([{ uses: 0 }])
})

test('a claim of fault is judged alone too, also the second time, and the shop is told', async () => {
  await using market = await setUp()
  const { db, mira, shop, reviewId } = market
  const waiverId = await market.waive()
  const claim = { reviewId, fault: 'carrier', text: 'The depot lost it.', zone } as const
  const judge = async () => {
    await claimFault(db, { ...claim, requestKey: key() }, shop, later(1))
    const { id: claimId } = await db
      .selectFrom('faultClaim')
      .select('id')
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow()
    const answer = { claimId, found: 'seller', note: 'It came late.', seenVersion: 1, zone } as const
    return judgeFaultClaim(db, { ...answer, requestKey: key() }, mira, later(2))
  }
  expect(await judge()).toMatchObject({ ok: true })
  expect(await judge()).toMatchObject({ ok: true })
  const claims = await db.selectFrom('faultClaim').select(['state', 'waiverId']).execute()
  expect(claims).toEqual([
    { state: 'decided', waiverId },
    { state: 'decided', waiverId },
  ])
  const told = await db.selectFrom('event').select('data').where('type', '=', 'fault_claim_decided').execute()
  for (const { data } of told) expect(data).toMatchObject({ waiverId })
  const bodies = await db.selectFrom('statement').select('body').execute()
  for (const { body } of bodies) expect(body).toContain('Only one person judges such things here')
  expect(await listWaivers(db)).toMatchObject([{ uses: 2 }])
})

test('as soon as there is a second person nothing is waived, also past every form', async () => {
  await using market = await setUp()
  const waiverId = await market.waive()
  const nadia = await addPerson(market.db, 'Nadia', 'quality_manager')
  expect(await market.decide()).toMatchObject(tookPart)
  await expect(market.force(waiverId)).rejects.toThrow('no such waiver')
  // One who is tied to a side judges nothing of it, and one who judges other things is no second person.
  const tie = { accountId: nadia.id, partyId: 'seller' }
  await market.db.transaction().execute((tx) => insertDeclaredTie(tx, tie, now))
  await addPerson(market.db, 'Iryna', 'appeals')
  await market.force(waiverId)
})

test('the database takes it without a waiver from nobody, nor under one that is over or not yet there', async () => {
  await using market = await setUp()
  const { db, ada } = market
  await expect(market.force(null)).rejects.toThrow('nobody judges a dispute of what they decided')
  const waiverId = await market.waive(1)
  await expect(market.force(waiverId, later(2))).rejects.toThrow('no such waiver')
  await expect(market.force(waiverId, later(-1))).rejects.toThrow('no such waiver')
  expect(await market.decide()).toMatchObject(tookPart)
  const second = await market.waive()
  expect(await endWaiver(db, second, ada, later(1))).toMatchObject({ ok: true })
  await expect(market.force(second)).rejects.toThrow('no such waiver')
  expect(await market.decide()).toMatchObject(tookPart)
  expect(await endWaiver(db, second, ada, later(1))).toMatchObject({ refusal: { reason: 'over_already' } })
})

test('whoever decides in the moment in which a waiver is ended is refused as without one', async () => {
  await using market = await setUp()
  const { db, ada } = market
  const waiverId = await market.waive()
  const ending = await db.startTransaction().execute()
  await lockWaiver(ending, waiverId)
  await setWaiverEnded(ending, waiverId, ada.id, later(2))
  const deciding = market.decide()
  await untilSomeoneWaitsForALock(market)
  await ending.commit().execute()
  expect(await deciding).toMatchObject(tookPart)
})

test('a tie is never waived, nor does anybody judge under what they recorded', async () => {
  await using market = await setUp()
  const { db, mira } = market
  const own = await market.waive(30, { ...mira, role: 'admin' })
  expect(await market.decide()).toMatchObject(tookPart)
  await expect(market.force(own)).rejects.toThrow('no such waiver')
  const waiverId = await market.waive()
  const tie = { accountId: mira.id, partyId: 'seller' }
  await db.transaction().execute((tx) => insertDeclaredTie(tx, tie, now))
  expect(await market.decide()).toMatchObject({ refusal: { reason: 'tied' } })
  await expect(market.force(waiverId)).rejects.toThrow('tied to')
})

test('what takes two people waits for the second, also where whoever judges had hidden it themselves', async () => {
  await using market = await setUp()
  const { db, mira, reviewId } = market
  const at = later(1)
  for (let nth = 0; nth < 5; nth++) {
    const gone = await addReview(db, { state: 'rejected' })
    await addDecisions(db, [{ reviewId: gone, action: 'reject', by: mira.id, at }])
  }
  await db
    .updateTable('decision')
    .set({ fromState: 'hidden_interim' })
    .where('action', '=', 'reject')
    .execute()
  await db.updateTable('review').set({ state: 'hidden_interim' }).where('id', '=', reviewId).execute()
  const waiverId = await market.waive()
  expect(await market.decide({ outcome: 'removed' })).toMatchObject({ value: { state: 'open' } })
  const again = { outcome: 'removed' } as const
  expect(await market.decide(again)).toMatchObject({ refusal: { reason: 'second_person_needed' } })
  const [proposed] = await db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'dispute_removal_proposed')
    .execute()
  expect(proposed?.data).toMatchObject({ waiverId })
  expect(await openDispute(db)).toMatchObject({ state: 'open', waiverId: null })
})

test('recording and ending are in the record, and a waiver is otherwise never changed', async () => {
  await using market = await setUp()
  const { db, ownerDb, ada } = market
  const waiverId = await market.waive()
  await endWaiver(db, waiverId, ada, later(1))
  const events = await db
    .selectFrom('event')
    .select(['type', 'data', 'actorId'])
    .where('subjectId', '=', waiverId)
    .orderBy('id')
    .execute()
  expect(events).toEqual([
    { type: 'waiver_recorded', data: { kinds: ['dispute'], until: dayOf(later(30), zone) }, actorId: ada.id },
    { type: 'waiver_ended', data: {}, actorId: ada.id },
  ])
  const changed = ownerDb.updateTable('independenceWaiver').set({ reason: 'Another.' })
  await expect(changed.execute()).rejects.toThrow('stays as it was recorded')
  await expect(ownerDb.deleteFrom('independenceWaiver').execute()).rejects.toThrow()
  const endless = { kinds: ['dispute' as const], reason: 'x', recordedBy: ada.id, recordedAt: now }
  const tooLong = ownerDb.insertInto('independenceWaiver').values({ ...endless, endsAt: later(93) })
  await expect(tooLong.execute()).rejects.toThrow()
})

test('the database knows the roles that judge each kind as the one table of permissions does', async () => {
  await using market = await setUp()
  const { db, ada, mira } = market
  for (const kind of waivableKinds) {
    const { rows } = await sql<{ roles: string[] }>`select judges_of(${kind}) as roles`.execute(db)
    expect(rows).toEqual([{ roles: [...rolesWith(judgingPermission[kind])] }])
  }
  const who = { kind: 'dispute', personId: mira.id, partyIds: ['seller'] } as const
  expect(await findWaiver(db, who, now)).toEqual({ waiverId: null, isAlone: true })
  expect(await findWaiver(db, { ...who, personId: ada.id }, now)).toMatchObject({ isAlone: false })
})
