import type { GroundAnswer, StatedGround } from '#domain/appeals/ground'
import type { AppealEffect, InadmissibleReason } from '#domain/appeals/outcome'
import type { AppealOutcome, AppealState } from '#domain/appeals/state'
import type { StatementKind, StatementSubject } from '#domain/statements/kind'

/** An appeal in a list; instants are RFC 3339 here and below. */
export type AppealLine = {
  id: string
  state: AppealState
  dueAt: string
  submittedAt: string
  outcome: AppealOutcome | null
  kind: StatementKind
  subjectKind: StatementSubject
  subjectId: string
  assigneeName: string | null
}

/** An appeal as its reviewer sees it. Until their own view is noted, nothing of how and why it was decided is there. */
export type AppealCaseShape = AppealLine & {
  version: number
  grounds: StatedGround[]
  answers: GroundAnswer[]
  language: string
  toldAt: string
  isMine: boolean
  canDecide: boolean
  /** Why this person cannot work on it, if they cannot. */
  barredBy: 'took_part' | 'has_conflict' | null
  /** The review itself, where it is about one. */
  review: { id: string; text: string; rating: number; language: string | null } | null
  /** The message it is from, once it may be seen. */
  message: { title: string; body: string; language: string } | null
  firstView: string | null
  asked: string | null
  askedUntil: string | null
  sent: string | null
  note: string | null
  proposerName: string | null
  isMyProposal: boolean
  deciderName: string | null
  decidedAt: string | null
  effects: AppealEffect[]
  inadmissibleReason: InadmissibleReason | null
  externalBody: string | null
  externalReference: string | null
  outcomes: readonly AppealOutcome[]
}

/** An appeal as its maker sees it. */
export type OwnAppeal = {
  id: string
  state: AppealState
  grounds: StatedGround[]
  submittedAt: string
  dueAt: string
  asked: string | null
  askedUntil: string | null
  sent: string | null
  inadmissibleReason: InadmissibleReason | null
  contestedAt: string | null
  outcome: AppealOutcome | null
  version: number
  answerTitle: string | null
  answerBody: string | null
  answerLanguage: string | null
}

/** The message somebody can appeal from, and their appeals from it. */
export type AppellantShape = {
  message: { title: string; body: string; language: string; toldAt: string }
  /** Until when an appeal is taken. */
  until: string
  canAppeal: boolean
  /** After an outcome only new facts are heard. */
  needsNewFacts: boolean
  appeals: OwnAppeal[]
}
