import { expect, test } from 'vitest'
import { readAppealCase } from '#app/pages/appeal-case.server.ts'
import { contestAppeal } from '#commands/appeals/contest-appeal'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { findInadmissible } from '#commands/appeals/find-inadmissible'
import { followExternal } from '#commands/appeals/follow-external'
import { handBackAppeal } from '#commands/appeals/hand-back-appeal'
import { noteView } from '#commands/appeals/note-view'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { takeNextAppeal } from '#commands/appeals/take-next-appeal'
import { endWaiver } from '#commands/independence/keep-waivers'
import { listWaivers } from '#db/independence/waivers'
import { insertDeclaredTie } from '#db/ties'
import { appealed, at, author, decide, later, lookAt } from '#tests/setup/hearing'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'
import { addWaiver, setDisabled } from '#tests/setup/waivers'
import { zone } from '#tests/setup/zone'

const tookPart = { refusal: { reason: 'took_part' } }

/** An appeal that Iryna alone hears, found inadmissible by her and contested: it waits for somebody else (A3). */
async function setUp() {
  const test = await createTestDatabase()
  const { db, ownerDb } = test
  const market = await appealed(db)
  const { iryna, appealId } = market
  const ada = await addPerson(db, 'Ada', 'admin')
  await findInadmissible(db, { ...at(appealId, 1), why: 'duplicate' }, iryna, later(2))
  expect(await contestAppeal(db, at(appealId, 2), author, later(3))).toMatchObject({ ok: true })
  const take = (person = iryna) => takeAppeal(db, at(appealId, 3), person, later(4))
  const events = () =>
    db
      .selectFrom('event')
      .select(['type', 'data'])
      .where('subjectId', '=', appealId)
      .where('actorId', '=', iryna.id)
      .orderBy('id')
      .execute()
  /** What is written past every rule of ours, as the owner of the tables. */
  const force = (waiverId: string | null, waivedAt = later(4), person = iryna) =>
    ownerDb
      .updateTable('appeal')
      .set({
        state: 'assigned',
        assignee: person.id,
        waiverId,
        waivedAt: waiverId === null ? null : waivedAt,
      })
      .execute()
  return { ...test, ...market, ada, take, events, force }
}

test('who hears appeals alone hears again what they had answered, which the record and the appellant are told', async () => {
  await using market = await setUp()
  const { db, iryna, appealId } = market
  expect(await market.take()).toMatchObject(tookPart)
  const waiverId = await addWaiver(db, { kind: 'appeal' }, later(3))
  const next = await takeNextAppeal(db, { requestKey: 'next' }, iryna, later(4))
  expect(next).toEqual({ ok: true, value: appealId })
  await noteView(db, { ...at(appealId, 4), view: 'It reads like an order.' }, iryna, later(4))
  const upheld = { zone, ...decide('upheld') }
  const looked = await decideAppeal(db, { ...at(appealId, 5), ...upheld, isLook: true }, iryna, later(5))
  expect(JSON.stringify(looked)).toContain('Only one person hears appeals here at present')
  expect(await decideAppeal(db, { ...at(appealId, 5), ...upheld }, iryna, later(5))).toMatchObject({
    ok: true,
  })
  const told = (await market.events()).filter(
    ({ type }) => type === 'appeal_taken' || type === 'appeal_decided',
  )
  for (const { data } of told) expect(data).toMatchObject({ waiverId })
  expect(told).toHaveLength(2)
  const decided = db.selectFrom('appeal').select(['waiverId', 'waivedAt', 'outcomeStatementId'])
  const { outcomeStatementId, ...waived } = await decided.executeTakeFirstOrThrow()
  expect(waived).toEqual({ waiverId, waivedAt: later(5) })
  const { body } = await db
    .selectFrom('statement')
    .select('body')
    .where('id', '=', outcomeStatementId)
    .executeTakeFirstOrThrow()
  expect(body).not.toContain('Somebody who had no part')
  expect(body).toContain('out-of-court dispute body')
  for (const secret of [iryna.id, 'Iryna', waiverId]) expect(body).not.toContain(secret)
  expect(await listWaivers(db)).toMatchObject([{ uses: 1 }])
})

