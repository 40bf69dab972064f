import type { Tx } from '#db/client'
import { listPolicies } from '#db/policies'
import { findCategory } from '#db/sellers'
import { type Policy, policyOf } from '#domain/policy'

/** The policy that holds now for what is written about a seller: that of its category. */
export async function findPolicyHeld(tx: Tx, sellerId: string): Promise<Policy> {
  return policyOf(await listPolicies(tx), await findCategory(tx, sellerId))
}
