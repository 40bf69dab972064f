import type { AppealGround } from '#domain/appeals/ground'
import type { AppealEffect, InadmissibleReason } from '#domain/appeals/outcome'
import type { AppealOutcome } from '#domain/appeals/state'

/** What an appellant is told on the way to an outcome. */
export type AppealNews = 'received' | 'info_requested' | 'inadmissible'

/** What an appellant is told, in one language. `{names}` are filled from the appeal's record. */
export type AppealTexts = {
  grounds: Record<AppealGround, string>
  news: Record<AppealNews, { subject: string; text: string }>
  inadmissible: Record<InadmissibleReason, string>
  title: Record<AppealOutcome, string>
  head: string
  outcome: Record<AppealOutcome, string>
  ground: string
  isRight: { yes: string; no: string }
  reasons: string
  changes: string
  nothingChanges: string
  effects: Record<AppealEffect, string>
  /** By whether somebody else decided, or somebody with a part in it under a waiver (B27). */
  who: Record<'another' | 'same', string>
  further: string
}
