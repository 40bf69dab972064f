import type { ComplaintState } from '#domain/complaints/state'

/** In these a notice still waits for our people, so that whoever is joined with it is answered when it is. */
export const waitingNoticeStates = ['acknowledged', 'triage'] as const satisfies ComplaintState[]

type Original = {
  state: ComplaintState
  isNotice: boolean
  isSameSeller: boolean
  isSameParty: boolean
  /** For notices: whether both are about one review. */
  isSameReview: boolean
}

/**
 * Whether a person may join a complaint with another (K4): with one of the same party about the same seller, which
 * therefore reads both; a notice with one about the same review that still waits. Never with one that is itself joined.
 */
export function canJoin(isNotice: boolean, original: Original): boolean {
  const { state, isSameSeller, isSameParty, isSameReview } = original
  if (state === 'duplicate' || isNotice !== original.isNotice) return false
  if (isNotice) return isSameReview && waitingNoticeStates.some((waiting) => waiting === state)
  return isSameSeller && isSameParty
}
