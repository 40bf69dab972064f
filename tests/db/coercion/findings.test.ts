import { expect, test } from 'vitest'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { type DecideIntegrityCase, decideIntegrityCase } from '#commands/coercion/decide-integrity-case'
import { settlePicking } from '#commands/review-requests/settle-picking'
import type { Database } from '#db/client'
import { findCase } from '#db/coercion/cases'
import { insertPicking } from '#db/review-requests/picking'
import { findReview } from '#db/reviews'
import { insertDeclaredTie } from '#db/ties'
import { marketplaceEventOf } from '#domain/announcement'
import type { AppealOutcome } from '#domain/appeals/state'
import type { DomainEvent } from '#domain/event'
import { noticesOf } from '#domain/notices/notice'
import type { Person } from '#domain/permission'
import { restrictingKinds } from '#domain/statements/kind'
import { claimCase, later, now, setUp } from '#tests/setup/coercion'
import { newKey } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { zone } from '#tests/setup/zone'

const told = 'In the chat of the order a coupon is offered for taking the review back.'
const note = 'Its author says that they were pressed.'

/** A shop whose review was changed under pressure, in the hands of Sofia, and Ada, who hears appeals. */
async function prepare() {
  const shop = await setUp()
  const sofia = await addPerson(shop.db, 'Sofia', 'senior')
  const ada = await addPerson(shop.db, 'Ada', 'appeals')
  await shop.contact()
  await shop.edit({ rating: 5, text: 'All is well now.' })
  await shop.publish()
  await shop.answer('pressured')
  const caseId = await claimCase(shop.db, sofia)
  const decide = async (more: Partial<DecideIntegrityCase> = {}, person = sofia) => {
    const seenVersion = (await findCase(shop.db, caseId))?.version ?? 0
    const command = { caseId, move: 'confirm', note, told, seenVersion, zone, ...more } as const
    return decideIntegrityCase(shop.db, command, person, later(5))
  }
  return Object.assign(shop, { sofia, ada, caseId, decide })
}

const statements = (db: Database) =>
  db
    .selectFrom('statement')
    .select(['id', 'kind', 'subjectKind', 'subjectId', 'addresseeSellerId', 'title', 'body', 'fields'])
    .where('kind', 'in', ['integrity_confirmed', 'picking_confirmed'])
    .execute()

async function eventsAfter(db: Database, since: Date): Promise<DomainEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(['type', 'data', 'subjectKind', 'subjectId'])
    .where('happenedAt', '>=', since)
    .orderBy('id')
    .execute()
  return rows.map(
    ({ type, data, subjectKind: kind, subjectId: id }) =>
      ({ type, data, subject: { kind, id } }) as DomainEvent,
  )
}

const announced = (events: DomainEvent[]) =>
  events.flatMap((event) => marketplaceEventOf(event, { sellerId: 'a' }) ?? [])

/** The shop's appeal from what it was told, as `reviewer` decides it. */
async function appeal(db: Database, statementId: string, reviewer: Person, outcome: AppealOutcome) {
  const shop = { kind: 'seller', sellerId: 'a', accountId: crypto.randomUUID() } as const
  const grounds = [{ ground: 'facts' as const, text: 'The coupon was for everybody.' }]
  const request = { statementId, grounds, zone, requestKey: newKey() }
  const filed = await submitAppeal(db, request, shop, later(30))
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const at = (seenVersion: number) => ({ appealId: filed.value.id, seenVersion, requestKey: newKey() })
  const taken = await takeAppeal(db, at(1), reviewer, later(31))
  if (!taken.ok) return taken
  await noteView(db, { ...at(2), view: 'It may have been.' }, reviewer, later(32))
  const answers = [{ ground: 'facts' as const, isRight: outcome !== 'upheld', text: 'It was.' }]
  const decided = { ...at(3), outcome, answers, note: 'It was on the page.' }
  return decideAppeal(db, { ...decided, zone }, reviewer, later(33))
}

