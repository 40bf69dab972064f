import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { endWaiver } from '#commands/independence/keep-waivers'
import { findWaiver, listWaivers } from '#db/independence/waivers'
import { dayOf } from '#domain/day'
import { judgingPermission, waivableKinds } from '#domain/independence/waiver'
import { rolesWith } from '#domain/permission'
import { addDecisions } from '#tests/setup/decisions'
import { later, now, openDispute } from '#tests/setup/disputes'
import { addReview } from '#tests/setup/reviews'
import { setUpTeamOfOne, tookPart } from '#tests/setup/team-of-one'
import { zone } from '#tests/setup/zone'

test('who is there alone judges what they decided under a waiver, which the record and the shop’s answer say', async () => {
  await using market = await setUpTeamOfOne()
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
  expect(body).not.toContain('had no part')
  for (const secret of [mira.id, 'Mira', 'Ada', waiverId]) expect(body).not.toContain(secret)
  expect(await db.selectFrom('reviewFault').select('waiverId').execute()).toEqual([{ waiverId }])
  expect(await listWaivers(db)).toMatchObject([{ id: waiverId, uses: 1, recordedBy: 'Ada', endedBy: null }])
})

test('an answer by somebody who had not decided names no waiver, though one is in force', async () => {
  await using market = await setUpTeamOfOne()
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

test('what takes two people waits for the second, also where whoever judges had hidden it themselves', async () => {
  await using market = await setUpTeamOfOne()
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
  await using market = await setUpTeamOfOne()
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
  await using market = await setUpTeamOfOne()
  const { db, ada, mira } = market
  for (const kind of waivableKinds) {
    const { rows } = await sql<{ roles: string[] }>`select judges_of(${kind}) as roles`.execute(db)
    expect(rows).toEqual([{ roles: [...rolesWith(judgingPermission[kind])] }])
  }
  const who = { kind: 'dispute', personId: mira.id, partyIds: ['seller'] } as const
  expect(await findWaiver(db, who, now)).toEqual({ waiverId: null, isAlone: true })
  expect(await findWaiver(db, { ...who, personId: ada.id }, now)).toMatchObject({ isAlone: false })
})

test('whoever judges no such thing is no team of one, whatever they decided', async () => {
  await using market = await setUpTeamOfOne()
  const { db, ada, mira } = market
  const waiverId = await market.waive()
  const who = { kind: 'dispute', partyIds: ['seller'] } as const
  await market.hasLeft(mira)
  const asked = (personId: string) => findWaiver(db, { ...who, personId }, later(1))
  expect(await asked(ada.id)).toEqual({ waiverId: null, isAlone: false })
  expect(await asked(mira.id)).toEqual({ waiverId, isAlone: true })
})
