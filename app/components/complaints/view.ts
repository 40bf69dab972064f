import type { PurchaseFacts } from '#app/components/complaints/purchase.tsx'
import type { LookedAt } from '#app/components/judging/looked-at.ts'
import type { Circumstances } from '#domain/complaints/circumstances'
import type { ComplaintLane } from '#domain/complaints/lane'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintState } from '#domain/complaints/state'
import type { ComplaintStepKind } from '#domain/complaints/step'
import type { ComplaintTopic } from '#domain/complaints/topic'
import type { UndoingOfComplaint } from '#domain/complaints/undone'
import type { ComplaintRole } from '#domain/events/complaint'
import type { Language } from '#domain/language'

/** A complaint as one of its sides reads it; instants are RFC 3339. Nothing of it names who works on it. */
export type ComplaintView = {
  /** Of a notice of illegal content: which review it is about, and until when somebody looks at it. */
  notice: { reviewId: string; dueAt: string | null } | null
  number: number
  side: ComplaintSide
  kind: string
  topic: ComplaintTopic | null
  subtopic: string | null
  state: ComplaintState
  filedAt: string
  dueAt: string | null
  purchase: PurchaseFacts
  /** What it says; null while the other side is not asked about it. */
  text: string | null
  /** When and where it happened, to whoever said so. */
  circumstances: Circumstances | null
  /** Whoever filed it, where the other side has to know. */
  complainantId: string | null
  /** What whoever filed it was told where it was turned down. */
  answer: string | null
  /** What whoever it was filed about was told of the decision, whole and in their language. */
  statement: { title: string; body: string; language: Language } | null
  /** Where this side appeals from what it was told of the decision, and sees its appeal. */
  appealHref: string | null
  /** The number of the complaint it goes on in. */
  joinedWith: number | null
  timeline: ComplaintStep[]
  messages: ComplaintMessage[]
  /** What this side wrote that one of our people reads first. */
  held: { id: string; text: string }[]
  can: {
    write: boolean
    answer: boolean
    withdraw: boolean
    contest: boolean
    reopen: boolean
    rate: boolean
  }
  /** Whether withdrawing asks how free that is. */
  asksWill: boolean
  /** Whether a person of ours looks at why this side was not free to withdraw, or has. */
  doubt: 'waits' | 'heard' | 'still_waits' | 'still_heard' | null
}

export type ComplaintStep = {
  id: number
  at: string
  what: ComplaintStepKind
  after: ComplaintState | null
  by: ComplaintRole | null
  outcome: string | null
  /** What an appeal took back that opened it again; null for every other step. */
  undone: UndoingOfComplaint[] | null
}

export type ComplaintMessage = {
  id: string
  lane: ComplaintLane
  sentBy: ComplaintSide | 'staff'
  isMine: boolean
  /** Of our people, for our people. */
  author: string | null
  text: string
  sentAt: string
}

/** What a form on a complaint's page is answered when it was not carried out. */
export type ComplaintFormAnswer = {
  form: string
  state: { errors: Record<string, string>; values: Record<string, string> }
  /** What it would send, where that is looked at first. */
  look?: LookedAt | undefined
}
