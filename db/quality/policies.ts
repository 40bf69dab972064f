import type { Database, Tx } from '#db/client'
import type { QualityPolicy } from '#domain/quality/policy'

/** The rules in force; undefined means those the software came with. */
export async function findPolicyInForce(db: Database | Tx): Promise<QualityPolicy | undefined> {
  const row = await db
    .selectFrom('qualityPolicy')
    .select('rules')
    .where('state', '=', 'in_force')
    .executeTakeFirst()
  return row?.rules
}
