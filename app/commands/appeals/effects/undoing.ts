import type { Appeal } from '#db/appeals/appeals'
import type { AppealEffect, Shown, ShownRefusal } from '#domain/appeals/outcome'
import type { AppealOutcome } from '#domain/appeals/state'
import type { DomainEvent } from '#domain/event'
import type { MaskingRefusal } from '#domain/masking'
import type { Person } from '#domain/permission'
import type { StatementRefusal } from '#domain/statements/fill'

/** An appeal that was right, at least in part: who decided, who proposed it where two did, and why. */
export type Undoing = {
  appeal: Appeal
  outcome: Exclude<AppealOutcome, 'upheld'>
  note: string
  shown: Shown | undefined
  words: readonly string[]
  person: Person
  /** Under which waiver, where that person had a part in it. */
  waiverId: string | null
  proposedBy: string | null
  zone: string
  now: Date
}
export type Undone = { effects: AppealEffect[]; events: DomainEvent[] }
export type UndoRefusal =
  | StatementRefusal
  | ShownRefusal
  | MaskingRefusal
  | { reason: 'cannot_be_undone' | 'masked_alike' | 'review_waits' }
