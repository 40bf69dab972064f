import type { LookedAt } from '#app/components/judging/looked-at.ts'
import type { DocumentState } from '#domain/measures/document'
import type { LiftGround, MeasureGround } from '#domain/measures/ground'
import type { ExclusionStanding, Ladder } from '#domain/measures/ladder'
import type { MeasureState } from '#domain/measures/measure'
import type { LadderStep, MeasureStep } from '#domain/measures/step'

/** A measure as pages get it; instants are RFC 3339. Sellers are told no names. */
export type MeasureFacts = {
  id: string
  step: MeasureStep
  ground: MeasureGround
  explanation: string
  skipped: LadderStep[]
  skipReason: string | null
  task: string | null
  factor: number | null
  categories: string[] | null
  state: MeasureState
  imposedAt: string
  until: string
  strikeUntil: string
  closedAt: string | null
  liftGround: LiftGround | null
  liftNote: string | null
  version: number
  imposedByName: string | null
  closedByName: string | null
}

export type DocumentFacts = {
  kind: string
  state: DocumentState
  source: 'marketplace' | 'seller' | null
  reference: string | null
  validUntil: string | null
  note: string | null
  refusedAt: string | null
  changedAt: string
  version: number
}

export type SellerStanding = {
  ladder: Omit<Ladder, 'lapsesAt'> & { lapsesAt: string | null }
  exclusion: ExclusionStanding
  /** Of the ladder, for a form to say what its person had before them. */
  version: number
  measures: MeasureFacts[]
  documents: DocumentFacts[]
}

/** What became of a form: which it was, and what was wrong with it. */
export type FormAnswer = {
  form: string
  state: { errors: Record<string, string>; values: Record<string, string> }
  /** What it would send, where that is looked at first. */
  look?: LookedAt | undefined
}
