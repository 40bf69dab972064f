import { acknowledgeComplaint } from '#commands/complaints/acknowledge-complaint'
import { digestOf } from '#commands/digest'
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

/**
 * What somebody files on one of our pages. Whoever gives a notice is no party, and is called by the notice's own id.
 */
type FiledComplaint = Omit<ComplaintRow, 'id' | 'createdAt' | 'complainantId'> & { complainantId?: string }

type Filing = {
  actor: Actor
  channel: 'portal' | 'form' | 'notice'
  /** What the form was shown with. */
  requestKey: string
  /** What is kept with it, in the same transaction. */
  keepWith?: (tx: Tx, id: string) => Promise<void>
}

/**
 * Takes a complaint somebody files on one of our pages, and acknowledges it at once (K2). Its id is made of who files,
 * what they wrote and the key of their form: the same sent again is the same complaint, another text is another one,
 * and nobody is led to a stranger's by a key they saw.
 *
 * @returns its id.
 */
export async function fileComplaint(
  db: Database,
  filed: FiledComplaint,
  { actor, channel, requestKey, keepWith }: Filing,
  now: Date,
): Promise<string> {
  const id = `${channel}-${digestOf([requestKey, filed]).slice(0, 32)}`
  const row = { complainantId: id, ...filed, id, createdAt: now.toISOString() }
  const keep = keepWith && ((tx: Tx) => keepWith(tx, id))
  await keepComplaints(db, [row], { actor, channel, keepWith: keep }, now)
  await acknowledgeComplaint(db, { complaintId: id, requestKey: `acknowledge:${id}` }, now)
  return id
}

type Keeping = {
  actor: Actor
  channel: Filing['channel'] | 'api'
  keepWith?: ((tx: Tx) => Promise<void>) | undefined
}

function keepComplaints(
  db: Database,
  rows: ComplaintRow[],
  { actor, channel, keepWith }: Keeping,
  now: Date,
) {
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
