import { acknowledgeComplaint } from '#commands/complaints/acknowledge-complaint'
import { receiveRows } from '#commands/receive-rows'
import type { Database, Tx } from '#db/client'
import { insertComplaints, lockComplaints } from '#db/complaints/intake'
import type { Actor, DomainEvent } from '#domain/event'
import type { ComplaintRow, RowOutcome } from '#domain/intake'

/** Takes complaints a marketplace sent. A complaint is never edited under its id. */
export function receiveComplaints(
  db: Database,
  rows: ComplaintRow[],
  actor: Actor,
  now: Date,
): Promise<RowOutcome[]> {
  return keepComplaints(db, rows, { actor, channel: 'api' }, now)
}

type Filing = {
  actor: Actor
  channel: 'api' | 'portal' | 'form' | 'notice'
  /** What is kept with it, in the same transaction. */
  keepWith?: (tx: Tx) => Promise<void>
}

/** Takes a complaint somebody files on one of our pages, and acknowledges it at once (K2). Filed twice it is one. */
export async function fileComplaint(
  db: Database,
  row: ComplaintRow,
  filing: Filing,
  now: Date,
): Promise<void> {
  await keepComplaints(db, [row], filing, now)
  await acknowledgeComplaint(db, { complaintId: row.id, requestKey: `acknowledge:${row.id}` }, now)
}

function keepComplaints(db: Database, rows: ComplaintRow[], { actor, channel, keepWith }: Filing, now: Date) {
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
      insert: async (tx, incoming, at) => {
        await keepWith?.(tx)
        return insertComplaints(tx, incoming, { channel, now: at })
      },
      ...{ received, edited: received },
    },
    { actor, now },
  )
}
