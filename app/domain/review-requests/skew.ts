import { hypergeometricTail } from '#domain/quality/hypergeometric'

/**
 * The finished orders of a shop over 90 days, by whether their buyers were asked for a review. Troubled are those that
 * came late, were sent back or complained about: facts from which a poor review is to be expected, and no stars.
 */
export type InvitedOrders = {
  invited: number
  invitedTroubled: number
  others: number
  othersTroubled: number
}

export const skewVerdicts = ['too_few', 'even', 'picked'] as const

export type Skew = {
  /** The share (0–1) of finished orders whose buyers were asked; null where there are none. */
  invitedShare: number | null
  /** The share (0–1) of troubled orders among those asked and among the others; null where there are none. */
  troubledShareInvited: number | null
  troubledShareOthers: number | null
  verdict: (typeof skewVerdicts)[number]
}

/** What a person makes of the signal that praise is being picked. */
export const pickingOutcomes = ['confirmed', 'explained'] as const
export type PickingOutcome = (typeof pickingOutcomes)[number]

/**
 * How seldom chance alone may leave so few troubled buyers among those asked for it to be called picking: many shops are
 * looked at, over and over.
 */
const level = 1e-4
/** Below this many on either side, that nothing is seen does not say that all are asked alike. */
const fewest = 20
/** A difference that is certain but small is no picking. */
const leastRatio = 2

/** Judges whether the buyers who had trouble are left out of being asked (B15). */
export function judgeSkew({ invited, invitedTroubled, others, othersTroubled }: InvitedOrders): Skew {
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const shares = {
    invitedShare: share(invited, invited + others),
    troubledShareInvited: share(invitedTroubled, invited),
    troubledShareOthers: share(othersTroubled, others),
  }
  const market = { total: invited + others, marked: invitedTroubled + othersTroubled, drawn: invited }
  const isPicked =
    hypergeometricTail(invitedTroubled, market) <= level &&
    othersTroubled * invited >= leastRatio * invitedTroubled * others
  if (isPicked) return { ...shares, verdict: 'picked' }
  return { ...shares, verdict: invited < fewest || others < fewest ? 'too_few' : 'even' }
}
