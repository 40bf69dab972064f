import { record } from '#commands/record'
import type { Database } from '#db/client'
import { endDueMeasures } from '#db/measures/measures'
import type { DomainEvent } from '#domain/event'

/** Ends the effect of measures whose time is over; how many. What they said as strikes counts on (B29). */
export async function endMeasures(db: Database, { limit }: { limit: number }, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const ended = await endDueMeasures(tx, limit, now)
    const events = ended.map(
      ({ id, sellerId, step }): DomainEvent => ({
        type: 'measure_ended',
        subject: { kind: 'seller', id: sellerId },
        data: { measureId: id, step },
      }),
    )
    await record(tx, events, { actor: { kind: 'job', id: 'end_measures' }, at: now })
    return ended.length
  })
}
