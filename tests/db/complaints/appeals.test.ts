import { expect, test } from 'vitest'
import { viewComplaint } from '#app/pages/complaint-view.server.ts'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { returnToComplaint } from '#commands/complaints/return-to-complaint'
import { type ComplaintNews, tellOfComplaint } from '#commands/complaints/tell-of-complaint'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { findRemedy } from '#db/mediation/remedies'
import type { AppealOutcome } from '#domain/appeals/state'
import { answerComplaintDecision } from '#domain/complaints/answer'
import { complaintVerdicts } from '#domain/complaints/verdict'
import { consequencesOf } from '#domain/consequence'
import type { DomainEvent } from '#domain/event'
import { languages } from '#domain/language'
import type { Person } from '#domain/permission'
import { arbitrate, hearAppeal } from '#tests/setup/complaint-appeals'
import { buyer, decideTriage, fileComplaint, hoursAfter, monday, stateOf } from '#tests/setup/complaints'
import { asked, negotiate, newKey, zone } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const statements = (db: Database) =>
  db
    .selectFrom('statement')
    .select(['id', 'addresseeSellerId', 'addresseePersonId', 'title', 'body'])
    .where('kind', '=', 'complaint_decided')
    .orderBy('createdAt')
    .orderBy('addresseePersonId')
    .execute()

const appeal = (db: Database, statementId: string, reviewer: Person, outcome: AppealOutcome) =>
  hearAppeal(db, { statementId, reviewer, outcome })

/** A complaint in which Anna found no ground, and Ada, who hears appeals. */
async function foundInvalid(db: Database, fields: Parameters<typeof fileComplaint>[1] = {}) {
  await addSeller(db, 's-1')
  const [anna, ada] = [await addPerson(db, 'anna', 'moderator'), await addPerson(db, 'ada', 'appeals')]
  const complaintId = await fileComplaint(db, fields)
  const decision = { move: 'find_invalid', answer: 'It arrived.' } as const
  await decideTriage(db, { complaintId, decision }, anna)
  return { ada, complaintId }
}

test('who is told that nothing is done is told why, and an appeal that is right opens the complaint again', async () => {
  await using test = await createTestDatabase()
  const { ada, complaintId } = await foundInvalid(test.db)
  const [told, ...others] = await statements(test.db)
  expect(others).toEqual([])
  expect(told).toMatchObject({ addresseePersonId: 'buyer-7', title: 'Скарга № 10001: рішення' })
  expect(told?.body).toContain('It arrived.')
  expect(told?.body).not.toMatch(/anna|s-1|buyer-7/)
  const announced = await test.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'complaint_answered')
    .execute()
  expect(announced).toMatchObject([{ data: { statementId: told?.id, to: 'complainant' } }])

  const decided = await appeal(test.db, told?.id ?? '', ada, 'overturned')
  expect(decided).toMatchObject({ value: { state: 'overturned' } })
  expect(await stateOf(test.db, complaintId)).toBe('reopened')
  const open = await test.db.selectFrom('workItem').select('queue').where('closedAt', 'is', null).execute()
  expect(open).toEqual([{ queue: 'complaints' }])
  const { effects } = await test.db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['complaint_reopened'])
  const answer = await test.db
    .selectFrom('statement')
    .select('body')
    .where('kind', '=', 'appeal_decided')
    .execute()
  expect(answer[0]?.body).toContain('Скаргу знову відкрито')
})

test('whoever filed the complaint from an address of theirs hears no appeal about what was decided', async () => {
  await using test = await createTestDatabase()
  const { ada } = await foundInvalid(test.db, { contactEmail: 'Ada@test' })
  const [told] = await statements(test.db)
  expect(await appeal(test.db, told?.id ?? '', ada, 'upheld')).toMatchObject({ refusal: { reason: 'tied' } })
  const taken = test.ownerDb.updateTable('appeal').set({ assignee: ada.id, state: 'assigned' })
  await expect(taken.execute()).rejects.toThrow(/tied to/)
})

