import type { Database } from '#db/client'
import { countClosedTopics, countNamedCauses, findClosedTopic } from '#db/portal/causes'
import { type Cause, rankCauses } from '#domain/cause'
import { endedAgainstShop } from '#domain/complaints/against-shop'
import { causeOfComplaint } from '#domain/complaints/cause'

/** What goes wrong most often at a shop: by what it named itself, and by complaints closed against it (B57). */
export async function readTopCauses(db: Database, sellerId: string, limit: number): Promise<Cause[]> {
  const [named, closed] = await Promise.all([
    countNamedCauses(db, sellerId),
    countClosedTopics(db, sellerId, endedAgainstShop),
  ])
  const found = closed.map(({ topic, subtopic, count }) => ({
    cause: causeOfComplaint(topic, subtopic) ?? null,
    count,
  }))
  return rankCauses([...named, ...found])
    .slice(0, limit)
    .map(({ cause }) => cause)
}

/** What a complaint that was closed against its shop stands for; null where it is none or is open. */
export async function readClosedCause(
  db: Database,
  of: { sellerId: string; complaintId: string },
): Promise<Cause | null> {
  const closed = await findClosedTopic(db, { ...of, ended: endedAgainstShop })
  return (closed && causeOfComplaint(closed.topic, closed.subtopic)) ?? null
}
