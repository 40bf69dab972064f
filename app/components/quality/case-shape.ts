import type { FunnelSeller } from '#app/components/charts/funnel-seller.ts'
import type { TrendMarker, TrendWeek } from '#app/components/charts/trend-week.ts'
import type { ShownMessage } from '#app/components/portal/message-thread.tsx'
import type { LetterFacts } from '#app/components/quality/case-letter.tsx'
import type { OfferedMove } from '#app/components/quality/case-moves.tsx'
import type { RecheckEntry } from '#app/components/quality/case-rechecks.tsx'
import type { CaseEntry } from '#app/components/quality/case-timeline.tsx'
import type { WaitingDecision } from '#app/components/quality/second-decision.tsx'
import type { SimilarFacts } from '#app/components/quality/similar-cases.tsx'
import type { Cause } from '#domain/cause'
import type { Condition } from '#domain/exclusion/conditions'
import type { ExclusionSnapshot } from '#domain/exclusion/snapshot'
import type { ExclusionState } from '#domain/exclusion/state'

/** The case itself; instants are RFC 3339 texts. */
export type CaseStanding = {
  id: string
  sellerId: string
  state: ExclusionState
  version: number
  scope: 'all' | 'category'
  category: string | null
  reasonCodes: string[]
  note: string | null
  zone: string
  snapshot: ExclusionSnapshot | null
  cycle: number
  refusals: number
  dayZero: string | null
  days: number | null
  nextRecheckAt: string | null
  pausedUntil: string | null
  probationUntil: string | null
  strictWatch: boolean
  noticeEscalatedAt: string | null
  stopReviewDueAt: string | null
  terminatesAt: string | null
  annulmentReason: string | null
}

/** Everything the page of a case is made of. */
export type CaseFacts = {
  exclusion: CaseStanding
  moves: OfferedMove[]
  /** Whether the reader is tied to the shop, and so judges nothing of it (B27). */
  isTied: boolean
  conditions: {
    live: Condition[]
    outcome: string
    isUnmeasured: boolean
    frozen: { openedAt: string; conditions: Condition[]; outcome: string } | null
  } | null
  rechecks: RecheckEntry[]
  waiting: WaitingDecision | null
  letter: LetterFacts | null
  history: CaseEntry[]
  statements: { id: string; kind: string; title: string; createdAt: string }[]
  weeks: TrendWeek[]
  markers: TrendMarker[]
  funnel: { sellers: FunnelSeller[]; share: number | null; shape: number | null }
  causes: { cause: Cause; count: number }[]
  negatives: number
  unnamed: number
  similar: SimilarFacts[]
  today: ExclusionSnapshot | null
  /** The newest of what the seller and we wrote to each other. */
  messages: ShownMessage[]
}
