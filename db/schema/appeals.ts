import type { Generated, JSONColumnType } from 'kysely'
import type { Instant, Json, MovingInstant } from '#db/schema/columns'
import type { GroundAnswer, StatedGround } from '#domain/appeals/ground'
import type { AppealEffect, InadmissibleReason } from '#domain/appeals/outcome'
import type { AppealOutcome, AppealState } from '#domain/appeals/state'
import type { Language } from '#domain/language'

export type AppealTable = {
  id: Generated<string>
  statementId: string
  language: Language
  state: Generated<AppealState>
  grounds: Json<StatedGround[]>
  answers: JSONColumnType<GroundAnswer[], string | undefined, string>
  submittedAt: Instant
  dueAt: MovingInstant
  assignee: string | null
  firstView: string | null
  asked: string | null
  askedAt: MovingInstant | null
  askedUntil: MovingInstant | null
  sent: string | null
  pausedMs: Generated<number>
  reminded: Generated<number>
  outcome: AppealOutcome | null
  note: string | null
  proposedBy: string | null
  decidedBy: string | null
  decidedAt: MovingInstant | null
  effects: Generated<AppealEffect[]>
  outcomeStatementId: string | null
  inadmissibleReason: InadmissibleReason | null
  contestedAt: MovingInstant | null
  externalBody: string | null
  externalReference: string | null
  endedAt: MovingInstant | null
  waiverId: string | null
  waivedAt: MovingInstant | null
  version: Generated<number>
}

type AbuseWarningTable = {
  what: 'appeal' | 'notice'
  partyKind: 'seller' | 'person' | 'address'
  partyId: string
  warnedAt: Instant
}

export interface AppealsSchema {
  abuseWarning: AbuseWarningTable
  appeal: AppealTable
  appealMove: { fromState: string; toState: string }
  appealDecider: { appealId: string; accountId: string; decidedAt: Instant }
  appealConflict: { appealId: string; accountId: string; why: string; declaredAt: Instant }
}
