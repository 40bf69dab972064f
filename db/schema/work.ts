import type { Generated, GeneratedAlways } from 'kysely'
import type { Instant, Json, MovingInstant } from '#db/schema/columns'
import type { ComplaintQueue, ComplaintSkill } from '#domain/complaints/desk'
import type { PlaceInLine } from '#domain/priority'
import type { Authenticity, DecisionAction, Redaction, ReviewState } from '#domain/review'

/** The lines reviews wait in. */
export type Queue = 'reviews' | 'seniors'

type WorkItemTable = {
  id: Generated<string>
  /** An audit is a published review that people judge without knowing that it is published. */
  kind: 'review' | 'audit' | 'complaint'
  subjectId: string
  queue: Queue | ComplaintQueue
  skill: ComplaintSkill | null
  language: string | null
  rankAt: MovingInstant
  dueAt: MovingInstant
  why: Json<PlaceInLine['why']>
  openedAt: Instant
  leaseHolder: string | null
  leaseUntil: MovingInstant | null
  closedAt: MovingInstant | null
  overdueToldAt: MovingInstant | null
  version: Generated<number>
}

type DecisionTable = {
  id: Generated<string>
  subjectKind: 'review'
  subjectId: string
  revision: number
  action: DecisionAction
  reasonCode: string | null
  note: string | null
  redactions: Json<Redaction[]>
  fromState: ReviewState
  toState: ReviewState
  version: number
  policyVersion: number
  decidedBy: string | null
  decidedAt: Instant
  effectiveAt: Instant
  undoneAt: MovingInstant | null
  requestKey: string | null
  before: Json<ReviewBefore>
}

/** The parts of a review that a decision changes, as they were. */
export type ReviewBefore = {
  state: ReviewState
  publishedRevision: number | null
  publishedText: string | null
  authenticity: Authenticity
  dueAt: string | null
  /** The item the decision closed or moved on, if one was open. */
  workItem: { id: string; queue: Queue } | null
}

export interface WorkSchema {
  workItem: WorkItemTable
  workSkip: { workItemId: string; accountId: string; reason: string; until: MovingInstant }
  workDraft: {
    workItemId: string
    accountId: string
    draft: Json<Record<string, unknown>>
    savedAt: MovingInstant
  }
  queueCount: { id: GeneratedAlways<number>; queue: Queue | ComplaintQueue; change: number }
  decision: DecisionTable
}
