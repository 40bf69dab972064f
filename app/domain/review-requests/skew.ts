import { wilsonInterval } from '#domain/quality/wilson'

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

/** Below this many on either side a difference says more about luck than about the shop. */
const fewest = 20
/** Both intervals of 99.8 % lie apart where praise is being picked, so that mass looking finds few honest shops. */
const normal = 3.09
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
  if (invited < fewest || others < fewest) return { ...shares, verdict: 'too_few' }
  const asked = wilsonInterval(invitedTroubled, invited, normal)
  const left = wilsonInterval(othersTroubled, others, normal)
  const isPicked = asked.high < left.low && othersTroubled * invited >= leastRatio * invitedTroubled * others
  return { ...shares, verdict: isPicked ? 'picked' : 'even' }
}
