import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findLatestPolicy, insertPolicyVersion } from '#db/policy-versions'
import type { Actor } from '#domain/event'
import type { PolicyRules } from '#domain/policy'
import { ok, type Result, refuse } from '#domain/result'

export type ChangePolicy = {
  /** `*` stands for every category that has no policy of its own. */
  category: string
  rules: PolicyRules
  /** The version the person had before them; 0 where there was none. */
  seenVersion: number
}

/**
 * Puts new rules into force for what is screened from now on, as the next version. The one before stays in the
 * history. Refuses where somebody else changed them meanwhile.
 */
export async function changePolicy(
  db: Database,
  { category, rules, seenVersion }: ChangePolicy,
  actor: Actor,
  now: Date,
): Promise<Result<{ version: number }, { reason: 'changed_meanwhile' }>> {
  return db.transaction().execute(async (tx) => {
    const before = await findLatestPolicy(tx, category)
    if ((before?.version ?? 0) !== seenVersion) return refuse({ reason: 'changed_meanwhile' as const })
    const version = seenVersion + 1
    // No row to lock: of two who add the same version the key lets one through.
    const isAdded = await insertPolicyVersion(tx, { category, version, rules }, { by: actor.id, at: now })
    if (!isAdded) return refuse({ reason: 'changed_meanwhile' as const })
    const data = { before: before?.rules ?? null, after: rules, version }
    await record(tx, [{ type: 'policy_changed', subject: { kind: 'policy', id: category }, data }], {
      actor,
      at: now,
    })
    return ok({ version })
  })
}
