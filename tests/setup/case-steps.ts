import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { keepExclusionClocks } from '#commands/exclusion/keep-exclusion-clocks'
import { secondDecision } from '#commands/exclusion/second-decision'
import type { Database } from '#db/client'
import { listDueExclusions } from '#db/exclusions/due'
import { moveDatabaseClock } from '#tests/setup/clock'
import { accepted, addExclusion, newKey } from '#tests/setup/exclusions'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

export const dayMs = 24 * 3_600_000
export const clocks = { kind: 'job', id: 'keep_clocks' } as const
export const on = (exclusionId: string) => ({ exclusionId, requestKey: newKey() })

export async function open() {
  const test = await createTestDatabase()
  await addSeller(test.db)
  return test
}

/** Does what is due once the clock has come to `at`; how many steps that was. */
export async function keepClocks(test: { db: Database; ownerDb: Database }, at: Date): Promise<number> {
  await moveDatabaseClock(test.ownerDb, at)
  let steps = 0
  for (const exclusionId of await listDueExclusions(test.db, 10, at))
    steps += accepted(await keepExclusionClocks(test.db, { exclusionId }, clocks, at))
  return steps
}

/** Returned by two people against the rule, as nothing was done for it. */
export async function addReturned(test: { db: Database; ownerDb: Database }) {
  const made = await addExclusion(test.db)
  await moveDatabaseClock(test.ownerDb, made.recheckNotBefore)
  const decision = { outcome: 'reinstate' as const, reasons: [], note: 'They have moved.' }
  const at = made.recheckNotBefore
  accepted(await decideRecheck(test.db, { ...on(made.id), ...decision }, made.proposer, at))
  accepted(await secondDecision(test.db, { ...on(made.id), isApproved: true }, made.approver, at))
  return { ...made, at }
}
