import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { decideArbitration } from '#commands/mediation/decide-arbitration'
import { draftSettlement } from '#commands/mediation/draft-settlement'
import { openArbitration, restCase } from '#commands/mediation/open-arbitration'
import { signSettlement } from '#commands/mediation/sign-settlement'
import { declareTie, takeMediation } from '#commands/mediation/take-mediation'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { findSettlement } from '#db/mediation/settlements'
import type { Person } from '#domain/permission'
import { hoursAfter, stateOf } from '#tests/setup/complaints'
import { asked, type Case, mediate, negotiate, newKey, redo, refund, zone } from '#tests/setup/mediation'
import { createTestDatabase } from '#tests/setup/test-database'

const text = 'The shop pays the price back within five days, and the buyer keeps the parcel.'
const draft = (
  db: Database,
  { complaintId }: Case,
  { by, words = text, hours = 6 }: { by: Person; words?: string; hours?: number },
) =>
  draftSettlement(
    db,
    { complaintId, requestKey: newKey(), terms: refund, dueDays: 5, text: words },
    by,
    hoursAfter(hours),
  )

async function sign(db: Database, of: Case, side: 'complainant' | 'respondent', hours = 7) {
  const settlementId = (await findSettlement(db, of.complaintId))?.id ?? newKey()
  const command = { complaintId: of.complaintId, requestKey: newKey(), settlementId, side, zone }
  return signSettlement(db, command, side === 'respondent' ? of.shop : of.buyer, hoursAfter(hours))
}

const photographs = 'The photographs show that the parcel was damaged before it was handed over.'
const decide = (
  db: Database,
  { complaintId }: Case,
  person: Person,
  { hours, reasons = photographs }: { hours: number; reasons?: string },
) =>
  decideArbitration(
    db,
    {
      ...{ complaintId, requestKey: newKey(), decidedFor: 'buyer', ground: 'evidence', dueDays: 7, zone },
      ...{ reasons, terms: redo },
    },
    person,
    hoursAfter(hours),
  )

const open = (
  db: Database,
  { complaintId }: Case,
  { by, hours, isRequested = false }: { by: Person; hours: number; isRequested?: boolean },
) => openArbitration(db, { complaintId, requestKey: newKey(), isRequested, zone }, by, hoursAfter(hours))

test('a settlement is binding once both sides have signed the very same text', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  expect((await mediate(test.db, of)).ok).toBe(true)
  expect(await draft(test.db, of, { by: of.other })).toMatchObject({
    refusal: { reason: 'not_the_mediator' },
  })
  expect((await draft(test.db, of, { by: of.mediator })).ok).toBe(true)
  const first = await findSettlement(test.db, of.complaintId)
  expect(await sign(test.db, of, 'respondent')).toMatchObject({ value: { state: 'mediation' } })
  expect(await sign(test.db, of, 'respondent')).toMatchObject({ refusal: { reason: 'signed_before' } })

  // Another draft voids the signature under the one before.
  await draft(test.db, of, { by: of.mediator, words: `${text} Both wish each other well.`, hours: 8 })
  const stale = { complaintId: of.complaintId, requestKey: newKey(), settlementId: first?.id ?? '', zone }
  expect(
    await signSettlement(test.db, { ...stale, side: 'complainant' }, of.buyer, hoursAfter(9)),
  ).toMatchObject({ refusal: { reason: 'other_draft' } })
  await sign(test.db, of, 'complainant', 9)
  expect(await sign(test.db, of, 'respondent', 10)).toMatchObject({ value: { state: 'remedy_pending' } })
  expect((await asked(test.db, of.complaintId)).map(({ ask, to }) => [ask, to])).toEqual([
    ['escrow_hold', null],
    ['escrow_release', 'complainant'],
  ])
})

test('a settlement that wants a review is stopped and kept, whoever writes it', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  await mediate(test.db, of)
  const words = 'The buyer removes the review and the shop refunds the price.'
  expect(await draft(test.db, of, { by: of.mediator, words })).toMatchObject({
    refusal: { reason: 'review_condition' },
  })
  expect(await findSettlement(test.db, of.complaintId)).toBeUndefined()
  const kept = await test.db.selectFrom('stoppedCondition').select(['triedBy', 'place']).execute()
  expect(kept).toEqual([{ triedBy: 'staff', place: 'settlement' }])
})

