import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { annulExclusion } from '#commands/exclusion/annul-exclusion'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { cancelExclusion } from '#commands/exclusion/cancel-exclusion'
import { confirmStop } from '#commands/exclusion/confirm-stop'
import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { keepExclusionClocks } from '#commands/exclusion/keep-exclusion-clocks'
import { openRecheck } from '#commands/exclusion/open-recheck'
import { pauseExclusion, resumeExclusion } from '#commands/exclusion/pause-exclusion'
import { relapseSeller } from '#commands/exclusion/relapse-seller'
import { secondDecision } from '#commands/exclusion/second-decision'
import { stopSeller } from '#commands/exclusion/stop-seller'
import { giveTerminationNotice, withdrawTermination } from '#commands/exclusion/terminate-seller'
import { watchSeller } from '#commands/exclusion/watch-seller'
import type { Database } from '#db/client'
import { findExclusion, lockExclusion, setExclusion } from '#db/exclusions/cases'
import { listDueExclusions } from '#db/exclusions/due'
import { listMarketplaceEvents } from '#db/marketplace-events'
import type { Person } from '#domain/permission'
import { moveDatabaseClock } from '#tests/setup/clock'
import { accepted, addExclusion, addPerson, addProposal, newKey, zone } from '#tests/setup/exclusions'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const dayMs = 24 * 3_600_000
const clocks = { kind: 'job', id: 'keep_clocks' } as const
const on = (exclusionId: string) => ({ exclusionId, requestKey: newKey() })

async function open() {
  const test = await createTestDatabase()
  await addSeller(test.db)
  return test
}

/** Does what is due once the clock has come to `at`; how many steps that was. */
async function keepClocks(test: { db: Database; ownerDb: Database }, at: Date): Promise<number> {
  await moveDatabaseClock(test.ownerDb, at)
  let steps = 0
  for (const exclusionId of await listDueExclusions(test.db, 10, at))
    steps += accepted(await keepExclusionClocks(test.db, { exclusionId }, clocks, at))
  return steps
}

/** Returned by two people against the rule, as nothing was done for it. */
async function addReturned(test: { db: Database; ownerDb: Database }) {
  const made = await addExclusion(test.db)
  await moveDatabaseClock(test.ownerDb, made.recheckNotBefore)
  const decision = { outcome: 'reinstate' as const, reasons: [], note: 'They have moved.' }
  const at = made.recheckNotBefore
  accepted(await decideRecheck(test.db, { ...on(made.id), ...decision }, made.proposer, at))
  accepted(await secondDecision(test.db, { ...on(made.id), isApproved: true }, made.approver, at))
  return { ...made, at }
}

test('an approval that waited for another one is told the case has moved', async () => {
  await using test = await open()
  const [mira, omar] = [await addPerson(test.db), await addPerson(test.db)]
  const { id, version } = await addProposal(test.db, mira, { now: new Date() })
  const quicker = await test.db.startTransaction().execute()
  await lockExclusion(quicker, id)
  const slower = approveExclusion(test.db, { ...on(id), seenVersion: version }, omar, new Date())
  await untilSomeoneWaitsForALock(test)
  await setExclusion(quicker, id, { state: 'cancelled', endedAt: new Date() })
  await quicker.commit().execute()
  expect(await slower).toMatchObject({ refusal: { reason: 'case_changed', state: 'cancelled' } })
})

test('the same request again gets the first answer, and under another case none', async () => {
  await using test = await open()
  await addSeller(test.db, 'other')
  const { id, approver } = await addExclusion(test.db)
  const command = { exclusionId: id, note: 'Wrong seller.', requestKey: newKey() }
  const first = accepted(await annulExclusion(test.db, command, approver, new Date()))
  for (let times = 0; times < 3; times++)
    expect(accepted(await annulExclusion(test.db, command, approver, new Date()))).toEqual(first)
  expect(first.state).toBe('excluded')
  const other = await addExclusion(test.db, { sellerId: 'other' })
  const taken = await annulExclusion(test.db, { ...command, exclusionId: other.id }, approver, new Date())
  expect(taken).toEqual({ ok: false, refusal: { reason: 'request_key_taken' } })
})

test('an annulment takes two people, and returns the seller at once', async () => {
  await using test = await open()
  const { id, proposer, approver } = await addExclusion(test.db)
  const annul = (person: Person) =>
    annulExclusion(test.db, { ...on(id), note: 'The wrong shop was meant.' }, person, new Date())
  expect(accepted(await annul(proposer)).state).toBe('excluded')
  expect(await annul(proposer)).toEqual({ ok: false, refusal: { reason: 'same_person' } })
  expect(accepted(await annul(approver)).state).toBe('annulled')
})

