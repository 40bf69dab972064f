import { record } from '#commands/record'
import { keepRing } from '#commands/rings/keep-ring'
import type { Database, Tx } from '#db/client'
import { lockRingsOf } from '#db/rings/rings'
import {
  listNeighbourhood,
  listReviewsOf,
  listScreenedSince,
  listTwins,
  setSearch,
  tryLockSearch,
} from '#db/rings/search'
import { ringOptions } from '#domain/detection/rings'
import type { Actor, DomainEvent } from '#domain/event'
import { type FoundRing, findTiedRings } from '#domain/rings/find'
import { mostAuthors, sameText } from '#domain/rings/tie'
import { overlap } from '#domain/text/overlap'

/** Events younger than this may still be overtaken by one with a smaller id. */
const settledAfterMs = 60_000
const finder: Actor = { kind: 'job', id: 'find_rings' }

/**
 * Looks for rings among the authors whose reviews were screened since the last look, and their neighbours, and keeps
 * what it finds; reads on from where it stood, `eventsAtOnce` events of the log at most.
 *
 * @returns whether there is more to look at; false as well where another process is looking
 */
export async function lookForRings(
  db: Database,
  { eventsAtOnce }: { eventsAtOnce: number },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const search = await tryLockSearch(tx)
    if (!search) return false
    const before = new Date(now.getTime() - settledAfterMs)
    const since = await listScreenedSince(tx, { eventId: search.eventId, limit: eventsAtOnce, before })
    const found = await findAround(tx, since.authorIds)
    const known = await lockRingsOf(
      tx,
      found.flatMap(({ authorIds }) => authorIds),
    )
    const events: DomainEvent[] = []
    for (const ring of found) events.push(...(await keepRing(tx, ring, known, now)))
    await setSearch(tx, { eventId: since.eventId, lookedAt: now })
    await record(tx, events, { actor: finder, at: now })
    return since.isFull
  })
}

/** Rings with at least one of these authors in them: of others nothing is new, and not all neighbours are known. */
async function findAround(tx: Tx, authorIds: string[]): Promise<FoundRing[]> {
  if (authorIds.length === 0) return []
  const { withinDays, leastSellers: sellers } = ringOptions
  const around = await listNeighbourhood(tx, authorIds, { ...mostAuthors, withinDays, sellers })
  const reviews = await listReviewsOf(tx, around)
  const alike = await listTwins(
    tx,
    reviews.map(({ id }) => id),
  )
  const twins = alike
    .filter(({ text, twinText }) => overlap(text, twinText) >= sameText)
    .map(({ id, twinId }): [string, string] => [id, twinId])
  const active = new Set(authorIds)
  return findTiedRings(reviews, twins).filter((ring) => ring.authorIds.some((author) => active.has(author)))
}
