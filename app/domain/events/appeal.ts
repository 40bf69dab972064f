import type { AppealEffect, InadmissibleReason } from '#domain/appeals/outcome'
import type { AppealOutcome, AppealState } from '#domain/appeals/state'
import type { Waived } from '#domain/independence/waiver'
import type { EvidenceKind } from '#domain/vault/shows'

/** `sellerId` is the appellant where that is a seller. */
type Change = { before: AppealState; after: AppealState; sellerId: string | null }

/** What happens to an appeal. */
export type AppealEvents = {
  /** Whether whoever appeals was warned with it that they nearly always do so without ground. */
  appeal_submitted: { sellerId: string | null; statementId: string; dueAt: string; isWarned?: boolean }
  /** Digests are hexadecimal SHA-256: of what is kept, and of what was sent. */
  appeal_files_sealed: {
    sellerId: string | null
    files: { evidenceId: string; digest: string; sentDigest: string }[]
    /** What their appellant says they show; null where nothing was said. */
    shows: EvidenceKind | null
  }
  appeal_taken: Change & Waived
  appeal_handed_back: Change & { hasConflict: boolean }
  appeal_viewed: Change
  appeal_info_requested: Change & { until: string }
  /** What was asked for was sent, or the time for it was over; `pausedMs` is what the wait added. */
  appeal_resumed: Change & { isAnswered: boolean; pausedMs: number }
  appeal_proposed: Change & Waived & { outcome: AppealOutcome }
  appeal_disagreed: Change
  appeal_decided: Change &
    Waived & {
      outcome: AppealOutcome
      effects: AppealEffect[]
      statementId: string
    }
  appeal_inadmissible: Change & Waived & { reason: InadmissibleReason }
  appeal_contested: Change
  appeal_withdrawn: Change
  appeal_effects_done: Change
  appeal_went_external: Change
  appeal_came_back: Change
  appeal_closed: Change
  /** Those who hear appeals were reminded of it, for the first or the second time. */
  appeal_reminded: Change & { nth: number; dueAt: string }
}
