import { expect, test } from 'vitest'
import { proposeExclusion } from '#commands/exclusion/propose-exclusion'
import { dismissProposal } from '#commands/quality/dismiss-proposal'
import {
  countOverdue,
  findReturnTime,
  listCaseWeeks,
  listOutcomesByPerson,
  listOutcomesBySize,
} from '#db/exclusions/figures'
import { listSimilarCases } from '#db/exclusions/similar'
import { findProposal } from '#db/quality/proposals'
import { fillBoard } from '#tests/setup/board'
import { accepted, addPerson, newKey, zone } from '#tests/setup/exclusions'
import { addQualityRun } from '#tests/setup/quality'
import { addQualityProposal } from '#tests/setup/quality-proposal'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-26T10:00:00Z')
const aYearAgo = new Date('2025-11-26T10:00:00Z')

test('the figures count what took effect, who came back after how long, and what is overdue', async () => {
  await using test = await createTestDatabase()
  const { people, ids } = await fillBoard(test.db, now)
  const weeks = await listCaseWeeks(test.db, { weeks: 8, zone, now })
  expect(weeks).toHaveLength(8)
  expect(weeks.at(-1)?.week).toBe('2026-11-23')
  // Excluded 1, 5, 16, 20 and 30 days ago, the first at once; one came back four days ago.
  expect(weeks.reduce((sum, { excluded }) => sum + excluded, 0)).toBe(5)
  expect(weeks.reduce((sum, { reinstated }) => sum + reinstated, 0)).toBe(1)
  expect(await findReturnTime(test.db, aYearAgo)).toEqual({ returned: 1, median: 16, p90: 16 })
  expect(await listOutcomesByPerson(test.db, aYearAgo)).toEqual([
    { key: people.mira.name, decisions: 1, reinstated: 1, upheld: 0, overridden: 1 },
  ])
  expect(await listOutcomesBySize(test.db, aYearAgo)).toMatchObject([{ key: 'M', decisions: 1 }])
  expect(await countOverdue(test.db, now)).toMatchObject({ rechecks: 1, letters: 0, stops: 0 })

  const alike = { id: ids.recheck, reasonCodes: ['fictitious_reviews'], usualReviews: 30, ratio: 1.4 }
  const similar = await listSimilarCases(test.db, alike, 10)
  expect(similar.map(({ id }) => id).sort()).toEqual([ids.excluded, ids.probation, ids.ending].sort())
  expect(similar.find(({ id }) => id === ids.probation)).toMatchObject({
    decided: 'reinstate',
    isOverride: true,
    daysToReturn: 16,
  })
})

test('a re-check is overdue from the day after its day on', async () => {
  await using test = await createTestDatabase()
  await fillBoard(test.db, now)
  const at = (instant: string) => countOverdue(test.db, new Date(instant))
  // Due on the 24th, which ends at 22:00 UTC.
  expect(await at('2026-11-24T21:59:00Z')).toMatchObject({ rechecks: 0 })
  expect(await at('2026-11-24T22:01:00Z')).toMatchObject({ rechecks: 1 })
})

test('a proposal is taken by proposing and dismissed once, by words', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const mira = await addPerson(test.db)
  const runId = await addQualityRun(test.ownerDb)
  const seller = { runId, sellerId: 'seller', harm: 3, now }
  const taken = await addQualityProposal(test.ownerDb, seller)
  const scope = { scope: 'all' as const, reasonCodes: ['fictitious_reviews'], note: 'Again.', zone }
  const command = { sellerId: 'seller', proposalId: taken, ...scope, requestKey: newKey() }
  accepted(await proposeExclusion(test.db, command, mira, now))
  expect(await findProposal(test.db, taken)).toMatchObject({ status: 'taken' })

  const actor = { kind: 'person', id: mira.id } as const
  const dismiss = (proposalId: string) =>
    dismissProposal(test.db, { proposalId, note: 'A strike of the carrier.' }, actor, now)
  expect(await dismiss(taken)).toEqual({ ok: false, refusal: { reason: 'proposal_closed' } })
  expect(await dismiss(crypto.randomUUID())).toEqual({ ok: false, refusal: { reason: 'not_found' } })
})
