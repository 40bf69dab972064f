import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { listEndingKeys, listNearingRechecks, listNearingReplies } from '#db/notices/nearing'
import { addCalendarDays, addDays, dayOf } from '#domain/day'
import type { Actor, DomainEvent } from '#domain/event'
import { keyEndDays, replyWarnings } from '#domain/notices/nearing'

const actor: Actor = { kind: 'job', id: 'tell_nearing' }

type Telling = { limit: number; zone: string }

/**
 * Tells whom it concerns, once each, what draws near: a shop that its re-check is tomorrow, quality managers that a
 * letter has to be answered, administrators that a key ends.
 *
 * @returns how much was told
 */
export async function tellNearing(db: Database, telling: Telling, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const events = [
      ...(await ofKeys(tx, telling, now)),
      ...(await ofRechecks(tx, telling, now)),
      ...(await ofReplies(tx, telling, now)),
    ]
    await record(tx, events, { actor, at: now })
    return events.length
  })
}

async function ofKeys(tx: Tx, { limit, zone }: Telling, now: Date): Promise<DomainEvent[]> {
  const ending = await listEndingKeys(tx, { until: addCalendarDays(now, keyEndDays, zone), limit }, now)
  return ending.map(({ id, expiresAt }) => ({
    type: 'api_key_end_neared',
    subject: { kind: 'api_key', id },
    data: { until: expiresAt.toISOString() },
  }))
}

/** Tomorrow is a day of the case's own zone: at most two days of hours away. */
async function ofRechecks(tx: Tx, { limit, zone }: Telling, now: Date): Promise<DomainEvent[]> {
  const near = await listNearingRechecks(tx, { until: addCalendarDays(now, 2, zone), limit }, now)
  return near.flatMap(({ id, sellerId, zone: own, nextRecheckAt }) => {
    const recheckDay = dayOf(nextRecheckAt, own)
    if (recheckDay !== addDays(dayOf(now, own), 1)) return []
    return [{ type: 'recheck_neared', subject: { kind: 'exclusion', id }, data: { sellerId, recheckDay } }]
  })
}

/** What is late or due in a day is told as that alone. */
async function ofReplies(tx: Tx, { limit, zone }: Telling, now: Date): Promise<DomainEvent[]> {
  const told = new Map<string, DomainEvent>()
  for (const days of replyWarnings) {
    const until = addCalendarDays(now, days, zone)
    for (const { id, exclusionId, replyDueAt } of await listNearingReplies(tx, { until, days, limit })) {
      if (told.has(id)) continue
      const data = { exclusionId, days, dueAt: replyDueAt.toISOString() }
      told.set(id, { type: 'letter_reply_neared', subject: { kind: 'letter', id }, data })
    }
  }
  return [...told.values()]
}
