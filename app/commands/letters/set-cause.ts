import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findFeedback } from '#db/letters/feedback'
import { insertMark, lockMark, setMarkCause } from '#db/letters/marks'
import type { Cause, FeedbackKind } from '#domain/cause'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Names the main cause of a negative review or a complaint (R4.12), which opens it too. The last word counts. */
export async function setCause(
  db: Database,
  { cause, ...subject }: { kind: FeedbackKind; id: string; cause: Cause },
  person: Person,
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const sellerId = person.sellerId
    const found = sellerId && (await findFeedback(tx, { sellerId, since: new Date(0) }, subject))
    if (!found) return refuse({ reason: 'not_found' as const })

    await insertMark(tx, subject, { sellerId, now })
    const before = (await lockMark(tx, subject))?.cause ?? null
    if (before === cause) return ok(undefined)
    await setMarkCause(tx, subject, { cause, setBy: person.id, now })
    const event = { type: 'cause_set' as const, subject, data: { sellerId, before, after: cause } }
    await record(tx, [event], { actor: { kind: 'person', id: person.id }, at: now })
    return ok(undefined)
  })
}
