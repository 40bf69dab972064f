import { randomUUID } from 'node:crypto'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import {
  insertQualityPolicy,
  lockQualityPolicy,
  markPolicyRefused,
  putPolicyIntoForce,
} from '#db/quality/policies'
import type { Person } from '#domain/permission'
import { defaultQualityPolicy, type QualityPolicy } from '#domain/quality/policy'
import { findPolicyFlaws, type PolicyNumber } from '#domain/quality/policy-bounds'
import type { Simulation } from '#domain/quality/simulation'
import { ok, type Result, refuse } from '#domain/result'

export type ProposePolicyRefusal =
  | { reason: 'out_of_bounds'; numbers: PolicyNumber[] }
  | { reason: 'already_proposed' }

/** Proposes rules of comparison, with what they would do; another person puts them into force. */
export async function proposeQualityPolicy(
  db: Database,
  { rules, note, simulation }: { rules: QualityPolicy; note: string; simulation: Simulation | null },
  person: Person,
  now: Date,
): Promise<Result<{ id: string; version: string }, ProposePolicyRefusal>> {
  const numbers = findPolicyFlaws(rules)
  if (numbers.length > 0) return refuse({ reason: 'out_of_bounds', numbers })
  return db.transaction().execute(async (tx) => {
    const id = randomUUID()
    const version = await insertQualityPolicy(tx, { id, rules, note, simulation, proposedBy: person.id }, now)
    if (version === undefined) return refuse({ reason: 'already_proposed' as const })
    await record(
      tx,
      [{ type: 'quality_policy_proposed', subject: { kind: 'quality_policy', id }, data: { version } }],
      { actor: { kind: 'person', id: person.id }, at: now },
    )
    return ok({ id, version })
  })
}

export type ClosePolicyRefusal = { reason: 'not_found' | 'not_proposed' | 'same_person' }

/** Puts proposed rules into force from the next run on. Never by the person who proposed them. */
export async function approveQualityPolicy(
  db: Database,
  { id }: { id: string },
  person: Person,
  now: Date,
): Promise<Result<{ version: string }, ClosePolicyRefusal>> {
  return db.transaction().execute(async (tx) => {
    const policy = await lockQualityPolicy(tx, id)
    if (!policy) return refuse({ reason: 'not_found' as const })
    if (policy.state !== 'proposed') return refuse({ reason: 'not_proposed' as const })
    if (policy.proposedBy === person.id) return refuse({ reason: 'same_person' as const })
    const replaced = await putPolicyIntoForce(tx, { id, approvedBy: person.id }, now)
    const { version } = policy
    await record(
      tx,
      [
        {
          type: 'quality_policy_approved',
          subject: { kind: 'quality_policy', id },
          data: { version, replaced: replaced ?? defaultQualityPolicy.version },
        },
      ],
      { actor: { kind: 'person', id: person.id }, at: now },
    )
    return ok({ version })
  })
}

/** Turns proposed rules down; who proposed them may take them back this way. */
export async function refuseQualityPolicy(
  db: Database,
  { id, reason }: { id: string; reason: string },
  person: Person,
  now: Date,
): Promise<Result<{ version: string }, ClosePolicyRefusal>> {
  return db.transaction().execute(async (tx) => {
    const policy = await lockQualityPolicy(tx, id)
    if (!policy) return refuse({ reason: 'not_found' as const })
    if (policy.state !== 'proposed') return refuse({ reason: 'not_proposed' as const })
    await markPolicyRefused(tx, { id, refusedBy: person.id }, now)
    const { version } = policy
    await record(
      tx,
      [
        {
          type: 'quality_policy_refused',
          subject: { kind: 'quality_policy', id },
          data: { version, reason },
        },
      ],
      { actor: { kind: 'person', id: person.id }, at: now },
    )
    return ok({ version })
  })
}
