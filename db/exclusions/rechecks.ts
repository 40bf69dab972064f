import type { Insertable, Selectable } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ExclusionRecheckTable, RecheckDecisionTable } from '#db/schema/exclusions'
import type { ExclusionState } from '#domain/exclusion/state'

export type ExclusionRecheck = Selectable<ExclusionRecheckTable>
export type RecheckDecision = Selectable<RecheckDecisionTable>

/** The newest opening of this cycle's re-check: the one decided by. */
export function findCurrentRecheck(
  db: Database | Tx,
  { id, cycle }: { id: string; cycle: number },
): Promise<ExclusionRecheck | undefined> {
  return db
    .selectFrom('exclusionRecheck')
    .selectAll()
    .where('exclusionId', '=', id)
    .where('cycle', '=', cycle)
    .orderBy('openedAt', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** All re-checks of a case with what was decided at them, the newest first. */
export function listRechecks(db: Database, exclusionId: string) {
  return db
    .selectFrom('exclusionRecheck as recheck')
    .leftJoin('recheckDecision as decision', 'decision.recheckId', 'recheck.id')
    .leftJoin('recheckApproval as approval', 'approval.decisionId', 'decision.id')
    .leftJoin('account as opener', 'opener.id', 'recheck.openedBy')
    .leftJoin('account as decider', 'decider.id', 'decision.decidedBy')
    .leftJoin('account as seconder', 'seconder.id', 'approval.decidedBy')
    .select([
      'opener.name as openedByName',
      'decider.name as decidedByName',
      'seconder.name as secondedByName',
      'recheck.id',
      'recheck.cycle',
      'recheck.openedBy',
      'recheck.openedAt',
      'recheck.outcome as proposed',
      'recheck.failed',
      'recheck.conditions',
      'recheck.evidence',
      'decision.id as decisionId',
      'decision.outcome as decided',
      'decision.reasons',
      'decision.facts',
      'decision.note',
      'decision.isOverride',
      'decision.nextRecheckDay',
      'decision.decidedBy',
      'decision.decidedAt',
      'approval.isApproved',
      'approval.decidedBy as secondedBy',
      'approval.decidedAt as secondedAt',
      'approval.note as secondNote',
    ])
    .where('recheck.exclusionId', '=', exclusionId)
    .orderBy('recheck.openedAt', 'desc')
    .orderBy('decision.decidedAt', 'desc')
    .limit(100)
    .execute()
}

export async function insertRecheck(tx: Tx, row: Insertable<ExclusionRecheckTable>): Promise<string> {
  const { id } = await tx.insertInto('exclusionRecheck').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function insertRecheckDecision(tx: Tx, row: Insertable<RecheckDecisionTable>): Promise<string> {
  const { id } = await tx.insertInto('recheckDecision').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

/**
 * The decision of the running re-check that waits for a second person, if one does. What was decided by older
 * evidence, before the case was stopped or looked at again, waits for nobody any more.
 */
export async function findWaitingDecision(
  db: Database | Tx,
  exclusion: { id: string; cycle: number; state: ExclusionState },
): Promise<RecheckDecision | undefined> {
  const recheck = exclusion.state === 'recheck_running' && (await findCurrentRecheck(db, exclusion))
  if (!recheck) return undefined
  return db
    .selectFrom('recheckDecision as decision')
    .leftJoin('recheckApproval as approval', 'approval.decisionId', 'decision.id')
    .selectAll('decision')
    .where('decision.recheckId', '=', recheck.id)
    .where('decision.isOverride', '=', true)
    .where('approval.decisionId', 'is', null)
    .orderBy('decision.decidedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertRecheckApproval(
  tx: Tx,
  row: { decisionId: string; isApproved: boolean; note: string | null; decidedBy: string; decidedAt: Date },
): Promise<void> {
  await tx.insertInto('recheckApproval').values(row).execute()
}