test('the marketplace hears of the seller, the reasons and the days, and of nobody who decided', async () => {
  await using test = await open()
  const { id, proposer, approver } = await addExclusion(test.db)
  await announce(test.db, { limit: 10 }, new Date())
  const events = await listMarketplaceEvents(test.db, { after: 0, limit: 10 })
  expect(events).toMatchObject([
    {
      type: 'seller.excluded',
      subjectKind: 'seller',
      subjectId: 'seller',
      data: { exclusionId: id, scope: 'all', reasonCodes: ['quality_worsened'], isImmediate: false },
    },
  ])
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${proposer.id}|${approver.id}`))
})

test('an immediate stop works at once, is looked at by another, and keeps its first day', async () => {
  await using test = await open()
  const [senior, other, mira] = [
    await addPerson(test.db, 'senior'),
    await addPerson(test.db, 'senior'),
    await addPerson(test.db),
  ]
  const now = new Date()
  const order = { sellerId: 'seller', scope: 'all' as const, reasonCodes: ['safety'], note: 'Burns.', zone }
  const stop = (person: Person) => stopSeller(test.db, { ...order, requestKey: newKey() }, person, now)
  expect(await stop(mira)).toEqual({ ok: false, refusal: { reason: 'not_permitted' } })
  const { id } = accepted(await stop(senior))
  const stopped = await findExclusion(test.db, id)
  expect(stopped).toMatchObject({ state: 'immediate_stop', stoppedBy: senior.id })
  expect(stopped?.dayZero).not.toBeNull()

  const overdue = new Date(now.getTime() + 3 * dayMs)
  expect(await keepClocks(test, new Date(overdue.getTime() - 1000))).toBe(0)
  expect(await keepClocks(test, overdue)).toBe(1)
  expect(await keepClocks(test, overdue)).toBe(0)
  expect((await findExclusion(test.db, id))?.state).toBe('immediate_stop')

  expect(await confirmStop(test.db, on(id), senior, overdue)).toEqual({
    ok: false,
    refusal: { reason: 'same_person' },
  })
  expect(accepted(await confirmStop(test.db, on(id), other, overdue)).state).toBe('excluded')
  expect((await findExclusion(test.db, id))?.dayZero).toBe(stopped?.dayZero)
})

test('a stop of one category never lets what is out already back in', async () => {
  await using test = await open()
  const senior = await addPerson(test.db, 'senior')
  const { id } = await addExclusion(test.db)
  const order = { sellerId: 'seller', scope: 'category' as const, category: 'toys', note: 'Burns.', zone }
  const stop = { ...order, reasonCodes: ['safety'], requestKey: newKey() }
  accepted(await stopSeller(test.db, stop, senior, new Date()))
  expect(await findExclusion(test.db, id)).toMatchObject({
    state: 'immediate_stop',
    scope: 'all',
    category: null,
    reasonCodes: ['quality_worsened', 'safety'],
  })
})

test('a pause moves the re-check, once in a cycle and thirty days at most', async () => {
  await using test = await open()
  const { id, proposer, recheckNotBefore } = await addExclusion(test.db)
  const pause = (days: number) =>
    pauseExclusion(test.db, { ...on(id), days, why: 'In hospital.' }, proposer, new Date())
  for (const days of [0, 31, 1.5])
    expect(await pause(days)).toEqual({ ok: false, refusal: { reason: 'pause_out_of_range' } })
  accepted(await pause(30))
  const until = (await findExclusion(test.db, id))?.pausedUntil
  expect(await keepClocks(test, recheckNotBefore)).toBe(0)
  expect(await openRecheck(test.db, on(id), proposer, recheckNotBefore)).toEqual({
    ok: false,
    refusal: { reason: 'too_early', notBefore: until },
  })
  accepted(await resumeExclusion(test.db, on(id), proposer, recheckNotBefore))
  expect(await pause(1)).toEqual({ ok: false, refusal: { reason: 'paused_before' } })
  expect(await keepClocks(test, recheckNotBefore)).toBe(1)
  expect((await findExclusion(test.db, id))?.state).toBe('recheck_due')
})

test('a third refusal is a senior’s, and after it a termination can be given notice of', async () => {
  await using test = await open()
  const { id, proposer, recheckNotBefore } = await addExclusion(test.db)
  const senior = await addPerson(test.db, 'senior')
  let at = recheckNotBefore
  const uphold = async (person: Person) => {
    const reasons = ['no_constructive_letter']
    const decision = { outcome: 'uphold' as const, reasons, note: '', nextInDays: 7 }
    return decideRecheck(test.db, { ...on(id), ...decision }, person, at)
  }
  const nextDay = async () => {
    at = (await findExclusion(test.db, id))?.nextRecheckAt ?? at
    await moveDatabaseClock(test.ownerDb, at)
  }
  const notice = () => giveTerminationNotice(test.db, { ...on(id), note: 'Three times.' }, senior, at)
  for (const _ of ['first', 'second']) {
    await nextDay()
    accepted(await uphold(proposer))
    expect(await uphold(proposer)).toMatchObject({ refusal: { reason: 'too_early' } })
  }
  expect(await notice()).toEqual({ ok: false, refusal: { reason: 'too_few_refusals' } })
  await nextDay()
  expect(await uphold(proposer)).toEqual({ ok: false, refusal: { reason: 'senior_required' } })
  expect((await findExclusion(test.db, id))?.state).toBe('excluded')
  accepted(await uphold(senior))

  expect(accepted(await notice()).state).toBe('termination_notice')
  const taken = accepted(
    await withdrawTermination(test.db, { ...on(id), note: 'They explained.' }, senior, at),
  )
  expect(taken.state).toBe('excluded')
  accepted(await notice())
  const terminatesAt = (await findExclusion(test.db, id))?.terminatesAt ?? at
  expect(terminatesAt.getTime() - at.getTime()).toBeGreaterThanOrEqual(30 * dayMs)
  expect(await keepClocks(test, new Date(terminatesAt.getTime() - 1000))).toBe(0)
  expect(await keepClocks(test, terminatesAt)).toBe(1)
  expect((await findExclusion(test.db, id))?.state).toBe('terminated')
})

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

test('a stop on probation freezes the evidence of its own day', async () => {
  await using test = await open()
  const { id, at } = await addReturned(test)
  const senior = await addPerson(test.db, 'senior')
  const order = { sellerId: 'seller', scope: 'all' as const, reasonCodes: ['safety'], note: 'Burns.', zone }
  const before = await findExclusion(test.db, id)
  accepted(await stopSeller(test.db, { ...order, requestKey: newKey() }, senior, at))
  const stopped = await findExclusion(test.db, id)
  expect(stopped).toMatchObject({ state: 'immediate_stop', proposedBy: null, proposedAt: at })
  expect(stopped?.snapshot?.asOf).not.toBe(before?.snapshot?.asOf)
})

test('a second person who disagrees leaves the re-check running', async () => {
  await using test = await open()
  const { id, proposer, approver, recheckNotBefore: at } = await addExclusion(test.db)
  await moveDatabaseClock(test.ownerDb, at)
  const decision = { outcome: 'reinstate' as const, reasons: [] }
  const decide = (note: string) => decideRecheck(test.db, { ...on(id), ...decision, note }, proposer, at)
  expect(await decide(' ')).toEqual({ ok: false, refusal: { reason: 'note_required' } })
  // What a refused command had begun is undone with it.
  expect(await findExclusion(test.db, id)).toMatchObject({ state: 'excluded', version: 2 })
  accepted(await decide('I trust them.'))
  const second = { ...on(id), isApproved: false, note: 'I do not.' }
  expect(accepted(await secondDecision(test.db, second, approver, at)).state).toBe('recheck_running')
  const none = await secondDecision(test.db, { ...on(id), isApproved: true }, approver, at)
  expect(none).toEqual({ ok: false, refusal: { reason: 'nothing_waits' } })
  accepted(await decide('I still do.'))
})

test('an early warning restricts nothing, and a seller is warned once', async () => {
  await using test = await open()
  const warn = () =>
    watchSeller(test.db, { sellerId: 'seller', reasons: ['watch'], zone }, clocks, new Date())
  const warned = accepted(await warn())
  expect(accepted(await warn())).toBeUndefined()
  expect(await findExclusion(test.db, warned?.id ?? '')).toMatchObject({ state: 'at_risk', dayZero: null })
  const mira = await addPerson(test.db)
  const proposed = await addProposal(test.db, mira, { now: new Date() })
  expect(proposed).toMatchObject({ id: warned?.id, state: 'pending_approval' })
  const cancel = { ...on(proposed.id), note: 'They have mended it.' }
  expect(accepted(await cancelExclusion(test.db, cancel, mira, new Date())).state).toBe('cancelled')
})
