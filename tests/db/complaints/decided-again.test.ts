import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { claimComplaint } from '#commands/complaints/claim-complaint'
import { handOverComplaint } from '#commands/complaints/hand-over-complaint'
import { returnToComplaint } from '#commands/complaints/return-to-complaint'
import { listWaivers } from '#db/independence/waivers'
import { decidingMoves, isForAnother } from '#domain/complaints/decider'
import { complaintAnswerTexts } from '#domain/complaints/texts'
import type { TriageDecision } from '#domain/complaints/triage'
import { arbitrate, hearAppeal } from '#tests/setup/complaint-appeals'
import { buyer, decideTriage, fileComplaint, hoursAfter, stateOf } from '#tests/setup/complaints'
import { negotiate, newKey, zone } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { addWaiver, setDisabled } from '#tests/setup/waivers'

const turnDown: TriageDecision = { move: 'find_invalid', answer: 'There is no such order.' }
const tookPart = { refusal: { reason: 'took_part' } }

/** A complaint Lena turned down, which whoever filed it has contested. */
async function contest() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const lena = await addPerson(db, 'lena', 'moderator')
  const max = await addPerson(db, 'max', 'moderator')
  const complaintId = await fileComplaint(db)
  expect(await decideTriage(db, { complaintId, decision: turnDown }, lena)).toMatchObject({ ok: true })
  const said = { move: 'contest', text: 'Look again.', side: 'complainant', authorId: null, zone } as const
  await returnToComplaint(db, { complaintId, requestKey: newKey(), ...said }, buyer, hoursAfter(1))
  expect(await stateOf(db, complaintId)).toBe('triage')
  const decide = (person = lena, decision = turnDown) =>
    decideTriage(db, { complaintId, decision }, person, hoursAfter(2))
  return { ...test, lena, max, complaintId, decide }
}

test('whoever decided a complaint does not decide it again once it is contested, and somebody else does', async () => {
  await using of = await contest()
  expect(await of.decide()).toMatchObject(tookPart)
  expect(await of.decide(of.lena, { move: 'ask_seller', hours: 72, namesComplainant: false })).toMatchObject(
    tookPart,
  )
  expect(await of.decide(of.max)).toMatchObject({ ok: true })
})

test('what may be dangerous is sent on by anybody', async () => {
  await using of = await contest()
  expect(await of.decide(of.lena, { move: 'fast_track' })).toMatchObject({ ok: true })
})

test('it is neither served nor handed to whoever decided it', async () => {
  await using of = await contest()
  const { db, lena, max, complaintId } = of
  expect(await claimComplaint(db, {}, lena, hoursAfter(2))).toEqual({ ok: true, value: undefined })
  expect(await claimComplaint(db, { complaintId }, lena, hoursAfter(2))).toMatchObject(tookPart)
  expect(await claimComplaint(db, {}, max, hoursAfter(2))).toEqual({ ok: true, value: complaintId })
  const handed = { complaintId, toAccountId: lena.id, note: '', requestKey: newKey() }
  expect(await handOverComplaint(db, handed, max, hoursAfter(2))).toMatchObject({
    refusal: { reason: 'unknown_person' },
  })
})

test('an arbiter does not decide whether and how their decision is looked at again', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  const { complaintId, senior, other } = of
  expect(await arbitrate(db, of)).toMatchObject({ ok: true })
  const said = { move: 'reopen', text: 'Look again.', side: 'complainant', authorId: null, zone } as const
  await returnToComplaint(db, { complaintId, requestKey: newKey(), ...said }, buyer, hoursAfter(60))
  expect(await stateOf(db, complaintId)).toBe('reopened')
  const resume = { complaintId, decision: { move: 'resume_triage' } } as const
  expect(await decideTriage(db, resume, senior, hoursAfter(61))).toMatchObject(tookPart)
  expect(await decideTriage(db, resume, other, hoursAfter(61))).toMatchObject({ ok: true })
})

test('a team of one looks again under a waiver, and says so', async () => {
  await using of = await contest()
  const { db, lena, max, complaintId } = of
  await addWaiver(db, { kind: 'complaint' }, hoursAfter(1))
  expect(await of.decide()).toMatchObject(tookPart)
  await setDisabled(db, max, hoursAfter(1))
  expect(await claimComplaint(db, {}, lena, hoursAfter(2))).toEqual({ ok: true, value: complaintId })
  expect(await of.decide()).toMatchObject({ ok: true })
  expect(await listWaivers(db)).toMatchObject([{ uses: 1 }])
  const told = await db.selectFrom('statement').select('body').orderBy('createdAt').execute()
  expect(told.map(({ body }) => body.includes(complaintAnswerTexts.uk.who.same))).toEqual([false, true])
})

test('an appeal that opens it again leaves it to another than who decided it first', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const lena = await addPerson(db, 'lena', 'moderator')
  const max = await addPerson(db, 'max', 'moderator')
  const reviewer = await addPerson(db, 'ada', 'appeals')
  const complaintId = await fileComplaint(db)
  await decideTriage(db, { complaintId, decision: turnDown }, lena)
  const { id: statementId } = await db.selectFrom('statement').select('id').executeTakeFirstOrThrow()
  expect(await hearAppeal(db, { statementId, reviewer, outcome: 'overturned' })).toMatchObject({ ok: true })
  expect(await stateOf(db, complaintId)).toBe('reopened')
  const resume = { complaintId, decision: { move: 'resume_triage' } } as const
  expect(await decideTriage(db, resume, lena, hoursAfter(90))).toMatchObject(tookPart)
  expect(await decideTriage(db, resume, max, hoursAfter(90))).toMatchObject({ ok: true })
})

test('a waiver for something else, or one that is over, lifts nothing', async () => {
  await using of = await contest()
  const { db, max } = of
  await setDisabled(db, max, hoursAfter(1))
  expect(await of.decide()).toMatchObject(tookPart)
  await addWaiver(db, { kind: 'arbitration' }, hoursAfter(1))
  expect(await of.decide()).toMatchObject(tookPart)
})

test('the database keeps no move of whoever decided it, nor one under a waiver that is not in force', async () => {
  await using of = await contest()
  const { db, ownerDb, lena, max, complaintId } = of
  const force = (person: { id: string }, more = {}, before = 'triage') =>
    sql`insert into event (type, subject_kind, subject_id, data, actor_kind, actor_id, happened_at, digest)
      values ('complaint_moved', 'complaint', ${complaintId},
        ${JSON.stringify({ move: 'find_invalid', before, after: 'invalid', by: 'staff', ...more })}::jsonb,
        'person', ${person.id}, ${hoursAfter(2)}, '\\x00')`
  await expect(force(lena).execute(ownerDb)).rejects.toThrow(/nobody decides a complaint again/)
  await expect(force(lena, {}, 'arbitration').execute(db)).rejects.toThrow(/nobody decides a complaint again/)
  const waiverId = await addWaiver(db, { kind: 'complaint' }, hoursAfter(1))
  await expect(force(lena, { waiverId }).execute(db)).rejects.toThrow(/no such waiver is in force/)
  await force(max).execute(ownerDb)
})

test('the database knows the moves that decide a complaint as the domain does', async () => {
  await using test = await createTestDatabase()
  const { rows } = await sql<{ moves: string[] }>`select decides_complaint() as moves`.execute(test.db)
  expect(rows).toEqual([{ moves: [...decidingMoves] }])
  expect(isForAnother('mediation', 'open_arbitration')).toBe(false)
  expect(isForAnother('reopened', 'resume_mediation')).toBe(true)
  expect(isForAnother('arbitration', 'reopen_on_appeal')).toBe(false)
})
