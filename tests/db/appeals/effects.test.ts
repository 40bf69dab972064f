import { expect, test } from 'vitest'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { secondAppeal } from '#commands/appeals/second-appeal'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { imposeMeasure } from '#commands/measures/impose-measure'
import type { Database } from '#db/client'
import { listStrikes } from '#db/measures/measures'
import { counts } from '#domain/measures/ladder'
import type { Person } from '#domain/permission'
import { addExclusion } from '#tests/setup/exclusions'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-26T12:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
const answers = [{ ground: 'facts' as const, isRight: true, text: 'The orders were others’.' }]
const right = { outcome: 'overturned' as const, answers, note: 'The figures were another shop’s.' }
let keys = 0
const at = (appealId: string, seenVersion: number) => ({ appealId, seenVersion, requestKey: `e${keys++}` })

/** An appeal by the seller a statement is to, looked at by `iryna`; its id. */
async function underReview(db: Database, kind: 'exclusion_notice' | 'measure_notice', iryna: Person) {
  const { id: statementId, addresseeSellerId } = await db
    .selectFrom('statement')
    .select(['id', 'addresseeSellerId'])
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow()
  const appellant = { kind: 'seller', sellerId: addresseeSellerId ?? '', accountId: iryna.id } as const
  const grounds = [{ ground: 'facts' as const, text: 'Not our orders.' }]
  const submitted = await submitAppeal(
    db,
    { statementId, grounds, zone, requestKey: `s${keys++}` },
    appellant,
    later(1),
  )
  if (!submitted.ok) throw new Error(submitted.refusal.reason)
  const appealId = submitted.value.id
  await takeAppeal(db, at(appealId, 1), iryna, later(1))
  await noteView(db, { ...at(appealId, 2), view: 'Strange figures.' }, iryna, later(1))
  return appealId
}

/** A limit of rank imposed on a seller for thirty days. */
async function limitRank(db: Database) {
  await addSeller(db, 's1')
  const quinn = await addPerson(db, 'Quinn')
  const terms = {
    step: 'rank_limit',
    ground: 'fake_orders',
    explanation: 'Nine.',
    days: 30,
    factor: 0.5,
  } as const
  const command = {
    sellerId: 's1',
    ...terms,
    skipReason: 'Grave.',
    seenVersion: 0,
    requestKey: 'm',
    zone: 'UTC',
  }
  expect(await imposeMeasure(db, command, quinn, now)).toMatchObject({ ok: true })
}

test('a measure that was wrong ends, and its strike goes with it', async () => {
  await using test = await createTestDatabase()
  await limitRank(test.db)
  const iryna = await addPerson(test.db, 'Iryna', 'appeals')
  const appealId = await underReview(test.db, 'measure_notice', iryna)
  expect(await decideAppeal(test.db, { zone, ...at(appealId, 3), ...right }, iryna, later(2))).toMatchObject({
    ok: true,
  })
  const [measure] = await test.db.selectFrom('measure').select(['state', 'liftGround']).execute()
  expect(measure).toEqual({ state: 'lifted', liftGround: 'appeal_upheld' })
  expect(await listStrikes(test.db, 's1')).toMatchObject([{ liftGround: 'appeal_upheld' }])
  const { effects } = await test.db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['measure_lifted', 'strike_removed'])
})

test('a measure that only went too far ends, and its strike stays', async () => {
  await using test = await createTestDatabase()
  await limitRank(test.db)
  const iryna = await addPerson(test.db, 'Iryna', 'appeals')
  const appealId = await underReview(test.db, 'measure_notice', iryna)
  const milder = { ...right, outcome: 'modified' as const }
  expect(await decideAppeal(test.db, { zone, ...at(appealId, 3), ...milder }, iryna, later(2))).toMatchObject(
    { value: { state: 'modified' } },
  )
  const strikes = await listStrikes(test.db, 's1')
  expect(strikes).toMatchObject([{ liftGround: 'appeal_partly_right' }])
  expect(strikes.map((strike) => counts(strike, later(3)))).toEqual([true])
  const { effects } = await test.db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['measure_lifted', 'strike_kept'])
  const { body } = await test.db
    .selectFrom('statement')
    .select('body')
    .where('kind', '=', 'appeal_decided')
    .executeTakeFirstOrThrow()
  expect(body).toContain('The strike stays')
})

test('an exclusion that was wrong is annulled by two people, neither of whom had a part in it', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const { id } = await addExclusion(test.db, { now })
  const [iryna, oleh] = [
    await addPerson(test.db, 'Iryna', 'appeals'),
    await addPerson(test.db, 'Oleh', 'appeals'),
  ]
  const appealId = await underReview(test.db, 'exclusion_notice', iryna)

  const proposed = await decideAppeal(test.db, { zone, ...at(appealId, 3), ...right }, iryna, later(2))
  expect(proposed).toMatchObject({ value: { state: 'second_opinion' } })
  const own = await secondAppeal(test.db, { zone, ...at(appealId, 4), isApproved: true }, iryna, later(2))
  expect(own).toMatchObject({ refusal: { reason: 'same_person' } })
  await expect(
    test.ownerDb.updateTable('appeal').set({ decidedBy: iryna.id }).where('id', '=', appealId).execute(),
  ).rejects.toThrow('appeal_decided_by_two')

  const done = await secondAppeal(test.db, { zone, ...at(appealId, 4), isApproved: true }, oleh, later(3))
  expect(done).toMatchObject({ value: { state: 'overturned' } })
  const exclusion = await test.db.selectFrom('exclusion').selectAll().where('id', '=', id).executeTakeFirst()
  expect(exclusion).toMatchObject({ state: 'annulled', annulmentAskedBy: iryna.id, annulledBy: oleh.id })
  const told = await test.db.selectFrom('statement').select(['kind', 'body']).execute()
  expect(told.map(({ kind }) => kind).sort()).toEqual(['annulment', 'appeal_decided', 'exclusion_notice'])
  expect(JSON.stringify(told)).not.toMatch(/Iryna|Oleh/)
})

test('a second person who disagrees sends it back to be judged on', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await addExclusion(test.db, { now })
  const [iryna, oleh] = [
    await addPerson(test.db, 'Iryna', 'appeals'),
    await addPerson(test.db, 'Oleh', 'appeals'),
  ]
  const appealId = await underReview(test.db, 'exclusion_notice', iryna)
  await decideAppeal(test.db, { zone, ...at(appealId, 3), ...right }, iryna, later(2))
  expect(
    await secondAppeal(test.db, { zone, ...at(appealId, 4), isApproved: false }, oleh, later(3)),
  ).toMatchObject({
    value: { state: 'under_review' },
  })
  const none = answers.map((answer) => ({ ...answer, isRight: false }))
  const upheld = { ...right, outcome: 'upheld' as const, answers: none }
  expect(await decideAppeal(test.db, { zone, ...at(appealId, 5), ...upheld }, iryna, later(3))).toMatchObject(
    {
      value: { state: 'upheld' },
    },
  )
})

test('whoever proposed or approved an exclusion judges no appeal from it', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await addExclusion(test.db, { now })
  const iryna = await addPerson(test.db, 'Iryna', 'appeals')
  const appealId = await underReview(test.db, 'exclusion_notice', iryna)
  const found = await test.db
    .selectFrom('exclusion')
    .select(['proposedBy', 'approvedBy'])
    .executeTakeFirstOrThrow()
  for (const id of [found.proposedBy, found.approvedBy]) {
    const change = test.ownerDb.updateTable('appeal').set({ assignee: id }).where('id', '=', appealId)
    await expect(change.execute()).rejects.toThrow(/took part in/)
  }
})
