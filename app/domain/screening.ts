import type { Judgement } from '#domain/detection/judge'
import type { SignalName } from '#domain/detection/signal'
import type { PolicyRules } from '#domain/policy'
import { type PlaceInLine, type PlaceReason, placeInLine } from '#domain/priority'
import type { Authenticity, ScreeningOutcome } from '#domain/review'

/**
 * Why screening decided as it did: a signal that sends a review to a person whatever its probability, a
 * probability above the policy's, a policy that lets a person see everything, a proof of order to wait for, or
 * a screening that failed. `nothing_found` goes with publishing.
 */
export type ScreeningReason =
  | SignalName
  | 'nothing_found'
  | 'probability'
  | 'every_review'
  | 'order_awaited'
  | 'not_screened'

export type Screened = { outcome: ScreeningOutcome; reasons: ScreeningReason[] }

/** From which strength (0–1) a signal sends a review to a person; the others only through the probability. */
export const forcing: Partial<Record<SignalName, number>> = {
  contact_data: 0,
  obscenity: 0,
  self_review: 0,
  shared_link: 0.7,
  near_duplicate: 0.8,
  disguised_text: 0.9,
}

/**
 * What is to be done with a review: published, judged by a person, or held until its order is proved. Without
 * a judgement it goes to a person; it is never rejected, and how many stars it gives is not known here.
 */
export function screen(
  judgement: Judgement | undefined,
  rules: PolicyRules,
  { hasProofOfOrder }: { hasProofOfOrder: boolean },
): Screened {
  if (!judgement) return { outcome: 'queue', reasons: ['not_screened'] }
  const reasons: ScreeningReason[] = judgement.signals
    .filter(({ name, strength }) => strength >= (forcing[name] ?? Number.POSITIVE_INFINITY))
    .map(({ name }) => name)
  if (judgement.fakeProbability >= rules.publishBelow) reasons.push('probability')

  const isHeldAsSuspect = rules.holdAbove !== null && judgement.fakeProbability > rules.holdAbove
  if (!hasProofOfOrder && (rules.holdWithoutOrder || isHeldAsSuspect))
    return { outcome: 'hold', reasons: ['order_awaited', ...reasons] }
  if (!rules.autoPublish) reasons.push('every_review')
  if (reasons.length > 0) return { outcome: 'queue', reasons }
  return { outcome: 'publish', reasons: ['nothing_found'] }
}

/** From this probability on a review is called suspect, which is shown and changes nothing else. */
const suspectFrom = 0.5

export function authenticityOf(judgement: Judgement | undefined): Authenticity {
  return judgement && judgement.fakeProbability >= suspectFrom ? 'suspect' : 'unknown'
}

/** Signals about the words themselves; the others are about whether a review is genuine. */
export const contentSignals: readonly SignalName[] = ['contact_data', 'obscenity']

/** How far the gravest breach of content rules brings a review forward, in hours. */
const severityHours: Partial<Record<SignalName, number>> = { self_review: 12, contact_data: 6, obscenity: 4 }
const signalHours = 24
const reachHours = 6
const editedHours = 6
const notScreenedHours = 2
const hourMs = 3_600_000

/** What the place of a review in the queue depends on; `sellerReviews` says how many people may read it. */
export type Waiting = { receivedAt: Date; isEdit: boolean; sellerReviews: number }

/** The place of a queued review: due some hours after it was received, brought forward by what was found. */
export function placeOf(review: Waiting, judgement: Judgement | undefined, rules: PolicyRules): PlaceInLine {
  const dueAt = new Date(review.receivedAt.getTime() + rules.dueHours * hourMs)
  return placeInLine(dueAt, reasonsFor(review, judgement))
}

/** The place of a held review: due when its evidence is. */
export function placeOfHeld(judgement: Judgement | undefined, rules: PolicyRules, now: Date): PlaceInLine {
  return placeInLine(evidenceDueAt(rules, now), judgement ? severityOf(judgement) : [])
}

/** The place of a published review that turned suspect: brought forward by how much its probability rose. */
export function placeOfRescored(
  { before, after, days }: { before: number | null; after: number; days: number },
  rules: PolicyRules,
  now: Date,
): PlaceInLine {
  const hours = round((after - (before ?? 0)) * signalHours)
  const values = { days, before: Math.round((before ?? 0) * 100), percent: Math.round(after * 100) }
  const dueAt = new Date(now.getTime() + rules.dueHours * hourMs)
  return placeInLine(dueAt, [{ factor: 'rescored', hours, values }])
}

/** Until when a review held at `now` waits for its proof of order. */
export function evidenceDueAt(rules: PolicyRules, now: Date): Date {
  return new Date(now.getTime() + rules.evidenceHours * hourMs)
}

function reasonsFor({ isEdit, sellerReviews }: Waiting, judgement: Judgement | undefined): PlaceReason[] {
  const reasons: PlaceReason[] = judgement
    ? severityOf(judgement)
    : [{ factor: 'not_screened', hours: notScreenedHours, values: {} }]
  const probability = judgement?.fakeProbability ?? 0
  if (probability > 0) {
    const percent = Math.round(probability * 100)
    reasons.push({ factor: 'signal', hours: round(probability * signalHours), values: { percent } })
  }
  const reach = Math.min(reachHours, Math.log2(1 + sellerReviews) / 2)
  if (reach > 0) reasons.push({ factor: 'reach', hours: round(reach), values: { reviews: sellerReviews } })
  // Readers see the old revision until this one is judged.
  if (isEdit) reasons.push({ factor: 'edited', hours: editedHours, values: {} })
  return reasons
}

function severityOf({ signals }: Judgement): PlaceReason[] {
  const grave = signals.map(({ name }) => ({ name, hours: severityHours[name] ?? 0 }))
  const gravest = grave.sort((a, b) => b.hours - a.hours)[0]
  if (!gravest || gravest.hours === 0) return []
  return [{ factor: 'severity', hours: gravest.hours, values: { signal: gravest.name } }]
}

function round(hours: number): number {
  return Math.round(hours * 10) / 10
}

/** What a review names and whether it has arrived. */
export type Parts = { receivedAt: Date; sellerKnown: boolean; orderId: string | null; orderKnown: boolean }

/** Until when a review waits for its seller or order, or undefined where it is to be screened now. */
export function waitsUntil(parts: Parts, rules: PolicyRules, now: Date): Date | undefined {
  const isComplete = parts.sellerKnown && (parts.orderId === null || parts.orderKnown)
  const until = new Date(parts.receivedAt.getTime() + rules.waitForPartsSeconds * 1000)
  return isComplete || now >= until ? undefined : until
}
