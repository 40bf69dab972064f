import { receiveRows } from '#commands/receive-rows'
import type { Database } from '#db/client'
import { insertComplaints, lockComplaints } from '#db/complaints/intake'
import type { Actor, DomainEvent } from '#domain/event'
import type { ComplaintRow, RowOutcome } from '#domain/intake'

/** Takes complaints about sellers. A complaint is never edited under its id. */
export function receiveComplaints(
  db: Database,
  rows: ComplaintRow[],
  actor: Actor,
  now: Date,
): Promise<RowOutcome[]> {
  const received = ({ id, sellerId }: ComplaintRow): DomainEvent => ({
    type: 'complaint_received',
    subject: { kind: 'complaint', id },
    data: { sellerId },
  })
  return receiveRows(
    db,
    rows,
    {
      lockKnown: lockComplaints,
      insert: (tx, incoming, at) => insertComplaints(tx, incoming, { channel: 'api', now: at }),
      received,
      edited: received,
    },
    { actor, now },
  )
}
