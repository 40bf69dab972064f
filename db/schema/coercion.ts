import type { Generated } from 'kysely'
import type { Instant, MovingInstant } from '#db/schema/columns'
import type { ChangeAnswer, QuestionedChange } from '#domain/coercion/question'
import type { IntegrityKind, IntegrityState } from '#domain/coercion/state'
import type { Language } from '#domain/language'

type ChangeQuestionTable = {
  id: Generated<string>
  reviewId: string
  sellerId: string
  authorId: string
  language: Language
  change: QuestionedChange
  revision: number
  ratingBefore: number
  askedAt: Instant
  answer: ChangeAnswer | null
  answeredAt: MovingInstant | null
}

type IntegrityCaseTable = {
  id: Generated<string>
  kind: IntegrityKind
  sellerId: string
  reviewId: string
  questionId: string | null
  state: Generated<IntegrityState>
  openedAt: Instant
  leaseHolder: string | null
  leaseUntil: MovingInstant | null
  decidedBy: string | null
  decidedAt: MovingInstant | null
  note: string | null
  told: string | null
  version: Generated<number>
}

type ReviewWithdrawalTable = {
  reviewId: string
  revision: number
  withdrawnAt: MovingInstant
  untilAt: MovingInstant
  publishedRevision: number | null
  publishedText: string | null
  endedAt: MovingInstant | null
  outcome: 'final' | 'taken_back' | 'revised' | null
}

export interface CoercionSchema {
  reviewWithdrawal: ReviewWithdrawalTable
  sellerContact: { reviewId: string; contactedAt: Instant; channel: string; receivedAt: Instant }
  changeQuestion: ChangeQuestionTable
  integrityCase: IntegrityCaseTable
}