test('arbitration comes after ten days or by request, seals the evidence, and is decided by somebody else', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  await mediate(test.db, of)
  expect(await open(test.db, of, { by: of.mediator, hours: 48 })).toMatchObject({
    refusal: { reason: 'too_soon' },
  })
  expect(await open(test.db, of, { by: of.other, hours: 300 })).toMatchObject({
    refusal: { reason: 'not_the_mediator' },
  })
  expect((await open(test.db, of, { by: of.mediator, hours: 48, isRequested: true })).ok).toBe(true)

  expect(await decide(test.db, of, of.senior, { hours: 49 })).toMatchObject({
    refusal: { reason: 'not_heard' },
  })
  for (const side of ['complainant', 'respondent'] as const) {
    const doer = side === 'respondent' ? of.shop : of.buyer
    const command = { complaintId: of.complaintId, requestKey: newKey(), side }
    expect((await restCase(test.db, command, doer, hoursAfter(50))).ok).toBe(true)
  }
  expect(await decide(test.db, of, of.mediator, { hours: 51 })).toMatchObject({
    refusal: { reason: 'mediated_before' },
  })
  const reasons = 'The shop pays 100 UAH once the buyer has deleted the review.'
  expect(await decide(test.db, of, of.senior, { hours: 51, reasons })).toMatchObject({
    refusal: { reason: 'review_condition', phrases: [reasons] },
  })
  const stopped = test.db.selectFrom('stoppedCondition').select(['triedBy', 'place'])
  expect(await stopped.execute()).toEqual([{ triedBy: 'staff', place: 'decision' }])
  expect(await decide(test.db, of, of.senior, { hours: 51 })).toMatchObject({
    value: { state: 'remedy_pending' },
  })
  expect(await findComplaint(test.db, of.complaintId)).toMatchObject({ decidedFor: 'buyer' })
})

test('whoever is tied to a side neither mediates nor decides', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  await declareTie(
    test.db,
    { complaintId, requestKey: newKey(), side: 'respondent' },
    of.other,
    hoursAfter(3),
  )
  expect(await mediate(test.db, of, of.other)).toMatchObject({
    refusal: { reason: 'tied', ties: ['declared'] },
  })
  const neighbour = { ...of.mediator, email: 'BUYER@example.org' }
  await test.ownerDb
    .updateTable('account')
    .set({ email: neighbour.email })
    .where('id', '=', neighbour.id)
    .execute()
  const taken = await takeMediation(
    test.db,
    { complaintId, requestKey: newKey() },
    of.mediator,
    hoursAfter(6),
  )
  expect(taken).toMatchObject({ refusal: { reason: 'tied', ties: ['same_address'] } })
})

test('no statement makes a mediator the arbiter, decides unheard, or changes what was signed', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  await mediate(test.db, of)
  await draft(test.db, of, {
    by: of.mediator,
    words: 'The buyer removes the review and the shop refunds the price.',
  })
  await draft(test.db, of, { by: of.mediator })
  await sign(test.db, of, 'respondent')
  await declareTie(
    test.db,
    { complaintId: of.complaintId, requestKey: newKey(), side: 'complainant' },
    of.other,
    hoursAfter(8),
  )
  await open(test.db, of, { by: of.mediator, hours: 48, isRequested: true })
  const decided = (arbiter: string, at: Date) => sql`
    update complaint_arbitration set arbiter_id = ${arbiter}, decided_at = ${at}, decided_for = 'seller',
      ground = 'law', reasons = 'Reasons that are long enough to be some.'`
  const attempts = [
    decided(of.mediator.id, hoursAfter(300)),
    decided(of.other.id, hoursAfter(300)),
    decided(of.senior.id, hoursAfter(49)),
    sql`update complaint_arbitration set arbiter_id = ${of.senior.id}`,
    sql`update complaint_arbitration set evidence_until = ${hoursAfter(48.5)}`,
    sql`update complaint_settlement set text = 'Something else'`,
    sql`update complaint_settlement set respondent_signed_at = null`,
    sql`update complaint_settlement set amount = 1`,
    sql`update complaint_offer set amount = 1`,
    sql`update complaint_mediator set account_id = ${of.senior.id}`,
    sql`delete from declared_tie`,
    sql`delete from complaint_mediator`,
    sql`update stopped_condition set phrases = '{x}'`,
  ]
  for (const [at, attempt] of attempts.entries()) {
    for (const db of [test.db, test.ownerDb]) {
      const refused = attempt.execute(db).then(({ numAffectedRows }) => {
        if (numAffectedRows === 0n) throw new Error('no row to try it on')
      })
      await expect(refused, `attempt ${at}`).rejects.toThrow(
        /mediated|tied|heard|whole|is fixed|denied|append|refuse|change/i,
      )
    }
  }
  expect(await stateOf(test.db, of.complaintId)).toBe('arbitration')
  await decided(of.senior.id, hoursAfter(300)).execute(test.db)
  const mediation = await test.db.selectFrom('complaintMediation').select('id').executeTakeFirstOrThrow()
  const again = sql`insert into complaint_mediator (mediation_id, complaint_id, account_id, since)
    values (${mediation.id}, ${of.complaintId}, ${of.senior.id}, now())`
  await expect(again.execute(test.ownerDb)).rejects.toThrow(/nobody mediates what they decided/)
})
