import type { Database, Tx } from '#db/client'
import { findWaiver } from '#db/independence/waivers'
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
  const { waiverId, isAlone } = await findWaiver(db, judging, now)
  return { bar: barUnderWaiver(bar, waiverId), waiverId, isAlone }
}
