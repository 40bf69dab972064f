import * as kinds from '#app/api/intake-kinds.ts'
import { takeRows } from '#app/api/take-rows.ts'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import type { RowOutcome } from '#domain/intake'

type Taker = (values: unknown[], db: Database, context: { actor: Actor; now: Date }) => Promise<RowOutcome[]>

/** What can be imported, and how its rows are judged and kept: as those that come in over HTTP. */
export const takers = {
  sellers: (...rows) => takeRows(kinds.sellers, ...rows),
  orders: (...rows) => takeRows(kinds.orders, ...rows),
  reviews: (...rows) => takeRows(kinds.reviews, ...rows),
  complaints: (...rows) => takeRows(kinds.complaints, ...rows),
  replies: (...rows) => takeRows(kinds.replies, ...rows),
} as const satisfies Record<string, Taker>
export type ImportKind = keyof typeof takers

export function isImportKind(text: string): text is ImportKind {
  return Object.hasOwn(takers, text)
}
