import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { takeLateWaits } from '#db/late-waits'
import { findUsualWait } from '#db/usual-waits'
import type { Actor, DomainEvent } from '#domain/event'
import { type LineOfWait, lateSince, waitingLines, waitingStates } from '#domain/usual-wait'

const actor: Actor = { kind: 'job', id: 'tell_late_waits' }

/**
 * Tells whoever waits for us longer than nine of ten did (B40), once each: shops here, everybody else by the marketplace
 * or the address they left. At most `limit` of a line, the longest waiting first.
 *
 * @returns how many were told
 */
export async function tellLateWaits(db: Database, { limit }: { limit: number }, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const events: DomainEvent[] = []
    for (const line of waitingLines) events.push(...(await ofLine(tx, { line, limit }, now)))
    await record(tx, events, { actor, at: now })
    return events.length
  })
}

async function ofLine(
  tx: Tx,
  { line, limit }: { line: LineOfWait; limit: number },
  now: Date,
): Promise<DomainEvent[]> {
  const usual = await findUsualWait(tx, line)
  const before = lateSince(usual, now)
  if (!usual || !before) return []
  const late = await takeLateWaits(tx, { line, states: waitingStates[line], before, limit }, now)
  return late.map(({ subjectId, sellerId, reviewId, since }) => ({
    type: 'wait_exceeded',
    subject: { kind: line, id: subjectId },
    data: { line, sellerId, reviewId, since: since.toISOString(), usualMs: Math.round(usual.mostMs) },
  }))
}
