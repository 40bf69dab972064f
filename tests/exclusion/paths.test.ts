import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { annulExclusion } from '#commands/exclusion/annul-exclusion'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { cancelExclusion } from '#commands/exclusion/cancel-exclusion'
import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { openRecheck } from '#commands/exclusion/open-recheck'
import { pauseExclusion, resumeExclusion } from '#commands/exclusion/pause-exclusion'
import { secondDecision } from '#commands/exclusion/second-decision'
import { giveTerminationNotice, withdrawTermination } from '#commands/exclusion/terminate-seller'
import { watchSeller } from '#commands/exclusion/watch-seller'
import { findExclusion, lockExclusion, setExclusion } from '#db/exclusions/cases'
import { listMarketplaceEvents } from '#db/marketplace-events'
import type { Person } from '#domain/permission'
import { clocks, dayMs, keepClocks, on, open } from '#tests/setup/case-steps'
import { moveDatabaseClock } from '#tests/setup/clock'
import { accepted, addExclusion, addPerson, addProposal, newKey, zone } from '#tests/setup/exclusions'
import { addSeller } from '#tests/setup/reviews'
import { untilSomeoneWaitsForALock } from '#tests/setup/test-database'

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
      data: { exclusionId: id, scope: 'all', reasonCodes: ['fictitious_reviews'], isImmediate: false },
    },
  ])
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${proposer.id}|${approver.id}`))
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
