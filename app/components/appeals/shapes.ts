import type { Barred } from '#app/components/judging/bar-note.tsx'
import type { ReviewJudged } from '#app/components/judging/review-judged.ts'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import type { GroundAnswer, StatedGround } from '#domain/appeals/ground'
import type { AppealEffect, InadmissibleReason } from '#domain/appeals/outcome'
import type { AppealHint } from '#domain/appeals/precheck'
import type { AppealOutcome, AppealState } from '#domain/appeals/state'
import type { Language } from '#domain/language'
import type { StatementKind, StatementSubject } from '#domain/statements/kind'
import type { ExpectedWait } from '#domain/usual-wait'
import type { EvidenceKind } from '#domain/vault/shows'

/** An appeal in a list; instants are RFC 3339 here and below. */
type AppealLine = {
  id: string
  state: AppealState
  dueAt: string
  submittedAt: string
  outcome: AppealOutcome | null
  kind: StatementKind
  subjectKind: StatementSubject
  subjectId: string
  assigneeName: string | null
  decidedAt: string | null
}

/** The same with what tells it from others. */
export type ListedAppeal = AppealLine & {
  /** The beginning of the review it is about, and its stars, where it is about one. */
  excerpt: string | null
  rating: number | null
}

/** What a shop wrote in the matter an appeal is about; `about` is which reason it gave, or whose fault it said it was; no
 * text stands twice. */
export type AppealMatter =
  | { kind: 'dispute' | 'fault_claim'; about: string; texts: string[] }
  | { kind: 'reply'; texts: string[] }

/** An appeal as its reviewer sees it. Until their own view is noted, nothing of how and why it was decided is there. */
export type AppealCaseShape = AppealLine & {
  /** Of which shop it is, where it is of one. */
  sellerId: string | null
  version: number
  grounds: StatedGround[]
  files: AppealFile[]
  answers: GroundAnswer[]
  language: string
  toldAt: string
  isMine: boolean
  canDecide: boolean
  /** Why this person cannot work on it, if they cannot, or that they do under a waiver. */
  barred: Barred
  /** The review itself, where it is about one. */
  review: ReviewJudged | null
  said: AppealMatter | null
  /** Whether a review that comes back before readers can be shown with places masked. */
  canBeMasked: boolean
  /** In which language the answer is read. */
  answerLanguage: Language
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
  effects: AppealEffect[]
  inadmissibleReason: InadmissibleReason | null
  externalBody: string | null
  externalReference: string | null
  outcomes: readonly AppealOutcome[]
}

/** A file beside an appeal; what its camera noted is shown to our people alone. */
export type AppealFile = {
  id: string
  name: string
  sealedAt: string
  digest: string
  shows: EvidenceKind | null
  takenAt?: string | null
  place?: { latitude: number; longitude: number } | null
}

/** Where such files are handed out: a path before each one's id, and the query behind it. */
export type FilesAt = { at: string; query: string }

/** What became of an appellant's form: what was wrong with a file of it, or what is said before it is sent. */
export type AppellantAnswer = FormAnswer & {
  file?: { reason: string; name: string }
  hints?: AppealHint[]
  /** Whether files came with it, which not every browser keeps beside their field. */
  hadFiles?: boolean
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
  files: AppealFile[]
}

/** The message somebody can appeal from, and their appeals from it. */
export type AppellantShape = {
  message: { title: string; body: string; language: string; toldAt: string }
  /** Their own review, where it is about one. */
  review: { text: string; rating: number; language: string | null } | null
  /** Until when an appeal is taken. */
  until: string
  /** What to expect of the one that is open. */
  wait: ExpectedWait | null
  /** Until when nothing new is taken from whoever appealed too often without ground. */
  limitedUntil: string | null
  canAppeal: boolean
  /** After an outcome only new facts are heard. */
  needsNewFacts: boolean
  appeals: OwnAppeal[]
}