test('what was decided under a waiver stays a use of it, also once it is judged anew', async () => {
  await using market = await setUp()
  const { db, iryna, appealId } = market
  await addWaiver(db, { kind: 'appeal' }, later(3))
  expect(await market.take()).toMatchObject({ ok: true })
  await noteView(db, { ...at(appealId, 4), view: 'It reads like an order.' }, iryna, later(4))
  await decideAppeal(db, { ...at(appealId, 5), zone, ...decide('upheld') }, iryna, later(5))
  const went = { step: 'go_external', body: 'A dispute body', reference: '17' } as const
  await followExternal(db, { ...at(appealId, 6), ...went }, iryna, later(20))
  await followExternal(db, { ...at(appealId, 7), step: 'come_back' }, iryna, later(25))
  expect(await db.selectFrom('appeal').select('waiverId').execute()).toEqual([{ waiverId: null }])
  expect(await listWaivers(db)).toMatchObject([{ uses: 1 }])
})

test('who had no part in it hears an appeal without a waiver, though one is in force', async () => {
  await using market = await setUp()
  const { db, appealId } = market
  await addWaiver(db, { kind: 'appeal' }, later(3))
  const oleh = await addPerson(db, 'Oleh', 'appeals')
  expect(await market.take()).toMatchObject(tookPart)
  expect(await market.take(oleh)).toMatchObject({ ok: true })
  await noteView(db, { ...at(appealId, 4), view: 'It is none.' }, oleh, later(4))
  const upheld = { ...at(appealId, 5), zone, ...decide('upheld') }
  expect(await decideAppeal(db, upheld, oleh, later(5))).toMatchObject({ ok: true })
  expect(await db.selectFrom('appeal').select('waiverId').execute()).toEqual([{ waiverId: null }])
  const { body } = await db
    .selectFrom('statement')
    .select('body')
    .where('kind', '=', 'appeal_decided')
    .executeTakeFirstOrThrow()
  expect(body).toContain('Somebody who had no part in the decision has decided')
})

test('the database takes no waiver but one in force, and none with a second person there', async () => {
  await using market = await setUp()
  const { db, ada } = market
  await expect(market.force(null)).rejects.toThrow('what they took part in')
  const [short, ended] = [
    await addWaiver(db, { kind: 'appeal', days: 1 }, later(1)),
    await addWaiver(db, { kind: 'appeal' }, later(1)),
  ]
  await endWaiver(db, ended, ada, later(2))
  const other = await addWaiver(db, { kind: 'dispute' }, later(1))
  for (const waiverId of [short, ended, other])
    await expect(market.force(waiverId)).rejects.toThrow('no such waiver')
  expect(await market.take()).toMatchObject(tookPart)
  const waiverId = await addWaiver(db, { kind: 'appeal' }, later(1))
  const oleh = await addPerson(db, 'Oleh', 'appeals')
  await expect(market.force(waiverId)).rejects.toThrow('no such waiver')
  await setDisabled(db, oleh, later(3))
  await market.force(waiverId)
})

