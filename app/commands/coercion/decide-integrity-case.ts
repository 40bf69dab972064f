import { tellFinding } from '#commands/findings/tell-finding'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import type { Database, Tx } from '#db/client'
import { findCase, type IntegrityCase, lockCase, setCaseDecided } from '#db/coercion/cases'
import { releaseHeldRatings } from '#db/coercion/questions'
import { type LockedReview, lockReview } from '#db/reviews'
import { isTiedToReview } from '#db/ties'
import { moveIntegrityCase, type SeniorMove } from '#domain/coercion/state'
import type { DomainEvent } from '#domain/event'
import { isAboutShop } from '#domain/findings/finding'
import { namesAny } from '#domain/findings/naming'
import { isHeldByOther } from '#domain/lease'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'
import type { Letter } from '#domain/statements/letter'

export type DecideIntegrityCase = {
  caseId: string
  move: SeniorMove
  /** What was found, for ourselves. */
  note: string
  /** The facts as the shop is told them; needed where it is found to have done something. */
  told?: string | undefined
  seenVersion: number
  /** The marketplace's time zone, in which days are said. */
  zone: string
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean
}
export type DecideIntegrityRefusal =
  | {
      reason:
        | 'not_found'
        | 'not_permitted'
        | 'tied'
        | 'changed_meanwhile'
        | 'lease_lost'
        | 'not_allowed'
        | 'told_missing'
        | 'told_names'
    }
  | StatementRefusal

/**
 * What a senior makes of a case about honesty. A shop that is found to have done something is told why, in a statement
 * it can appeal from; a case that is unfounded lets the review count as it is now.
 */
export async function decideIntegrityCase(
  db: Database,
  { isLook = false, ...command }: DecideIntegrityCase,
  person: Person,
  now: Date,
): Promise<Result<{ letters: Letter[] }, DecideIntegrityRefusal>> {
  if (!may(person, 'judge_integrity')) return refuse({ reason: 'not_permitted' })
  const work = async (tx: Tx): Promise<Result<{ letters: Letter[] }, DecideIntegrityRefusal>> => {
    const decided = await decide(tx, command, person, now)
    if (!decided.ok) return decided
    const letters = isLook ? await readLetters(tx, [decided.value]) : []
    if (!isLook) await record(tx, [decided.value], { actor: { kind: 'person', id: person.id }, at: now })
    return ok({ letters })
  }
  return refusing(db, work, isLook)
}

type Deciding = Omit<DecideIntegrityCase, 'isLook'>

async function decide(
  tx: Tx,
  command: Deciding,
  person: Person,
  now: Date,
): Promise<Result<DomainEvent, DecideIntegrityRefusal>> {
  const held = await holdCase(tx, command, person, now)
  if (!held.ok) return held
  const { move, note, told = '', zone } = command
  const { id: caseId, kind, sellerId, reviewId, state, direction } = held.value
  const moved = moveIntegrityCase(state, move)
  if (!moved.ok) return moved
  const isFound = moved.value === 'confirmed' && isAboutShop({ kind, direction })
  const words = isFound ? told.trim() : null
  if (words === '') return refuse({ reason: 'told_missing' as const })
  // Of a change the shop is told without its review: by that it would know who spoke of pressure.
  const { authorId, orderId } = held.value
  if (
    words &&
    kind === 'coerced_change' &&
    namesAny(words, [reviewId, authorId, ...(orderId ? [orderId] : [])])
  )
    return refuse({ reason: 'told_names' as const })

  await setCaseDecided(tx, caseId, {
    ...{ state: moved.value, decidedBy: person.id, decidedAt: now, note, told: words },
  })
  if (moved.value === 'unfounded' && kind === 'coerced_change') await releaseHeldRatings(tx, [reviewId])
  const stated = words === null ? ok(null) : await tellShop(tx, { found: held.value, told: words, zone }, now)
  if (!stated.ok) return stated
  const outcome = moved.value === 'confirmed' ? ('confirmed' as const) : ('unfounded' as const)
  const data = { caseId, kind, sellerId, outcome, statementId: stated.value }
  return ok({ type: 'integrity_case_decided', subject: { kind: 'review', id: reviewId }, data })
}

type HeldCase = IntegrityCase & Pick<LockedReview, 'direction' | 'authorId' | 'orderId'>

/** The case as it was seen, held until the transaction ends, where this person may decide it now. */
async function holdCase(
  tx: Tx,
  { caseId, seenVersion }: Deciding,
  person: Person,
  now: Date,
): Promise<Result<HeldCase, DecideIntegrityRefusal>> {
  const seen = await findCase(tx, caseId)
  const review = seen && (await lockReview(tx, seen.reviewId))
  const known = review && (await lockCase(tx, caseId))
  if (!known) return refuse({ reason: 'not_found' as const })
  if (known.version !== seenVersion) return refuse({ reason: 'changed_meanwhile' as const })
  if (isHeldByOther(known, person.id, now)) return refuse({ reason: 'lease_lost' as const })
  if (await isTiedToReview(tx, person.id, known.reviewId)) return refuse({ reason: 'tied' as const })
  const { direction, authorId, orderId } = review
  return ok({ ...seen, ...known, direction, authorId, orderId })
}

function tellShop(
  tx: Tx,
  { found, told, zone }: { found: IntegrityCase; told: string; zone: string },
  decidedAt: Date,
): Promise<Result<string, StatementRefusal>> {
  const { id, kind, sellerId, reviewId, change } = found
  const about = { id, sellerId, told, decidedAt }
  if (kind === 'retaliation') return tellFinding(tx, { ...about, kind, reviewId }, zone)
  if (change === null) throw new Error(`The case ${id} is about no change`)
  return tellFinding(tx, { ...about, kind, change }, zone)
}