test('an arbitration is told to both sides, and overturned it is decided for nobody and counts nowhere', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const ada = await addPerson(test.db, 'ada', 'appeals')
  expect((await arbitrate(test.db, of)).ok).toBe(true)
  const told = await statements(test.db)
  expect(
    told.map(({ addresseePersonId, addresseeSellerId }) => addresseePersonId ?? addresseeSellerId),
  ).toEqual(['buyer-7', 's-1'])
  expect(JSON.stringify(told.map(({ title, body }) => title + body))).not.toMatch(/buyer-7|s-1|sofia|mira/)
  const statementId = told[0]?.id ?? ''
  expect(await appeal(test.db, statementId, ada, 'upheld')).toMatchObject({ value: { state: 'upheld' } })
  expect(await findComplaint(test.db, of.complaintId)).toMatchObject({ decidedFor: 'buyer' })

  const toShop = { kind: 'seller', sellerId: 's-1', accountId: of.seller.id } as const
  const grounds = [{ ground: 'facts' as const, text: 'It was handed over whole.' }]
  const request = { statementId: told[1]?.id ?? '', grounds, zone, requestKey: newKey() }
  const filed = await submitAppeal(test.db, request, toShop, hoursAfter(90))
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const at = (seenVersion: number) => ({ appealId: filed.value.id, seenVersion, requestKey: newKey() })
  await takeAppeal(test.db, at(1), ada, hoursAfter(91))
  await noteView(test.db, { ...at(2), view: 'Unclear.' }, ada, hoursAfter(92))
  const answers = [{ ground: 'facts' as const, isRight: true, text: 'It was.' }]
  const right = { ...at(3), outcome: 'overturned' as const, answers, note: 'The carrier’s log says so.' }
  expect((await decideAppeal(test.db, { ...right, zone }, ada, hoursAfter(93))).ok).toBe(true)
  expect(await findComplaint(test.db, of.complaintId)).toMatchObject({
    ...{ state: 'reopened', decidedFor: null, decidedAt: null, closedAt: null },
  })
  const moved = await test.db
    .selectFrom('event')
    .select(['type', 'data'])
    .where('type', '=', 'complaint_moved')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const event = { ...moved, subject: { kind: 'complaint', id: of.complaintId } } as DomainEvent
  expect(consequencesOf(event).map(({ job }) => job)).toContain('recount_complaints')
})

test('what an overturned arbitration had ordered is owed no longer, and the marketplace and both sides hear so', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  const { complaintId } = of
  await db
    .updateTable('complaint')
    .set({ contactEmail: 'buyer@test' })
    .where('id', '=', complaintId)
    .execute()
  const ada = await addPerson(db, 'ada', 'appeals')
  const money = { amount: '40.00', currency: 'UAH' }
  expect((await arbitrate(db, of, { kind: 'refund', money, percent: null })).ok).toBe(true)
  expect(await stateOf(db, complaintId)).toBe('remedy_pending')
  const [told] = await statements(db)
  expect(await appeal(db, told?.id ?? '', ada, 'overturned')).toMatchObject({
    value: { state: 'overturned' },
  })

  expect(await findRemedy(db, complaintId)).toMatchObject({ state: 'annulled', settledAt: hoursAfter(83) })
  const { effects } = await db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['complaint_reopened', 'remedy_ended'])
  const last = (await asked(db, complaintId)).at(-1)
  expect(last).toMatchObject({ ask: 'release_withdrawn', to: 'complainant', why: 'appeal', ...money })
  const moved = db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'complaint_moved')
    .orderBy('id', 'desc')
  expect(await moved.executeTakeFirstOrThrow()).toMatchObject({ data: { facts: { remedyOwed: false } } })
  const write = (_: string, { undone = [] }: ComplaintNews) => ({ subject: 'News', text: undone.join() })
  await tellOfComplaint(db, { complaintId, write }, hoursAfter(84))
  const mails = await db.selectFrom('mail').select(['recipient', 'text']).execute()
  const ended = mails.filter(({ text }) => text === 'remedy').map(({ recipient }) => recipient)
  expect(ended.sort()).toEqual(['buyer@test', 'owner of s-1@test'])

  const lena = await addPerson(db, 'lena', 'moderator')
  await decideTriage(db, { complaintId, decision: { move: 'resume_triage' } }, lena, hoursAfter(85))
  const turnDown = { move: 'find_invalid', answer: 'The carrier has the signature.' } as const
  expect(await decideTriage(db, { complaintId, decision: turnDown }, lena, hoursAfter(86))).toMatchObject({
    ok: true,
  })
  expect((await asked(db, complaintId)).at(-1)).toMatchObject({ ask: 'escrow_release', to: 'respondent' })
})

