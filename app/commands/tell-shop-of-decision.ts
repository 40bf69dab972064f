import { mailStatement } from '#commands/keep-statement'
import type { Database } from '#db/client'
import { insertNotices } from '#db/notices/insert'
import { listShopRecipients } from '#db/portal/recipients'
import { lockReview } from '#db/reviews'
import { findStatement } from '#db/statements/statements'
import { showInPortal } from '#db/statements/told'
import { defaultMail } from '#domain/notices/kind'

/**
 * Tells a shop why what it wrote about a buyer is restricted, once that can no longer be undone: in the portal, by mail
 * and in the bell. Told once; of a decision that was taken back nobody is told.
 */
export async function tellShopOfDecision(db: Database, statementId: string, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const statement = await findStatement(tx, statementId)
    if (!statement?.addresseeSellerId) return
    // An undoing that is under way holds the review.
    await lockReview(tx, statement.subjectId)
    if (!(await showInPortal(tx, statementId, now))) return
    const sellerId = statement.addresseeSellerId
    await mailStatement(tx, { ...statement, sellerId }, await listShopRecipients(tx, sellerId), now)
    const audience = { to: 'shop', sellerId } as const
    const kind = 'own_review_judged'
    const notice = { kind, subjectId: statementId, audience, mail: defaultMail(kind) } as const
    await insertNotices(tx, [notice], { actorId: 'tell_shops_of_decisions', now })
  })
}
