import { record } from '#commands/record'
import type { Database } from '#db/client'
import { closeProposal, findProposal } from '#db/quality/proposals'
import type { Actor } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

export type DismissProposal = {
  proposalId: string
  /** Why the seller should not be excluded, in words. */
  note: string
}

export type DismissRefusal = { reason: 'not_found' | 'proposal_closed' }

/** Turns down what the weekly comparison proposed: nothing happens to the seller. Refused once it is closed. */
export async function dismissProposal(
  db: Database,
  { proposalId, note }: DismissProposal,
  actor: Actor,
  now: Date,
): Promise<Result<undefined, DismissRefusal>> {
  return db.transaction().execute(async (tx) => {
    const proposal = await findProposal(tx, proposalId)
    if (!proposal) return refuse({ reason: 'not_found' as const })
    if (!(await closeProposal(tx, proposalId, 'dismissed', now)))
      return refuse({ reason: 'proposal_closed' as const })
    const subject = { kind: 'seller', id: proposal.sellerId } as const
    await record(tx, [{ type: 'suggestion_dismissed', subject, data: { proposalId, note } }], {
      actor,
      at: now,
    })
    return ok(undefined)
  })
}
