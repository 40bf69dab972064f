import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findFeedback } from '#db/letters/feedback'
import { insertMark } from '#db/letters/marks'
import type { FeedbackKind } from '#domain/cause'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Since ever: a seller may look into whatever buyers said. */
const always = new Date(0)

/** Notes that a seller has opened a negative review or a complaint (R4.12). Opening it again changes nothing. */
export async function openFeedback(
  db: Database,
  subject: { kind: FeedbackKind; id: string },
  person: Person,
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const sellerId = person.sellerId
    const found = sellerId && (await findFeedback(tx, { sellerId, since: always }, subject))
    if (!found) return refuse({ reason: 'not_found' as const })

    const isNew = await insertMark(tx, subject, { sellerId, now })
    const event = { type: 'feedback_opened' as const, subject, data: { sellerId } }
    await record(tx, isNew ? [event] : [], { actor: { kind: 'person', id: person.id }, at: now })
    return ok(undefined)
  })
}
