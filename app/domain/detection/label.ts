import { findReason } from '#domain/reason'
import type { DecisionAction } from '#domain/review'

/**
 * What a person's final decision says of a review: 1 a fake, 0 genuine. A rejection for what the text says, a return
 * and a hand-over say nothing of who wrote it.
 */
export function labelOf(action: DecisionAction, reasonCode: string | null): 0 | 1 | undefined {
  if (action === 'publish' || action === 'redact') return 0
  return action === 'reject' && findReason(reasonCode ?? '')?.saysFake ? 1 : undefined
}
