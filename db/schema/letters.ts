import type { Generated, GeneratedAlways } from 'kysely'
import type { Bytes, Day, Instant, Json, MovingInstant } from '#db/schema/columns'
import type { Cause, FeedbackKind } from '#domain/cause'
import type { FileType } from '#domain/files'
import type { Language } from '#domain/language'
import type { LetterContent } from '#domain/letter/content'
import type { Coverage } from '#domain/letter/coverage'
import type { Gap } from '#domain/letter/gaps'
import type { LetterVerdict, RowVerdict } from '#domain/letter/rubric'
import type { LetterState } from '#domain/letter/state'
import type { EscalatedTo } from '#domain/letter/timeliness'
import type { LetterWarning } from '#domain/letter/warnings'

type FeedbackCauseTable = {
  subjectKind: FeedbackKind
  subjectId: string
  sellerId: string
  openedAt: Instant
  cause: Cause | null
  setBy: string | null
  setAt: MovingInstant | null
}

type LetterTable = {
  id: Generated<string>
  number: GeneratedAlways<number>
  exclusionId: string
  sellerId: string
  cycle: number
  lateForCycle: number | null
  state: Generated<LetterState>
  draft: Json<LetterContent>
  draftRevision: Generated<number>
  draftSavedAt: MovingInstant | null
  draftSavedBy: string | null
  createdAt: Instant
  sentVersion: number | null
  receivedAt: MovingInstant | null
  receivedDay: Day | null
  replyDueAt: MovingInstant | null
  escalateAt: MovingInstant | null
  escalatedTo: EscalatedTo | null
  returns: Generated<number>
  verdict: LetterVerdict | null
  overrideReason: string | null
  judgedBy: string | null
  judgedAt: MovingInstant | null
  answeredAt: MovingInstant | null
  version: Generated<number>
}

type LetterVersionTable = {
  letterId: string
  version: number
  content: Json<LetterContent>
  digest: Bytes
  language: Language
  submittedAt: Instant
  submittedBy: string
  receivedDay: Day
  onTime: boolean
  warnings: Json<LetterWarning[]>
  coverage: Json<Coverage>
  withdrawnAt: MovingInstant | null
}

type LetterRowVerdictTable = {
  letterId: string
  version: number
  rowId: string
  verdict: RowVerdict
  note: string | null
  judgedBy: string
  judgedAt: MovingInstant
}

type LetterAnswerTable = {
  letterId: string
  version: number
  verdict: LetterVerdict
  language: Language
  text: string
  answeredBy: string
  answeredAt: Instant
}

type LetterReturnTable = {
  letterId: string
  nth: number
  version: number
  gaps: Json<Gap[]>
  note: string | null
  returnedBy: string
  returnedAt: Instant
}

type LetterFileTable = {
  id: Generated<string>
  letterId: string
  sellerId: string
  /** SHA-256 of the bytes. */
  digest: Bytes
  name: string
  type: FileType
  /** In bytes. */
  size: number
  addedBy: string
  addedAt: Instant
  removedAt: MovingInstant | null
}

type CommitmentTable = {
  id: Generated<string>
  letterId: string
  exclusionId: string
  sellerId: string
  rowId: string
  action: string
  owner: string
  measure: string
  dueOn: Day
  state: Generated<'open' | 'fulfilled' | 'broken'>
  openedAt: Instant
  evidence: string | null
  settledBy: string | null
  settledAt: MovingInstant | null
}

type StoppedLetterTable = {
  id: Generated<string>
  letterId: string
  authorId: string
  phrases: string[]
  stoppedAt: Instant
}

export interface LettersSchema {
  feedbackCause: FeedbackCauseTable
  letter: LetterTable
  letterVersion: LetterVersionTable
  letterBand: { band: string; letterId: string }
  letterRowVerdict: LetterRowVerdictTable
  letterAnswer: LetterAnswerTable
  letterReturn: LetterReturnTable
  letterFile: LetterFileTable
  commitment: CommitmentTable
  stoppedLetter: StoppedLetterTable
}
