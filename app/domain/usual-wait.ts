import type { AppealState } from '#domain/appeals/state'
import { sideOfSeller } from '#domain/complaints/side'
import type { ComplaintState } from '#domain/complaints/state'
import type { ComplaintFiler } from '#domain/complaints/topic'
import type { DisputeState } from '#domain/disputes/dispute'
import type { FaultClaimState } from '#domain/disputes/fault-claim'
import { awaitingAnswer, type LetterState } from '#domain/letter/state'
import type { ReplyState } from '#domain/replies/state'
import type { ReviewState } from '#domain/review'

/** Lines in which somebody from outside waits for a person of ours. */
export const waitingLines = [
  'review',
  'reply',
  'dispute',
  'fault_claim',
  'appeal',
  'letter',
  'complaint',
] as const
export type LineOfWait = (typeof waitingLines)[number]

/** In which states what is in a line waits for us. While we wait for an appellant they do not wait for us. */
export const waitingStates = {
  review: ['queued', 'escalated', 'edit_pending'],
  reply: ['queued'],
  dispute: ['open'],
  fault_claim: ['open'],
  appeal: ['submitted', 'assigned', 'under_review', 'second_opinion'],
  letter: awaitingAnswer,
  complaint: ['acknowledged', 'triage', 'safety_fast_track', 'reopened'],
} as const satisfies {
  review: readonly ReviewState[]
  reply: readonly ReplyState[]
  dispute: readonly DisputeState[]
  fault_claim: readonly FaultClaimState[]
  appeal: readonly AppealState[]
  letter: readonly LetterState[]
  complaint: readonly ComplaintState[]
}

/** Whether what is in this state waits for one of our people. */
export function waitsForUs(line: LineOfWait, state: string): boolean {
  const states: readonly string[] = waitingStates[line]
  return states.includes(state)
}

type WaitingComplaint = {
  state: ComplaintState
  channel: 'api' | 'portal' | 'form' | 'notice'
  filedBy: ComplaintFiler
  receivedAt: Date
  contestedAt: Date | null
  reopenedAt: Date | null
  sellerAskedAt: Date | null
}

/**
 * Since when a complaint waits for us to find out what it is about and ask the shop; undefined where it does not. One
 * that was contested or opened again waits anew from then, though its shop had been asked before. Notices and what
 * shops report never come so far, so that what is usual there says nothing of them.
 */
export function complaintWaitsSince(complaint: WaitingComplaint): Date | undefined {
  const { state, channel, filedBy, sellerAskedAt, receivedAt, contestedAt, reopenedAt } = complaint
  const isAskedOf = channel !== 'notice' && sideOfSeller(filedBy) === 'respondent'
  if (!isAskedOf || !waitsForUs('complaint', state)) return undefined
  const began = [receivedAt, contestedAt, reopenedAt].flatMap((at) => at?.getTime() ?? [])
  const since = new Date(Math.max(...began))
  return sellerAskedAt && sellerAskedAt >= since ? undefined : since
}

/** What is told of once: a complaint that was contested or opened again waits anew, whichever it was last. */
export function placeOfComplaintWait({
  id,
  contestedAt,
  reopenedAt,
}: Pick<WaitingComplaint, 'contestedAt' | 'reopenedAt'> & { id: string }): string {
  const again = Math.max(contestedAt?.getTime() ?? 0, reopenedAt?.getTime() ?? 0)
  return again === 0 ? id : `${id}/${again}`
}

/** How long a line took in the last seven days: half and nine of ten were answered within so long. */
export type UsualWait = { halfMs: number; mostMs: number; answered: number }

/** From fewer answers nobody can say what is usual. */
const fewest = 5

/** What somebody who waits is told; instants are RFC 3339. */
export type ExpectedWait = {
  line: LineOfWait
  halfMs: number
  mostMs: number
  /** By when it is answered, if it goes as for nine of ten. */
  by: string
  /** It takes longer than nine of ten did. */
  isLate: boolean
}

/** Whatever has waited since before this instant waits longer than nine of ten did; undefined where nobody can say. */
export function lateSince(usual: UsualWait | undefined, now: Date): Date | undefined {
  return usual && usual.answered >= fewest ? new Date(now.getTime() - usual.mostMs) : undefined
}

/** What to expect of something that has waited since `since` (B40); undefined where too few were answered to say. */
export function expectWait(
  line: LineOfWait,
  usual: UsualWait | undefined,
  { since, now }: { since: Date; now: Date },
): ExpectedWait | undefined {
  const late = lateSince(usual, now)
  if (!usual || !late) return undefined
  const by = new Date(since.getTime() + usual.mostMs)
  return { line, halfMs: usual.halfMs, mostMs: usual.mostMs, by: by.toISOString(), isLate: since < late }
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/**
 * A span as one would say it: whole days from two days on, whole hours from two hours on, rounded up; never nothing.
 */
export function spanInWords(ms: number): { unit: 'day' | 'hour' | 'minute'; count: number } {
  const [unit, size] = units.find(([, length]) => ms >= 2 * length) ?? units[2]
  return { unit, count: Math.max(1, Math.ceil(ms / size)) }
}
