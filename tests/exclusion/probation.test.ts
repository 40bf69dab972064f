import { expect, test } from 'vitest'
import { annulExclusion } from '#commands/exclusion/annul-exclusion'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { closeProbation } from '#commands/exclusion/close-probation'
import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { relapseSeller } from '#commands/exclusion/relapse-seller'
import { secondDecision } from '#commands/exclusion/second-decision'
import type { Database } from '#db/client'
import { findExclusion } from '#db/exclusions/cases'
import { listRelapses } from '#db/exclusions/standing'
import { dayOf } from '#domain/day'
import { addReturned, dayMs, keepClocks, on, open } from '#tests/setup/case-steps'
import { moveDatabaseClock } from '#tests/setup/clock'
import { accepted, addExclusion, addPerson, addProposal, zone } from '#tests/setup/exclusions'
import { addQualityRun, addSellerQuality } from '#tests/setup/quality'

test('a probation is looked at after 30, 60 and 90 days and ends well, also where days were missed', async () => {
  await using test = await open()
  const { id, at } = await addReturned(test)
  const usual = { strictWatch: false, nextWatchAt: new Date(at.getTime() + 30 * dayMs) }
  await test.db.updateTable('exclusion').set(usual).where('id', '=', id).execute()
  const days = (count: number) => new Date(at.getTime() + count * dayMs + 3_600_000)
  expect(await keepClocks(test, days(29))).toBe(0)
  expect(await keepClocks(test, days(30))).toBe(1)
  expect(await keepClocks(test, days(100))).toBe(3)
  expect(await findExclusion(test.db, id)).toMatchObject({ state: 'closed_good', watchedDay: 90 })
})

test('where the improvement could not be measured, a probation is looked at every fifteen days', async () => {
  await using test = await open()
  const { id, at } = await addReturned(test)
  const days = (count: number) => new Date(at.getTime() + count * dayMs + 3_600_000)
  expect(await findExclusion(test.db, id)).toMatchObject({ strictWatch: true })
  expect(await keepClocks(test, days(14))).toBe(0)
  expect(await keepClocks(test, days(15))).toBe(1)
  expect(await keepClocks(test, days(46))).toBe(2)
  expect(await findExclusion(test.db, id)).toMatchObject({ state: 'reinstated_probation', watchedDay: 45 })
  expect(await keepClocks(test, days(100))).toBe(4)
  expect(await findExclusion(test.db, id)).toMatchObject({ state: 'closed_good', watchedDay: 90 })
})

test('a promise that is not kept leaves the end of a probation to a person', async () => {
  await using test = await open()
  const { id, at, proposer } = await addReturned(test)
  await addPromise(test.db, { exclusionId: id, at })
  const after = new Date(at.getTime() + 120 * dayMs)
  expect(await keepClocks(test, after)).toBe(6)
  expect((await findExclusion(test.db, id))?.state).toBe('reinstated_probation')
  accepted(await relapseSeller(test.db, { ...on(id), note: 'Nobody calls back.' }, proposer, after))

  const again = await addProposal(test.db, proposer, { now: after })
  expect(again.id).toBe(id)
  expect(await findExclusion(test.db, id)).toMatchObject({ dayZero: null, cycle: 2, refusals: 0 })
})

test('a promise of an earlier return does not hold up the end of this one', async () => {
  await using test = await open()
  const { id, at } = await addReturned(test)
  await addPromise(test.db, { exclusionId: id, at, openedAt: new Date(at.getTime() - dayMs) })
  expect(await keepClocks(test, new Date(at.getTime() + 100 * dayMs))).toBe(7)
  expect((await findExclusion(test.db, id))?.state).toBe('closed_good')
})

