import { ok, type Result, refuse } from '#domain/result'

/** What makes good what went wrong (R1.6). None of them has anything to do with a review. */
export const remedyKinds = [
  'refund',
  'part_refund',
  'replacement',
  'redo',
  'discount',
  'explanation',
] as const
export type RemedyKind = (typeof remedyKinds)[number]

/** Money as a decimal string, as the marketplace writes it. */
export type Money = { amount: string; currency: string }

/** What is given: money for refunds, a share of the next price (whole per cent) or money for a discount. */
export type RemedyTerms = { kind: RemedyKind; money: Money | null; percent: number | null }

/** Why a side does not read the words of a proof: one of our people has yet to read them, or has stopped them. */
export type ProofKept = 'waiting' | 'stopped'

export type TermsRefusal = { reason: 'amount_needed' | 'amount_not_wanted' | 'amount_unreadable' }

const amountForm = /^(?:0|[1-9]\d{0,9})(?:\.\d{1,2})?$/
const currencyForm = /^[A-Z]{3}$/

/** Whether the terms say all that their kind needs, and nothing more. */
export function judgeTerms({ kind, money, percent }: RemedyTerms): Result<RemedyTerms, TermsRefusal> {
  if (money && !isPayable(money)) return refuse({ reason: 'amount_unreadable' })
  if (percent !== null && !(Number.isInteger(percent) && percent >= 1 && percent <= 100))
    return refuse({ reason: 'amount_unreadable' })
  switch (kind) {
    case 'refund':
    case 'part_refund':
      if (percent !== null) return refuse({ reason: 'amount_not_wanted' })
      return money ? ok({ kind, money, percent }) : refuse({ reason: 'amount_needed' })
    case 'discount':
      if ((money === null) === (percent === null)) return refuse({ reason: 'amount_needed' })
      return ok({ kind, money, percent })
    case 'replacement':
    case 'redo':
    case 'explanation':
      return money || percent !== null
        ? refuse({ reason: 'amount_not_wanted' })
        : ok({ kind, money, percent })
    default:
      return kind satisfies never
  }
}

function isPayable({ amount, currency }: Money): boolean {
  return amountForm.test(amount) && currencyForm.test(currency) && Number(amount) > 0
}

/** Whether a sum of money can be said of such a remedy. */
export function takesMoney(kind: RemedyKind): boolean {
  return kind === 'refund' || kind === 'part_refund' || kind === 'discount'
}

/** Whether a share of a price can be said of it. */
export function takesPercent(kind: RemedyKind): boolean {
  return kind === 'discount'
}

/** Whether anything is still to be done once it is agreed: an explanation is given by being written. */
export function isOwed({ kind }: RemedyTerms): boolean {
  return kind !== 'explanation'
}

/** Whether money held back for the order should go to whoever complained, or to the shop. */
export function goesToComplainant({ kind }: RemedyTerms): boolean {
  return kind === 'refund' || kind === 'part_refund'
}

export type ProofRefusal = { reason: 'other_remedy' | 'too_little' }

/** K14: whether what was proven is what is owed: the same kind, and as much money at least. */
export function judgeProof(
  owed: RemedyTerms,
  proven: RemedyTerms,
): Result<undefined, ProofRefusal | TermsRefusal> {
  const judged = judgeTerms(proven)
  if (!judged.ok) return judged
  if (proven.kind !== owed.kind || proven.money?.currency !== owed.money?.currency)
    return refuse({ reason: 'other_remedy' })
  const isEnough = cents(proven.money) >= cents(owed.money) && (proven.percent ?? 0) >= (owed.percent ?? 0)
  return isEnough ? ok(undefined) : refuse({ reason: 'too_little' })
}

/** Money in hundredths: decimals are compared as whole numbers. */
function cents(money: Money | null): number {
  return money ? Math.round(Number(money.amount) * 100) : 0
}

/**
 * A remedy's way (K14, K15).
 *
 *     owed ──prove──▶ proven ──confirm──▶ fulfilled       (by whoever complained, or by seven days without a word)
 *     owed ──miss──▶ missed;  proven ──contradict──▶ missed
 *     owed, proven, missed ──annul──▶ annulled            (the decision it is owed by was taken back on appeal)
 */
export const remedyStates = ['owed', 'proven', 'fulfilled', 'missed', 'annulled'] as const
export type RemedyState = (typeof remedyStates)[number]
export type RemedyMove = 'prove' | 'confirm' | 'miss' | 'contradict' | 'annul'

const moves = {
  owed: { prove: 'proven', miss: 'missed', confirm: 'fulfilled', annul: 'annulled' },
  proven: { confirm: 'fulfilled', contradict: 'missed', annul: 'annulled' },
  fulfilled: {},
  missed: { annul: 'annulled' },
  annulled: {},
} as const satisfies Record<RemedyState, Partial<Record<RemedyMove, RemedyState>>>

/** The state after `move`, or why it cannot be made now. */
export function moveRemedy(
  from: RemedyState,
  move: RemedyMove,
): Result<RemedyState, { reason: 'remedy_settled' }> {
  const to = (moves[from] as Partial<Record<RemedyMove, RemedyState>>)[move]
  return to ? ok(to) : refuse({ reason: 'remedy_settled' })
}

/** Whether what is owed can be called missed: it was said to be done and is not, or its time is over (K15). */
export function canBeMissed({ state, dueAt }: { state: RemedyState; dueAt: Date }, now: Date): boolean {
  return state === 'proven' || (state === 'owed' && dueAt <= now)
}

/** Whether a missed promise can still be shown to have been kept late; what was proven and denied is settled (K15). */
export function takesLateProof({ state, provenAt }: { state: RemedyState; provenAt: Date | null }): boolean {
  return state === 'missed' && provenAt === null
}

/**
 * Whether it was proven, in time or late, and neither confirmed nor contradicted since: what was contradicted was missed
 * by that, and so not before its proof.
 */
export function isProofStanding({
  state,
  provenAt,
  settledAt,
}: {
  state: RemedyState
  provenAt: Date | null
  settledAt: Date | null
}): boolean {
  if (state !== 'missed') return state === 'proven'
  return provenAt !== null && settledAt !== null && provenAt > settledAt
}

/** Days a remedy takes where nobody says otherwise, and what may be said. */
export const remedyDays = { usual: 14, least: 1, most: 60 } as const
