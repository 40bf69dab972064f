import { isPublic, type ReviewState } from '#domain/review'
import { hashText } from '#domain/text/hash'

/** How the blind audit draws: the share (0–1) of automatic publications, and what the draw depends on besides the id. */
export type AuditSetting = { rate: number; salt: string }

/** Whether an automatic publication is drawn. That depends on its id alone, and on nothing that was found about it. */
export function isDrawn(reviewId: string, { rate, salt }: AuditSetting): boolean {
  return hashText(`${salt} ${reviewId}`) / 2 ** 32 < rate
}

/** The state in which people see a review while they audit it: as any other that waits, though readers see it. */
export function stateForAudit(state: ReviewState): ReviewState {
  return isPublic(state) ? 'queued' : state
}