test('a shop is told why a change of a review does not count, and never what its author answered', async () => {
  await using shop = await prepare()
  expect(await shop.decide({ told: ' ' })).toMatchObject({ refusal: { reason: 'told_missing' } })
  const looked = await shop.decide({ isLook: true })
  expect(await statements(shop.db)).toEqual([])
  expect(await findCase(shop.db, shop.caseId)).toMatchObject({ state: 'open' })
  expect(await shop.decide()).toMatchObject({ ok: true, value: { letters: [] } })

  const [statement, ...others] = await statements(shop.db)
  expect(others).toEqual([])
  expect(statement).toMatchObject({
    ...{ kind: 'integrity_confirmed', subjectKind: 'integrity_case', subjectId: shop.caseId },
    ...{ addresseeSellerId: 'a', fields: null },
  })
  expect(looked).toMatchObject({ value: { letters: [{ to: 'seller', title: statement?.title }] } })
  expect(statement?.body).toContain(told)
  // By its number or its stars the shop would find its author.
  expect(statement?.body).not.toMatch(/\br\b|of 5/)
  expect(statement?.body).toMatch(/one review goes on counting[\s\S]*A person decided[\s\S]*until the end of/)
  expect(statement?.body).not.toMatch(/pressed\.|Sofia|\bb\b/)
  expect(restrictingKinds).not.toContain('integrity_confirmed')

  const events = await eventsAfter(shop.db, later(5))
  expect(announced(events)).toMatchObject([
    {
      ...{ type: 'seller.finding_confirmed', subject: { kind: 'seller', id: 'a' } },
      data: { finding: 'coerced_change', reviewId: 'r-1', statementId: statement?.id },
    },
  ])
  expect(noticesOf(events)).toEqual([
    { kind: 'finding', subjectId: statement?.id, audience: { to: 'shop', sellerId: 'a' } },
  ])
  const ways = await shop.db.selectFrom('statementDelivery').select(['channel', 'state']).execute()
  expect(ways).toContainEqual({ channel: 'portal', state: 'delivered' })
})

test('a case without ground is told to no shop', async () => {
  await using shop = await prepare()
  expect(await shop.decide({ move: 'dismiss' })).toMatchObject({ ok: true })
  expect(await statements(shop.db)).toEqual([])
  expect(announced(await eventsAfter(shop.db, later(5)))).toEqual([])
})

test('a finding that was wrong is taken back, and the review counts as it is now', async () => {
  await using shop = await prepare()
  await shop.decide()
  expect(await shop.negatives()).toBe(1)
  const [statement] = await statements(shop.db)
  expect(await appeal(shop.db, statement?.id ?? '', shop.ada, 'overturned')).toMatchObject({ ok: true })
  expect(await findCase(shop.db, shop.caseId)).toMatchObject({ state: 'unfounded' })
  expect(await findReview(shop.db, 'r-1')).toMatchObject({ heldRating: null })
  expect(await shop.negatives()).toBe(0)

  const events = await eventsAfter(shop.db, later(33))
  expect(announced(events).map(({ type }) => type)).toEqual(['appeal.decided', 'seller.finding_withdrawn'])
  const { effects } = await shop.db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['finding_removed', 'counts_as_it_is'])
  const reversed = await shop.db
    .selectFrom('notice')
    .select('accountId')
    .where('kind', '=', 'decision_reversed')
    .execute()
  expect(reversed).toEqual([{ accountId: shop.sofia.id }])
})

test('an appeal in vain leaves a finding as it is', async () => {
  await using shop = await prepare()
  await shop.decide()
  const [statement] = await statements(shop.db)
  await appeal(shop.db, statement?.id ?? '', shop.ada, 'upheld')
  expect(await findCase(shop.db, shop.caseId)).toMatchObject({ state: 'confirmed' })
  expect(await shop.negatives()).toBe(1)
})

test('whoever made a finding hears no appeal from it, whatever is sent to the database', async () => {
  await using shop = await prepare()
  await shop.decide()
  const [statement] = await statements(shop.db)
  const sofia = { ...shop.sofia, role: 'appeals' } as const
  await shop.ownerDb.updateTable('account').set({ role: 'appeals' }).where('id', '=', sofia.id).execute()
  expect(await appeal(shop.db, statement?.id ?? '', sofia, 'upheld')).toMatchObject({
    refusal: { reason: 'took_part' },
  })
  const taken = shop.ownerDb.updateTable('appeal').set({ assignee: sofia.id, state: 'assigned' }).execute()
  await expect(taken).rejects.toThrow('nobody judges an appeal from what they took part in')
})

