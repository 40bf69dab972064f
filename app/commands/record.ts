import { randomInt } from 'node:crypto'
import { digestOf } from '#commands/digest'
import type { Tx } from '#db/client'
import { appendEvents, type EventRow, type SetOffRow } from '#db/events'
import { insertNotices } from '#db/notices/insert'
import { settleNotices } from '#db/notices/settle'
import { consequencesOf } from '#domain/consequence'
import type { Actor, DomainEvent } from '#domain/event'
import { tellLive } from '#domain/live'
import { defaultMail, isInOwnWords } from '#domain/notices/kind'
import { noticesOf } from '#domain/notices/notice'
import { settledBy } from '#domain/notices/settled'

export const auditChains = 32

/**
 * Appends events to the log, extends an audit chain over them and leaves the work they set off in the outbox,
 * all in the caller's transaction, and tells whom it concerns, and open pages where it changes what they show; what was
 * told of matters that are over by it is done. Call it
 * last, and once per transaction: it holds the head of a chain.
 *
 * @returns the events' ids, in the order given.
 */
export async function record(
  tx: Tx,
  events: DomainEvent[],
  { actor, at, requestKey }: { actor: Actor; at: Date; requestKey?: string },
): Promise<number[]> {
  if (events.length === 0) return []
  const matters = events.flatMap(settledBy)
  if (matters.length > 0) await settleNotices(tx, matters, at)
  const notices = noticesOf(events).map((notice) => ({
    ...notice,
    mail: isInOwnWords(notice.kind) ? null : defaultMail(notice.kind),
  }))
  if (notices.length > 0) await insertNotices(tx, notices, { actorId: actor.id, now: at })
  const rows = events.map((event, index) => toRow(event, actor, at, index === 0 ? requestKey : undefined))
  return appendEvents(tx, {
    rows,
    work: events.flatMap((event, index) => setOff(event, index + 1, at)),
    chain: randomInt(auditChains),
    live: tellLive(events).map((message) => JSON.stringify(message)),
  })
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

function setOff(event: DomainEvent, place: number, at: Date): SetOffRow[] {
  return consequencesOf(event).map(({ job, subjectId, afterMs }) => ({
    place,
    job,
    subject_id: subjectId,
    due_at: new Date(at.getTime() + afterMs).toISOString(),
    names_event: job === 'announce',
  }))
}

/** An event's part of the bytes a link is hashed over: its id as 8 bytes, then its digest. */
export function linkPart(id: number, digest: string): Buffer {
  const bytes = Buffer.alloc(40)
  bytes.writeBigInt64BE(BigInt(id))
  bytes.write(digest.replace(/^\\x/, ''), 8, 'hex')
  return bytes
}
