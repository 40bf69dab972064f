import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintState } from '#domain/complaints/state'
import type { NoticeKind } from '#domain/notices/kind'

/** Receipts and outcomes. */
const atAnyHour: readonly ComplaintState[] = [
  ...(['submitted', 'acknowledged', 'triage'] as const),
  ...(['out_of_scope', 'invalid', 'verified_fake', 'verified_extortion', 'not_proven'] as const),
  ...(['content_removed', 'decided'] as const),
]

/** What the mail of a complaint's stage is to a side that is a shop; null where it is mailed at any hour. */
export function kindOfStage(state: ComplaintState, side: ComplaintSide): NoticeKind | null {
  if (atAnyHour.includes(state)) return null
  return state === 'awaiting_seller' && side === 'respondent' ? 'complaint_due' : 'complaint_news'
}
