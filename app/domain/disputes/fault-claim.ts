import {
  type Blaming,
  type BlamingRefusal,
  countsAgainstSeller,
  type Fault,
  judgeBlaming,
} from '#domain/disputes/fault'
import { ok, type Result, refuse } from '#domain/result'

/**
 * A seller's word that what a bad review tells of was not its fault (B17). It is no dispute: it says of no rule that it
 * is broken, and weighs neither for nor against whoever disputes or wants to return (R4.11).
 *
 *     open ──decide──▶ decided
 *     open ──withdraw──▶ withdrawn
 */
export const faultClaimStates = ['open', 'decided', 'withdrawn'] as const
export type FaultClaimState = (typeof faultClaimStates)[number]

/** How often a revision is heard: the second time by somebody else than the first. */
const hearings = 2

export type FaultClaimRefusal =
  | BlamingRefusal
  | { reason: 'text_required' | 'claim_waits' | 'claims_heard' | 'not_counted' }

type Claiming = {
  review: Blaming
  /** Whose fault it is held to be until now. */
  known: Fault | undefined
  text: string
  /** Claims about this review so far, and about which revision. */
  earlier: readonly { state: FaultClaimState; revision: number }[]
  revision: number
}

/** Whether a claim is taken: one at a time, of a review that counts against the seller, with no day by which. */
export function judgeFaultClaim({
  review,
  known,
  text,
  earlier,
  revision,
}: Claiming): Result<undefined, FaultClaimRefusal> {
  const blamed = judgeBlaming(review)
  if (!blamed.ok) return blamed
  if (!countsAgainstSeller(known)) return refuse({ reason: 'not_counted' })
  if (earlier.some(({ state }) => state === 'open')) return refuse({ reason: 'claim_waits' })
  const heard = earlier.filter((one) => one.state === 'decided' && one.revision === revision)
  if (heard.length >= hearings) return refuse({ reason: 'claims_heard' })
  return text.trim() ? ok(undefined) : refuse({ reason: 'text_required' })
}

export type ClaimAnswerRefusal = { reason: 'not_allowed_now' | 'changed_meanwhile' | 'note_required' }

/** Whether a claim can be answered as it is now: once, as it was seen, and with reasons. */
export function judgeClaimAnswer(
  { state, version }: { state: FaultClaimState; version: number },
  { seenVersion, note }: { seenVersion: number; note: string },
): Result<undefined, ClaimAnswerRefusal> {
  if (state !== 'open') return refuse({ reason: 'not_allowed_now' })
  if (version !== seenVersion) return refuse({ reason: 'changed_meanwhile' })
  return note.trim() ? ok(undefined) : refuse({ reason: 'note_required' })
}
