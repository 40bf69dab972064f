import type { Database, Tx } from '#db/client'
import { findWaiver, holdWaiver } from '#db/independence/waivers'
import { barUnderWaiver, type WaivableKind } from '#domain/independence/waiver'

/** What is left of a bar, and under which waiver the rest is lifted; `isAlone` where nobody else could judge it. */
export type Lifted<Bar> = { bar: Bar | undefined; waiverId: string | null; isAlone: boolean }

/** Lifts, where a waiver is in force, that somebody decided what they are to judge now; anything else bars on. */
export async function liftBar<Bar extends string>(
  db: Database | Tx,
  bar: Bar | undefined,
  judging: { kind: WaivableKind; personId: string; partyIds: readonly string[] },
  now: Date,
): Promise<Lifted<Bar>> {
  if (bar !== 'took_part') return { bar, waiverId: null, isAlone: false }
  const { waiverId: found, isAlone } = await findWaiver(db, judging, now)
  // A page only looks; what is decided holds the waiver, so that one ended in that moment bars like none.
  const waiverId = found !== null && isTx(db) && !(await holdWaiver(db, found)) ? null : found
  return { bar: barUnderWaiver(bar, waiverId), waiverId, isAlone }
}

function isTx(db: Database | Tx): db is Tx {
  return db.isTransaction
}
