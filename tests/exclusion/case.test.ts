import { expect, test } from 'vitest'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { confirmExclusion } from '#commands/exclusion/confirm-exclusion'
import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { proposeExclusion } from '#commands/exclusion/propose-exclusion'
import { stopSeller } from '#commands/exclusion/stop-seller'
import { findExclusion } from '#db/exclusions/cases'
import { listStatements } from '#db/exclusions/statements'
import { findStatement } from '#db/statements/statements'
import { moveDatabaseClock } from '#tests/setup/clock'
import { accepted, addExclusion, addPerson, addProposal, newKey, zone } from '#tests/setup/exclusions'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-03-20T10:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)

test('a proposed exclusion has no effect until another person approves', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const [mira, omar] = [await addPerson(test.db), await addPerson(test.db)]
  const { id, state } = await addProposal(test.db, mira, { now })
  expect(state).toBe('pending_approval')

  const own = await approveExclusion(test.db, { exclusionId: id, requestKey: newKey() }, mira, now)
  expect(own).toEqual({ ok: false, refusal: { reason: 'same_person' } })
  const other = await approveExclusion(test.db, { exclusionId: id, requestKey: newKey() }, omar, now)
  expect(accepted(other).state).toBe('excluded')
  const exclusion = await findExclusion(test.db, id)
  expect(exclusion).toMatchObject({ dayZero: '2026-03-20', approvedBy: omar.id, proposedBy: mira.id })
  // The clocks went forward on the 29th of March: fourteen days are 335 hours here.
  expect(exclusion?.recheckNotBefore?.toISOString()).toBe('2026-04-02T21:00:00.000Z')
})

test('a seller has one open case at a time', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const mira = await addPerson(test.db)
  const { id } = await addProposal(test.db, mira, { now })
  const proposal = {
    sellerId: 'seller',
    scope: 'all' as const,
    reasonCodes: ['fictitious_reviews'],
    note: '',
    zone,
  }
  const second = await proposeExclusion(test.db, { ...proposal, requestKey: newKey() }, mira, now)
  expect(second).toEqual({
    ok: false,
    refusal: { reason: 'already_open', id, state: 'pending_approval' },
  })
})

test('the marketplace’s confirmation sets the first day where an endpoint hears of exclusions', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await test.db
    .insertInto('webhookEndpoint')
    .values({ url: 'https://market.test', types: ['seller.excluded'], secret: 's', createdAt: now })
    .execute()
  const [mira, omar] = [await addPerson(test.db), await addPerson(test.db)]
  const { id } = await addProposal(test.db, mira, { now })
  const approved = await approveExclusion(test.db, { exclusionId: id, requestKey: newKey() }, omar, now)
  expect(accepted(approved).state).toBe('noticed')
  expect(await findExclusion(test.db, id)).toMatchObject({ dayZero: null, effectiveAt: null })

  const key = { kind: 'api_key', id: 'market' } as const
  const confirmed = await confirmExclusion(test.db, { exclusionId: id, requestKey: newKey() }, key, later(2))
  expect(accepted(confirmed).state).toBe('excluded')
  const again = await confirmExclusion(test.db, { exclusionId: id, requestKey: newKey() }, key, later(5))
  expect(again).toEqual(confirmed)
  expect((await findExclusion(test.db, id))?.dayZero).toBe('2026-03-22')
})

test('the notice names the figures, the conditions, the days and the five reasons, in the seller’s language', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await test.db.updateTable('seller').set({ language: 'uk', name: 'Крамниця' }).execute()
  const negative = await addReview(test.db, { rating: 1, state: 'published', createdAt: later(-10) })
  const { id } = await addExclusion(test.db, { now })
  const [listed] = await listStatements(test.db, id)
  const statement = await findStatement(test.db, listed?.id ?? '')
  expect(statement?.language).toBe('uk')
  expect(statement?.body).toContain('Крамниця')
  expect(statement?.body).toContain(negative)
  expect(statement?.body).toContain('3 квітня 2026')
  expect(statement?.body).not.toMatch(/\{\w+\}/)
  expect(statement?.body.match(/^– .*$/gm)?.length).toBeGreaterThan(7)
  expect(statement?.fields).toMatchObject({ decision_provision: 'DECISION_PROVISION_TOTAL_SUSPENSION' })
  expect(statement?.deliveries).toMatchObject([{ channel: 'portal', state: 'delivered' }])
})

test('no re-check is decided before the fourteenth day, and from its first instant on it is', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const { id, proposer, recheckNotBefore } = await addExclusion(test.db)
  const decide = (at: Date) =>
    decideRecheck(
      test.db,
      {
        exclusionId: id,
        seenVersion: 2,
        outcome: 'uphold',
        reasons: ['no_constructive_letter'],
        note: 'No letter came.',
        requestKey: newKey(),
      },
      proposer,
      at,
    )
  const eve = new Date(recheckNotBefore.getTime() - 1000)
  await moveDatabaseClock(test.ownerDb, new Date(eve.getTime() - 60_000))
  expect(await decide(eve)).toEqual({
    ok: false,
    refusal: { reason: 'too_early', notBefore: recheckNotBefore },
  })
  // The database has the last word, whatever the process believes.
  expect(await decide(recheckNotBefore)).toMatchObject({ refusal: { reason: 'too_early' } })

  await moveDatabaseClock(test.ownerDb, recheckNotBefore)
  const decided = accepted(await decide(recheckNotBefore))
  expect(decided.state).toBe('excluded')
  expect(await findExclusion(test.db, id)).toMatchObject({ cycle: 2, refusals: 1, version: 3 })
})

test('what an approval would send can be read first, and leaves nothing behind', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const [mira, omar] = [await addPerson(test.db), await addPerson(test.db)]
  const { id } = await addProposal(test.db, mira, { now })
  const approval = { exclusionId: id, requestKey: newKey() }
  const looked = accepted(await approveExclusion(test.db, { ...approval, isLook: true }, omar, now))
  expect(await findExclusion(test.db, id)).toMatchObject({ state: 'pending_approval', approvedBy: null })
  expect(await listStatements(test.db, id)).toEqual([])

  const { letters, state } = accepted(await approveExclusion(test.db, approval, omar, now))
  expect({ letters, state }).toEqual({ letters: undefined, state: 'excluded' })
  const [sent] = await listStatements(test.db, id)
  const statement = await findStatement(test.db, sent?.id ?? '')
  expect(looked.letters).toMatchObject([{ to: 'seller', title: statement?.title, body: statement?.body }])
})

test('what an immediate stop would send can be read first, and stops nobody', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const senior = await addPerson(test.db, 'senior')
  const scope = { scope: 'all', reasonCodes: ['safety'], note: 'The chargers burn.' } as const
  const stop = {
    ...scope,
    reasonCodes: [...scope.reasonCodes],
    sellerId: 'seller',
    zone,
    requestKey: newKey(),
  }
  const looked = await stopSeller(test.db, { ...stop, isLook: true }, senior, now)
  expect(accepted(looked).letters).toMatchObject([{ body: expect.stringContaining('The chargers burn.') }])
  expect(await test.db.selectFrom('exclusion').select('id').execute()).toEqual([])
  expect(accepted(await stopSeller(test.db, stop, senior, now)).state).toMatch(/immediate_stop/)
})
