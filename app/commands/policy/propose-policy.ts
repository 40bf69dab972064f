import { randomUUID } from 'node:crypto'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertPolicyProposal } from '#db/policy-proposals'
import { findLatestPolicy } from '#db/policy-versions'
import type { PolicyPreview } from '#domain/detection/preview'
import type { Person } from '#domain/permission'
import type { PolicyRules } from '#domain/policy'
import { ok, type Result, refuse } from '#domain/result'

export type ProposePolicy = {
  /** `*` stands for every category that has no policy of its own. */
  category: string
  rules: PolicyRules
  /** The version the person had before them; 0 where there was none. */
  seenVersion: number
  preview: PolicyPreview
  /** Why. */
  note: string
}
export type ProposeRefusal = { reason: 'changed_meanwhile' | 'already_proposed' }

/**
 * Proposes rules for a category, with what they would have done to the reviews of the last weeks; another person puts
 * them into force. Refuses where the rules in force changed meanwhile, or where a proposal waits already.
 */
export async function proposePolicy(
  db: Database,
  { category, rules, seenVersion, preview, note }: ProposePolicy,
  person: Person,
  now: Date,
): Promise<Result<{ id: string }, ProposeRefusal>> {
  return db.transaction().execute(async (tx) => {
    const before = await findLatestPolicy(tx, category)
    if ((before?.version ?? 0) !== seenVersion) return refuse({ reason: 'changed_meanwhile' as const })
    const id = randomUUID()
    const proposal = { id, category, rules, preview, note, seenVersion, proposedBy: person.id }
    // Of two who propose at once the unique index lets one through.
    const isKept = await insertPolicyProposal(tx, proposal, now)
    if (!isKept) return refuse({ reason: 'already_proposed' as const })
    const data = { proposalId: id, before: before?.rules ?? null, after: rules }
    await record(tx, [{ type: 'policy_proposed', subject: { kind: 'policy', id: category }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
    })
    return ok({ id })
  })
}
