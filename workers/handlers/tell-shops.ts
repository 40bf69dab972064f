import { tellShopOfDecision } from '#commands/tell-shop-of-decision'
import type { Payload } from '#workers/catalog'
import type { Tools } from '#workers/tools'

/** Tells shops why what they wrote about buyers is restricted. */
export async function tellShopsOfDecisions({ ids }: Payload, { db, now }: Tools): Promise<void> {
  for (const statementId of ids) await tellShopOfDecision(db, statementId, now())
}
