import { undoComplaint } from '#commands/appeals/effects/undo-complaint'
import { undoDispute } from '#commands/appeals/effects/undo-dispute'
import { undoExclusion } from '#commands/appeals/effects/undo-exclusion'
import { undoFaultClaim } from '#commands/appeals/effects/undo-fault-claim'
import { undoIntegrityFinding, undoPickingFinding } from '#commands/appeals/effects/undo-finding'
import { undoMeasure } from '#commands/appeals/effects/undo-measure'
import { undoReply } from '#commands/appeals/effects/undo-reply'
import { undoReview } from '#commands/appeals/effects/undo-review'
import type { Undoing, Undone, UndoRefusal } from '#commands/appeals/effects/undoing'
import type { Tx } from '#db/client'
import { ok, type Result, refuse } from '#domain/result'

/** Takes back everything a decision has done (A10): what is seen, what counts, strikes, exclusions. */
export async function undoEffects(tx: Tx, undoing: Undoing): Promise<Result<Undone, UndoRefusal>> {
  switch (undoing.appeal.subjectKind) {
    case 'review':
      return undoReview(tx, undoing)
    case 'reply':
      return ok(await undoReply(tx, undoing))
    case 'measure':
      return ok(await undoMeasure(tx, undoing))
    case 'exclusion':
      return undoExclusion(tx, undoing)
    case 'dispute':
      return undoDispute(tx, undoing)
    case 'fault_claim':
      return ok(await undoFaultClaim(tx, undoing))
    case 'complaint':
      return ok(await undoComplaint(tx, undoing))
    case 'integrity_case':
      return ok(await undoIntegrityFinding(tx, undoing))
    case 'praise_picking':
      return ok(await undoPickingFinding(tx, undoing))
    case 'appeal':
      return refuse({ reason: 'cannot_be_undone' })
    default:
      return undoing.appeal.subjectKind satisfies never
  }
}