test('neither a conflict nor a tie is waived, and what is in hand when it ends is put back', async () => {
  await using market = await setUp()
  const { db, iryna, ada, appealId, force } = market
  const waiverId = await addWaiver(db, { kind: 'appeal' }, later(3))
  expect(await market.take()).toMatchObject({ ok: true })
  await endWaiver(db, waiverId, ada, later(4))
  const view = { ...at(appealId, 4), view: 'It is none.' }
  expect(await noteView(db, view, iryna, later(5))).toMatchObject(tookPart)
  const back = { ...at(appealId, 4), conflict: 'My neighbour wrote it.' }
  expect(await handBackAppeal(db, back, iryna, later(5))).toMatchObject({ value: { state: 'submitted' } })
  const second = await addWaiver(db, { kind: 'appeal' }, later(3))
  expect(await takeAppeal(db, at(appealId, 5), iryna, later(6))).toMatchObject({
    refusal: { reason: 'has_conflict' },
  })
  await expect(force(second)).rejects.toThrow('touches them')
  const next = await takeNextAppeal(db, { requestKey: 'next' }, iryna, later(6))
  expect(next).toEqual({ ok: true, value: undefined })
  const oleh = await addPerson(db, 'Oleh', 'appeals')
  await setDisabled(db, iryna, later(3))
  const tie = { accountId: oleh.id, partyId: 'author-1' }
  await db.transaction().execute((tx) => insertDeclaredTie(tx, tie, later(3)))
  expect(await takeAppeal(db, at(appealId, 5), oleh, later(6))).toMatchObject({ refusal: { reason: 'tied' } })
  await expect(force(second, later(4), oleh)).rejects.toThrow('tied to')
})

test('ending a waiver waits for what is being taken under it', async () => {
  await using market = await setUp()
  const { db, ownerDb, iryna, ada } = market
  const waiverId = await addWaiver(db, { kind: 'appeal' }, later(3))
  const taking = await ownerDb.startTransaction().execute()
  const taken = { state: 'assigned', assignee: iryna.id, waiverId, waivedAt: later(4) } as const
  await taking.updateTable('appeal').set(taken).execute()
  const ending = endWaiver(db, waiverId, ada, later(4))
  await untilSomeoneWaitsForALock(market)
  await taking.commit().execute()
  expect(await ending).toMatchObject({ ok: true })
})

test('one that comes back from a dispute body is heard by the same person under a waiver only', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const { iryna, appealId } = await appealed(db)
  await lookAt(db, appealId, iryna)
  await decideAppeal(db, { zone, ...at(appealId, 3), ...decide('upheld') }, iryna, later(3))
  const went = { step: 'go_external', body: 'A dispute body', reference: '17' } as const
  await followExternal(db, { ...at(appealId, 4), ...went }, iryna, later(20))
  await followExternal(db, { ...at(appealId, 5), step: 'come_back' }, iryna, later(60))
  expect(await takeAppeal(db, at(appealId, 6), iryna, later(61))).toMatchObject(tookPart)
  const waiverId = await addWaiver(db, { kind: 'appeal' }, later(60))
  expect(await takeAppeal(db, at(appealId, 6), iryna, later(61))).toMatchObject({ ok: true })
  await noteView(db, { ...at(appealId, 7), view: 'They are right.' }, iryna, later(61))
  const right = { zone, ...at(appealId, 8), ...decide('overturned') }
  expect(await decideAppeal(db, right, iryna, later(62))).toMatchObject({ ok: true })
  expect(await db.selectFrom('appeal').select('waiverId').execute()).toEqual([{ waiverId }])
})

test('an appeal found inadmissible under a waiver is a use of it', async () => {
  await using market = await setUp()
  const { db, iryna, appealId } = market
  await addWaiver(db, { kind: 'appeal' }, later(3))
  const again = { ...at(appealId, 3), why: 'duplicate' } as const
  expect(await findInadmissible(db, again, iryna, later(4))).toMatchObject({ ok: true })
  expect(await listWaivers(db)).toMatchObject([{ uses: 1 }])
})

test('whoever decided and hears no appeals sees nothing of one under a waiver that is not theirs', async () => {
  await using market = await setUp()
  const { db, mira, iryna, appealId } = market
  await setDisabled(db, iryna, later(3))
  const read = () => readAppealCase(db, appealId, mira, later(4))
  const barred = { by: 'took_part', waived: null, isAlone: false }
  expect(await read()).toMatchObject({ barred })
  await addWaiver(db, { kind: 'appeal' }, later(3))
  expect(await read()).toMatchObject({ barred })
})
