import { record } from '#commands/record'
import type { Database } from '#db/client'
import { closePolicyProposal, lockPolicyProposal } from '#db/policy-proposals'
import { findLatestPolicy, insertPolicyVersion } from '#db/policy-versions'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ApproveRefusal = { reason: 'not_found' | 'not_proposed' | 'same_person' | 'changed_meanwhile' }

/**
 * Puts proposed rules into force for what is screened from now on, as the next version of their category. Never by
 * the person who proposed them, and not where other rules came into force since they were proposed.
 */
export async function approvePolicy(
  db: Database,
  { id }: { id: string },
  person: Person,
  now: Date,
): Promise<Result<{ version: number }, ApproveRefusal>> {
  return db.transaction().execute(async (tx) => {
    const proposal = await lockPolicyProposal(tx, id)
    if (!proposal) return refuse({ reason: 'not_found' as const })
    if (proposal.state !== 'proposed') return refuse({ reason: 'not_proposed' as const })
    if (proposal.proposedBy === person.id) return refuse({ reason: 'same_person' as const })
    const { category, rules, seenVersion, proposedBy } = proposal
    const before = await findLatestPolicy(tx, category)
    if ((before?.version ?? 0) !== seenVersion) return refuse({ reason: 'changed_meanwhile' as const })

    const version = seenVersion + 1
    const isAdded = await insertPolicyVersion(
      tx,
      { category, version, rules },
      { by: proposedBy, approvedBy: person.id, at: now },
    )
    if (!isAdded) return refuse({ reason: 'changed_meanwhile' as const })
    await closePolicyProposal(tx, id, { state: 'approved', closedBy: person.id, closedAt: now })
    const data = { before: before?.rules ?? null, after: rules, version, proposalId: id, proposedBy }
    await record(tx, [{ type: 'policy_changed', subject: { kind: 'policy', id: category }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
    })
    return ok({ version })
  })
}