test('nobody finds anything about a shop they are tied to, nor about a review of its author', async () => {
  await using shop = await prepare()
  await insertDeclaredTie(shop.ownerDb as never, { accountId: shop.sofia.id, partyId: 'b' }, now)
  expect(await shop.decide()).toMatchObject({ refusal: { reason: 'tied' } })
  const decided = { state: 'confirmed', decidedBy: shop.sofia.id, decidedAt: now, note } as const
  await expect(shop.ownerDb.updateTable('integrityCase').set(decided).execute()).rejects.toThrow(/tied to/)

  const hazel = await addPerson(shop.db, 'Hazel')
  await insertDeclaredTie(shop.ownerDb as never, { accountId: hazel.id, partyId: 'a' }, now)
  const pickingId = await pick(shop.db)
  const settled = { pickingId, outcome: 'confirmed', note, told, zone } as const
  expect(await settlePicking(shop.db, settled, hazel, later(5))).toMatchObject({
    refusal: { reason: 'tied' },
  })
  const set = { outcome: 'confirmed', settledBy: hazel.id, settledAt: now } as const
  await expect(shop.ownerDb.updateTable('praisePicking').set(set).execute()).rejects.toThrow(/tied to/)
})

const figures = { invited: 30, invitedTroubled: 0, others: 30, othersTroubled: 20 }
async function pick(db: Database): Promise<string> {
  const id = await db.transaction().execute((tx) => insertPicking(tx, 'a', figures, { since: now, now }))
  return id ?? ''
}

test('a shop that picks praise is told by what figures, and an appeal that is right takes it off the record', async () => {
  await using shop = await setUp()
  const hazel = await addPerson(shop.db, 'Hazel')
  const ada = await addPerson(shop.db, 'Ada', 'appeals')
  const pickingId = await pick(shop.db)
  const settled = { pickingId, outcome: 'confirmed', note, zone } as const
  const missing = await settlePicking(shop.db, settled, hazel, later(5))
  expect(missing).toMatchObject({ refusal: { reason: 'told_missing' } })
  const looked = await settlePicking(shop.db, { ...settled, told, isLook: true }, hazel, later(5))
  expect(await statements(shop.db)).toEqual([])
  expect(await settlePicking(shop.db, { ...settled, told }, hazel, later(5))).toMatchObject({ ok: true })

  const [statement] = await statements(shop.db)
  expect(looked).toMatchObject({ value: { letters: [{ body: statement?.body }] } })
  expect(statement).toMatchObject({ kind: 'picking_confirmed', subjectId: pickingId, fields: null })
  expect(statement?.body).toMatch(/asked: 30, of them with trouble: 0\.[\s\S]*not asked: 30[^.]*: 20/)
  expect(statement?.body).not.toMatch(/Hazel|pressed/)
  const events = await eventsAfter(shop.db, later(5))
  expect(announced(events)).toMatchObject([
    { type: 'seller.finding_confirmed', data: { finding: 'praise_picking', statementId: statement?.id } },
  ])
  expect(noticesOf(events)).toMatchObject([{ kind: 'finding', subjectId: statement?.id }])

  expect(await appeal(shop.db, statement?.id ?? '', ada, 'overturned')).toMatchObject({ ok: true })
  const kept = await shop.db.selectFrom('praisePicking').select(['outcome', 'settledBy']).execute()
  expect(kept).toEqual([{ outcome: 'explained', settledBy: hazel.id }])
  const { effects } = await shop.db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['finding_removed'])
  expect(announced(await eventsAfter(shop.db, later(33)))).toMatchObject([
    { type: 'appeal.decided' },
    { type: 'seller.finding_withdrawn', data: { finding: 'praise_picking', findingId: pickingId } },
  ])
})

test('a shop that was found to pick nobody is told nothing', async () => {
  await using shop = await setUp()
  const hazel = await addPerson(shop.db, 'Hazel')
  const settled = { pickingId: await pick(shop.db), outcome: 'explained', note, zone } as const
  expect(await settlePicking(shop.db, settled, hazel, later(5))).toMatchObject({ ok: true })
  expect(await statements(shop.db)).toEqual([])
})

test('what a shop is told of a change names neither the review nor its order or its author', async () => {
  await using shop = await prepare()
  const ids = { authorId: 'b-7', orderId: '1000042' }
  await shop.ownerDb.updateTable('review').set(ids).execute()
  for (const named of ['r-1', 'b-7', 'B-7', '1000042'])
    expect(await shop.decide({ told: `${told} (${named})` })).toMatchObject({
      refusal: { reason: 'told_names' },
    })
  expect(await statements(shop.db)).toEqual([])
  expect(await shop.decide()).toMatchObject({ ok: true })
})
