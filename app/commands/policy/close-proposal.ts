import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { closePolicyProposal, lockPolicyProposal } from '#db/policy-proposals'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type CloseRefusal = { reason: 'not_found' | 'not_proposed' | 'same_person' | 'other_person' }
type Closed = Result<{ category: string }, CloseRefusal>

/** Turns proposed rules down, with the reason why. Whoever proposed them takes them back instead. */
export function refusePolicy(
  db: Database,
  { id, answer }: { id: string; answer: string },
  person: Person,
  now: Date,
): Promise<Closed> {
  return db.transaction().execute(async (tx) => {
    const open = await lockOpen(tx, id)
    if (!open.ok) return open
    const { category, proposedBy } = open.value
    if (proposedBy === person.id) return refuse({ reason: 'same_person' as const })
    await closePolicyProposal(tx, id, { state: 'refused', closedBy: person.id, closedAt: now, answer })
    const data = { proposalId: id, reason: answer }
    await record(tx, [{ type: 'policy_refused', subject: { kind: 'policy', id: category }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
    })
    return ok({ category })
  })
}

/** Takes a proposal back. Only whoever made it can. */
export function withdrawPolicy(
  db: Database,
  { id }: { id: string },
  person: Person,
  now: Date,
): Promise<Closed> {
  return db.transaction().execute(async (tx) => {
    const open = await lockOpen(tx, id)
    if (!open.ok) return open
    const { category, proposedBy } = open.value
    if (proposedBy !== person.id) return refuse({ reason: 'other_person' as const })
    await closePolicyProposal(tx, id, { state: 'withdrawn', closedBy: person.id, closedAt: now })
    const data = { proposalId: id }
    await record(tx, [{ type: 'policy_withdrawn', subject: { kind: 'policy', id: category }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
    })
    return ok({ category })
  })
}

async function lockOpen(tx: Tx, id: string) {
  const proposal = await lockPolicyProposal(tx, id)
  if (!proposal) return refuse({ reason: 'not_found' as const })
  if (proposal.state !== 'proposed') return refuse({ reason: 'not_proposed' as const })
  return ok(proposal)
}
