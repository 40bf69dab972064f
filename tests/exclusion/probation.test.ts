import { expect, test } from 'vitest'
import { annulExclusion } from '#commands/exclusion/annul-exclusion'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { relapseSeller } from '#commands/exclusion/relapse-seller'
import { secondDecision } from '#commands/exclusion/second-decision'
import { findExclusion } from '#db/exclusions/cases'
import { addReturned, dayMs, keepClocks, on, open } from '#tests/setup/case-steps'
import { moveDatabaseClock } from '#tests/setup/clock'
import { accepted, addExclusion, addProposal } from '#tests/setup/exclusions'

test('a probation is looked at after 30, 60 and 90 days and ends well, also where days were missed', async () => {
  await using test = await open()
  const { id, at } = await addReturned(test)
  const days = (count: number) => new Date(at.getTime() + count * dayMs + 3_600_000)
  expect(await keepClocks(test, days(29))).toBe(0)
  expect(await keepClocks(test, days(30))).toBe(1)
  expect(await keepClocks(test, days(100))).toBe(3)
  expect(await findExclusion(test.db, id)).toMatchObject({ state: 'closed_good', watchedDay: 90 })
})

test('a promise that is not kept leaves the end of a probation to a person', async () => {
  await using test = await open()
  const { id, at, proposer } = await addReturned(test)
  const letter = await test.db
    .insertInto('letter')
    .values({
      exclusionId: id,
      sellerId: 'seller',
      cycle: 1,
      createdAt: at,
      draft: JSON.stringify({ problems: [], note: '' }),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await test.db
    .insertInto('commitment')
    .values({
      letterId: letter.id,
      exclusionId: id,
      sellerId: 'seller',
      rowId: 'row',
      action: 'Call back',
      owner: 'Owner',
      measure: 'Calls',
      dueOn: '2027-01-01',
      state: 'open',
      openedAt: at,
    })
    .execute()
  const after = new Date(at.getTime() + 120 * dayMs)
  expect(await keepClocks(test, after)).toBe(3)
  expect((await findExclusion(test.db, id))?.state).toBe('reinstated_probation')
  accepted(await relapseSeller(test.db, { ...on(id), note: 'Nobody calls back.' }, proposer, after))

  const again = await addProposal(test.db, proposer, { now: after })
  expect(again.id).toBe(id)
  expect(await findExclusion(test.db, id)).toMatchObject({ dayZero: null, cycle: 2, refusals: 0 })
})

test('a promise of an earlier return does not hold up the end of this one', async () => {
  await using test = await open()
  const { id, at } = await addReturned(test)
  const draft = JSON.stringify({ problems: [], note: '' })
  const ofCase = { exclusionId: id, sellerId: 'seller' }
  const { id: letterId } = await test.db
    .insertInto('letter')
    .values({ ...ofCase, cycle: 1, createdAt: at, draft })
    .returning('id')
    .executeTakeFirstOrThrow()
  const promise = { rowId: 'row', action: 'Call back', owner: 'Owner', measure: 'Calls', dueOn: '2027-01-01' }
  const openedAt = new Date(at.getTime() - dayMs)
  await test.db
    .insertInto('commitment')
    .values({ ...ofCase, ...promise, letterId, state: 'open', openedAt })
    .execute()
  expect(await keepClocks(test, new Date(at.getTime() + 100 * dayMs))).toBe(4)
  expect((await findExclusion(test.db, id))?.state).toBe('closed_good')
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
