import type { Database, Tx } from '#db/client'
import type { Policy, PolicyRules } from '#domain/policy'

/** Every version of a category's policy with who proposed and who approved it, newest first; at most 100. */
export function listPolicyVersions(db: Database, category: string) {
  return db
    .selectFrom('policy')
    .leftJoin('account', 'account.id', 'policy.createdBy')
    .leftJoin('account as approver', 'approver.id', 'policy.approvedBy')
    .select([
      'version',
      'rules',
      'policy.createdAt',
      'account.name as createdByName',
      'approver.name as approvedByName',
    ])
    .where('category', '=', category)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()
}

/** The newest version of a category's own policy. */
export function findLatestPolicy(db: Database | Tx, category: string): Promise<Policy | undefined> {
  return db
    .selectFrom('policy')
    .select(['category', 'version', 'rules'])
    .where('category', '=', category)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Adds a version; false where somebody else has added it. */
export async function insertPolicyVersion(
  tx: Tx,
  { category, version, rules }: { category: string; version: number; rules: PolicyRules },
  { by, approvedBy, at }: { by: string; approvedBy: string; at: Date },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('policy')
    .values({ category, version, rules: JSON.stringify(rules), createdAt: at, createdBy: by, approvedBy })
    .onConflict((conflict) => conflict.columns(['category', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  return inserted !== undefined
}
