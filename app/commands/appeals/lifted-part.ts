import { liftBar } from '#commands/independence/lift-bar'
import { findPart, listParties } from '#db/appeals/appeals'
import type { Database, Tx } from '#db/client'
import type { Part } from '#domain/appeals/reviewer'

/** What somebody has had to do with an appeal, but for what a waiver lifts; `isAlone` where they alone could hear it. */
export type LiftedPart = Part & { waiverId: string | null; isAlone: boolean }

/** Finds it for an appeal from a statement; a tie or a conflict is never lifted. */
export async function findLiftedPart(
  db: Database | Tx,
  { id: appealId, statementId }: { id: string; statementId: string },
  personId: string,
  now: Date,
): Promise<LiftedPart> {
  const part = await findPart(db, { appealId, statementId }, personId)
  if (!part.tookPart) return { ...part, waiverId: null, isAlone: false }
  const judging = { kind: 'appeal', personId, partyIds: await listParties(db, statementId) } as const
  const { bar, waiverId, isAlone } = await liftBar(db, 'took_part', judging, now)
  return { ...part, tookPart: bar !== undefined, waiverId, isAlone }
}
