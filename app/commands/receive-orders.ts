import { receiveRows } from '#commands/receive-rows'
import type { Database } from '#db/client'
import { editOrders, insertOrders, lockOrders } from '#db/orders'
import { markBeforeOrderEdit } from '#db/quality/dirty'
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
      edit: async (tx, edits, at) => {
        await markBeforeOrderEdit(
          tx,
          edits.map(({ row }) => row.id),
        )
        await editOrders(tx, edits, at)
      },
      received: ({ id }) => ({ type: 'order_received', subject: { kind: 'order', id }, data: {} }),
      edited: ({ id, sellerId }, known) => ({
        type: 'order_edited',
        subject: { kind: 'order', id },
        data: known.sellerId === sellerId ? {} : { movedFrom: known.sellerId },
      }),
    },
    { actor, now },
  )
}
