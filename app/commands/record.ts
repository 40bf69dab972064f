import { randomInt } from 'node:crypto'
import { digestOf } from '#commands/digest'
import type { Tx } from '#db/client'
import { type EventRow, extendAuditChain, insertEvents, insertOutbox } from '#db/events'
import { notify } from '#db/listen'
import { consequencesOf } from '#domain/consequence'
import type { Actor, DomainEvent } from '#domain/event'
import { changesWork } from '#domain/live'

export const auditChains = 32

/**
 * Appends events to the log, extends an audit chain over them and leaves the work they set off in the outbox,
 * all in the caller's transaction, and tells open pages where it changes what they show. Call it last, and once
 * per transaction: it holds the head of a chain.
 *
 * @returns the events' ids, in the order given.
 */
export async function record(
  tx: Tx,
  events: DomainEvent[],
  { actor, at, requestKey }: { actor: Actor; at: Date; requestKey?: string },
): Promise<number[]> {
  if (events.length === 0) return []
  const rows = events.map((event, index) => toRow(event, actor, at, index === 0 ? requestKey : undefined))
  const ids = await insertEvents(tx, rows)
  await insertOutbox(
    tx,
    events.flatMap((event, index) => outboxRows(event, ids[index] ?? null, at)),
  )
  if (events.some(changesWork)) await notify(tx, 'assay_live', JSON.stringify({ topic: 'work' }))
  const digests = Buffer.concat(rows.map((row, index) => linkPart(ids[index] ?? 0, row.digest)))
  await extendAuditChain(tx, randomInt(auditChains), ids, digests)
  return ids
}

function toRow(event: DomainEvent, actor: Actor, at: Date, requestKey: string | undefined): EventRow {
  const row = {
    type: event.type,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    data: event.data,
    actor_kind: actor.kind,
    actor_id: actor.id,
    on_behalf_of: actor.onBehalfOf ?? null,
    happened_at: at.toISOString(),
    request_key: requestKey ?? null,
  }
  return { ...row, digest: `\\x${digestOf(row)}` }
}

function outboxRows(event: DomainEvent, eventId: number | null, at: Date) {
  return consequencesOf(event).map(({ job, subjectId, afterMs }) => ({
    job,
    subject_id: subjectId,
    // Only what tells the marketplace needs its event again: to tell it, or to take it back.
    event_id: job === 'announce' ? eventId : null,
    due_at: new Date(at.getTime() + afterMs).toISOString(),
  }))
}

/** An event's part of the bytes a link is hashed over: its id as 8 bytes, then its digest. */
export function linkPart(id: number, digest: string): Buffer {
  const bytes = Buffer.alloc(40)
  bytes.writeBigInt64BE(BigInt(id))
  bytes.write(digest.replace(/^\\x/, ''), 8, 'hex')
  return bytes
}
