import type { ComplaintSide } from '#domain/complaints/mover'
import { type ComplaintState, isOpenComplaint } from '#domain/complaints/state'
import { type Hearing, isSealed } from '#domain/mediation/arbitration'
import { ok, type Result, refuse } from '#domain/result'

/** Who sees a file besides our people: whoever handed it in, or both sides. */
export type EvidenceLane = ComplaintSide | 'both'

/** How many files a side hands in about one complaint, and how many bytes both together. */
export const mostFilesOfSide = 10
export const mostBytesOfCase = 50 * 1024 * 1024

/** Whether a side may open a file; our people open all of a complaint they may read. */
export function isOpenTo(lane: EvidenceLane, side: ComplaintSide): boolean {
  return lane === 'both' || lane === side
}

/** What is there already: how many files of this side, and how many bytes of both. */
export type Filed = { filesOfSide: number; bytes: number }
export type EvidenceRefusal = { reason: 'over' | 'sealed' | 'too_many' }

/** Whether a side may add files now. In arbitration only until the evidence is sealed (K12). */
export function judgeEvidence(
  { state, hearing }: { state: ComplaintState; hearing: Hearing | undefined },
  filed: Filed,
  more: { files: number; bytes: number },
  now: Date,
): Result<undefined, EvidenceRefusal> {
  if (!isOpenComplaint(state) && state !== 'remedy_pending') return refuse({ reason: 'over' })
  if (state === 'arbitration' && hearing && isSealed(hearing, now)) return refuse({ reason: 'sealed' })
  const isTooMuch =
    filed.filesOfSide + more.files > mostFilesOfSide || filed.bytes + more.bytes > mostBytesOfCase
  return isTooMuch ? refuse({ reason: 'too_many' }) : ok(undefined)
}