test('nobody who had the complaint in hand hears the appeal, and what was decided anew stands', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const anna = await addPerson(test.db, 'anna', 'senior')
  const [omar, ada] = [
    await addPerson(test.db, 'omar', 'moderator'),
    await addPerson(test.db, 'ada', 'appeals'),
  ]
  const complaintId = await fileComplaint(test.db)
  const turnDown = { complaintId, decision: { move: 'find_invalid', answer: 'It arrived.' } } as const
  await decideTriage(test.db, turnDown, anna)
  const [told] = await statements(test.db)
  const statementId = told?.id ?? ''
  expect(await appeal(test.db, statementId, anna, 'overturned')).toMatchObject({ ok: false })

  const again = {
    complaintId,
    move: 'contest',
    text: 'Look again.',
    side: 'complainant',
    authorId: null,
  } as const
  await returnToComplaint(test.db, { ...again, requestKey: newKey(), zone }, buyer, hoursAfter(1))
  await decideTriage(test.db, turnDown, omar, hoursAfter(2))
  const open = await test.db.selectFrom('appeal').select(['id', 'version']).executeTakeFirstOrThrow()
  const at = (seenVersion: number) => ({ appealId: open.id, seenVersion, requestKey: newKey() })
  await takeAppeal(test.db, at(open.version), ada, hoursAfter(84))
  await noteView(test.db, { ...at(open.version + 1), view: 'Unclear.' }, ada, hoursAfter(84))
  const answers = [{ ground: 'facts' as const, isRight: true, text: 'Yes.' }]
  const right = { ...at(open.version + 2), outcome: 'overturned' as const, answers, note: 'Lost.' }
  expect((await decideAppeal(test.db, { ...right, zone }, ada, hoursAfter(85))).ok).toBe(true)
  expect(await stateOf(test.db, complaintId)).toBe('invalid')
  const { effects } = await test.db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['superseded'])
})

test('a buyer whose order was found a fake is told without a word the performer was written', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const anna = await addPerson(test.db, 'anna', 'moderator')
  await test.db
    .insertInto('customerOrder')
    .values({
      ...{ id: 'o-1', sellerId: 's-1', buyerId: 'buyer-9', category: 'taxi', placedAt: monday },
      ...{ contentDigest: Buffer.alloc(32), receivedAt: monday, updatedAt: monday },
    } as never)
    .execute()
  const complaintId = await fileComplaint(test.db, {
    ...{ kind: 'fake_order', filedBy: 'performer', complainantId: 'driver-5', contactEmail: null },
  } as never)
  const checked = ['place_and_time', 'photo', 'pattern'] as const
  const decision = {
    move: 'verify_fake',
    answer: 'Nobody was there, as driver-5 says.',
    told: 'Nobody was at the address you gave, at the time you gave.',
    checked: [...checked],
  } as const
  expect(
    (await decideTriage(test.db, { complaintId, decision: { ...decision, checked: [...checked] } }, anna)).ok,
  ).toBe(true)
  const told = await statements(test.db)
  expect(told).toMatchObject([{ addresseePersonId: 'buyer-9' }])
  expect(told[0]?.body).toContain('Nobody was at the address you gave, at the time you gave.')
  expect(told[0]?.body).not.toMatch(/driver-5|Nobody was there|anna/)

  const complaint = await findComplaint(test.db, complaintId)
  if (!complaint) throw new Error('the complaint is gone')
  const page = await viewComplaint(test.db, complaint, 'respondent', () => '/appeal')
  expect(page).toMatchObject({ appealHref: '/appeal', answer: null, text: null })
  expect(page.statement?.body).toBe(told[0]?.body)
  expect((await viewComplaint(test.db, complaint, 'complainant', () => '/appeal')).statement).toBeNull()
})

test('every decision can be said in every language, whole', () => {
  for (const language of languages) {
    for (const verdict of complaintVerdicts) {
      const decision = {
        number: 7,
        verdict,
        decidedFor: 'seller',
        note: 'So it is.',
        decidedAt: monday,
        zone: 'Europe/Kyiv',
      } as const
      const said = answerComplaintDecision(decision, language)
      expect(said).toMatchObject({ ok: true })
      if (said.ok) expect(said.value.title + said.value.body).not.toMatch(/[{}]|undefined/)
    }
  }
})
