import { receiveRows } from '#commands/receive-rows'
import type { Database } from '#db/client'
import { editOrders, insertOrders, lockOrders } from '#db/orders'
import type { Actor } from '#domain/event'
import type { OrderRow, RowOutcome } from '#domain/intake'

/** Takes orders; one already known is brought to the later state. Reviews that waited for a new one are set off. */
export function receiveOrders(
  db: Database,
  rows: OrderRow[],
  actor: Actor,
  now: Date,
): Promise<RowOutcome[]> {
  return receiveRows(
    db,
    rows,
    {
      lockKnown: lockOrders,
      insert: insertOrders,
      edit: editOrders,
      received: ({ id }) => ({ type: 'order_received', subject: { kind: 'order', id }, data: {} }),
      edited: ({ id }) => ({ type: 'order_edited', subject: { kind: 'order', id }, data: {} }),
    },
    { actor, now },
  )
}