test('after a broken promise a manager may end a probation well once it is over, saying why', async () => {
  await using test = await open()
  const { id, at, proposer, approver } = await addReturned(test)
  const promise = await addPromise(test.db, { exclusionId: id, at })
  const early = new Date(at.getTime() + 80 * dayMs)
  const over = new Date(at.getTime() + 120 * dayMs)
  await keepClocks(test, over)
  const close = (note: string, now = over, person = proposer) =>
    closeProbation(test.db, { ...on(id), note }, person, now)

  expect(await close('Fine.', early)).toMatchObject({ refusal: { reason: 'probation_runs' } })
  expect(await close('Fine.')).toMatchObject({ refusal: { reason: 'promises_unsettled' } })
  const settled = { state: 'broken' as const, evidence: 'Calls.', settledBy: approver.id, settledAt: over }
  await test.db.updateTable('commitment').set(settled).where('id', '=', promise).execute()
  expect(await close(' ')).toMatchObject({ refusal: { reason: 'note_required' } })
  const moderator = await addPerson(test.db, 'moderator')
  expect(await close('Fine.', over, moderator)).toMatchObject({ refusal: { reason: 'not_permitted' } })
  expect(accepted(await close('One call in ten is missed, no more.'))).toMatchObject({ state: 'closed_good' })
  expect(await findExclusion(test.db, id)).toMatchObject({ state: 'closed_good', endedAt: over })
  expect(await close('Again.', over, approver)).toMatchObject({ refusal: { reason: 'not_allowed' } })
})

test('under a strict watch an early warning is a relapse, else only what would exclude again', async () => {
  await using test = await open()
  const { id, at } = await addReturned(test)
  const asOf = dayOf(new Date(at.getTime() + 20 * dayMs), zone)
  await addSellerQuality(test.db, await addQualityRun(test.db, asOf), [
    { sellerId: 'seller', negatives: 15, grade: 'D' },
  ])
  await test.db.updateTable('sellerQuality').set({ status: 'watch' }).execute()
  expect(await listRelapses(test.db, 10)).toEqual([id])
  await test.db.updateTable('exclusion').set({ strictWatch: false }).where('id', '=', id).execute()
  expect(await listRelapses(test.db, 10)).toEqual([])
})

test('an exclusion after a relapse begins without what was asked, stopped or found before', async () => {
  await using test = await open()
  const made = await addExclusion(test.db)
  const { id, proposer, approver, recheckNotBefore: at } = made
  accepted(await annulExclusion(test.db, { ...on(id), note: 'Wrong seller?' }, approver, new Date()))
  await moveDatabaseClock(test.ownerDb, at)
  const decision = { outcome: 'reinstate' as const, reasons: [], note: 'They have moved.' }
  accepted(await decideRecheck(test.db, { ...on(id), ...decision }, proposer, at))
  accepted(await secondDecision(test.db, { ...on(id), isApproved: true }, approver, at))
  accepted(await relapseSeller(test.db, { ...on(id), note: 'Late again.' }, proposer, at))
  await addProposal(test.db, proposer, { now: at })
  accepted(await approveExclusion(test.db, on(id), approver, at))

  const asked = accepted(await annulExclusion(test.db, { ...on(id), note: 'Wrong.' }, proposer, at))
  expect(asked.state).toBe('excluded')
  expect(await findExclusion(test.db, id)).toMatchObject({ annulmentAskedBy: proposer.id, cycle: 2 })
})

/** Something the seller of a case promised, due on the first of January; for an earlier return where opened before. */
async function addPromise(
  db: Database,
  { exclusionId, at, openedAt = at }: { exclusionId: string; at: Date; openedAt?: Date },
): Promise<string> {
  const ofCase = { exclusionId, sellerId: 'seller' }
  const draft = JSON.stringify({ problems: [], note: '' })
  const letter = await db
    .insertInto('letter')
    .values({ ...ofCase, cycle: 1, createdAt: at, draft })
    .returning('id')
    .executeTakeFirstOrThrow()
  const promise = { rowId: 'row', action: 'Call back', owner: 'Owner', measure: 'Calls', dueOn: '2027-01-01' }
  const { id } = await db
    .insertInto('commitment')
    .values({ ...ofCase, ...promise, letterId: letter.id, state: 'open', openedAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
