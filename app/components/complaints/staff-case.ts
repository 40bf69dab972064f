import type { Satisfaction } from '#app/components/complaints/satisfaction-words.tsx'
import type { ComplaintMessage } from '#app/components/complaints/view.ts'
import type { Barred } from '#app/components/judging/bar-note.tsx'
import type { ReviewJudged } from '#app/components/judging/review-judged.ts'
import type { Circumstances } from '#domain/complaints/circumstances'
import type { ComplaintQueue, Withdrawn } from '#domain/complaints/desk'
import type { ComplaintLane } from '#domain/complaints/lane'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintMove, ComplaintState } from '#domain/complaints/state'
import type { ComplaintFiler, ComplaintSeverity, ComplaintTopic } from '#domain/complaints/topic'
import type { ComplaintCheck } from '#domain/complaints/triage'
import type { ReturnRules } from '#domain/intake'

/** A complaint as our people read it; instants are RFC 3339. */
export type StaffCase = {
  id: string
  number: number
  kind: string
  topic: ComplaintTopic | null
  subtopic: string | null
  severity: ComplaintSeverity
  state: ComplaintState
  filedBy: ComplaintFiler
  complainantId: string
  sellerId: string
  sellerName: string | null
  /** How goods come back to the shop; null where the marketplace has not told. */
  returns: ReturnRules | null
  orderId: string | null
  /** What the marketplace was last asked to do with the order's money; null where with none. */
  escrow: 'held' | 'released' | null
  text: string
  /** When and where a shop said that it happened. */
  circumstances: Circumstances | null
  evidence: string[]
  createdAt: string
  dueAt: string | null
  answerText: string | null
  checked: ComplaintCheck[]
  sellerAnswer: string | null
  withdrawal: Withdrawn | null
  /** Whether this person can look at how it was, or nearly was, withdrawn. */
  mayHear: boolean
  version: number
  /** Of a notice of illegal content: what it is about, and who gave it. */
  notice: {
    /** The review as it stands. */
    review: ReviewJudged | null
    reviewId: string
    location: string
    name: string | null
    /** What the trusted flagger who gave it is called. */
    flagger: string | null
    /** Others who noticed the same. */
    joined: { id: string; number: number; subtopic: string | null; text: string; name: string | null }[]
  } | null
  /** The review that buyer wrote about the order a demand is reported for, where there is one. */
  extorting: ReviewJudged | null
  /** Where it waits for our people, and who has it in hand. */
  work: {
    queue: ComplaintQueue
    dueAt: string
    holder: string | null
    isMine: boolean
    mayTake: boolean
    /** To whom it can be handed over, the least busy first; nobody where it is not in one's own hands. */
    colleagues: { id: string; name: string; open: number }[]
  } | null
  /** Why whoever looks does not look at it again, or that they do under a waiver. */
  barred: Barred
  /** What whoever looks can do now. */
  moves: ComplaintMove[]
  mayClassify: boolean
  /** The lanes whoever looks reads and writes in. */
  lanes: ComplaintLane[]
  messages: ComplaintMessage[]
  /** What one of us reads before the other side does. */
  held: HeldMessage[]
  history: StaffEntry[]
  related: RelatedComplaint[]
  /** How the sides found it; empty until it is over. */
  satisfaction: Satisfaction[]
}

export type HeldMessage = { id: string; sentBy: ComplaintSide; text: string; heldAt: string }

export type StaffEntry = {
  id: number
  at: string
  type: string
  data: Record<string, unknown>
  name: string | null
}

export type RelatedComplaint = {
  id: string
  number: number
  kind: string
  topic: ComplaintTopic | null
  state: ComplaintState
  createdAt: string
  isSameOrder: boolean
  isSameParty: boolean
  isSameText: boolean
  /** Whether a person may join the complaint with it. */
  isJoinable: boolean
}
