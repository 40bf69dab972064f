import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findRecorded } from '#db/events'
import { lockSellerOfCase } from '#db/exclusions/cases'
import { insertDeclaredTie } from '#db/ties'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/**
 * Says that one is tied to a shop, and so judges nothing of it from now on (B27): no review, reply, appeal, dispute,
 * complaint, letter or exclusion. Nobody can take it back, or it would be taken back for a case.
 */
export async function declareShopTie(
  db: Database,
  { sellerId, requestKey }: { sellerId: string; requestKey: string },
  person: Person,
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' | 'not_permitted' | 'request_key_taken' }>> {
  return db.transaction().execute(async (tx) => {
    if (!may(person, 'read_sellers')) return refuse({ reason: 'not_permitted' as const })
    const seller = await lockSellerOfCase(tx, sellerId)
    if (!seller) return refuse({ reason: 'not_found' as const })
    const first = await findRecorded(tx, requestKey)
    if (first) {
      const isSame = first.type === 'shop_tie_declared' && first.subjectId === seller.id
      return isSame ? ok(undefined) : refuse({ reason: 'request_key_taken' as const })
    }
    await insertDeclaredTie(tx, { accountId: person.id, partyId: seller.id }, now)
    const subject = { kind: 'seller', id: seller.id } as const
    const actor = { kind: 'person', id: person.id } as const
    await record(tx, [{ type: 'shop_tie_declared', subject, data: {} }], { actor, at: now, requestKey })
    return ok(undefined)
  })
}
