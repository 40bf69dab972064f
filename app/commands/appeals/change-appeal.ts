import { findLiftedPart, type LiftedPart } from '#commands/appeals/lifted-part'
import { refusingUnwaived, type TookPart } from '#commands/independence/refusing-unwaived'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import { type Appeal, type AppealChange, findAppealAnswer, lockAppeal, setAppeal } from '#db/appeals/appeals'
import type { Database, Tx } from '#db/client'
import { findRecorded } from '#db/events'
import { judgeReviewer, type ReviewerRefusal } from '#domain/appeals/reviewer'
import { type AppealMove, type AppealMoveRefusal, type AppealState, moveAppeal } from '#domain/appeals/state'
import type { Actor, DomainEvent } from '#domain/event'
import type { AppealEvents } from '#domain/events/appeal'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { Letter } from '#domain/statements/letter'

/** What every command about an appeal says: which, as it was seen, and under which key. */
export type AppealCommand = {
  appealId: string
  seenVersion: number
  requestKey: string
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean
}
export type AppealAnswer = { id: string; state: AppealState; version: number; letters?: Letter[] }
export type AppealRefusal =
  | TookPart
  | { reason: 'not_found' }
  | { reason: 'request_key_taken' }
  | { reason: 'appeal_changed'; state: AppealState }

/** What a command makes of an appeal, and what happened by it. */
export type AppealStep = { set: AppealChange & { state: AppealState }; events: DomainEvent[] }

/**
 * Changes one appeal in one transaction: it is locked, a repeated request gets its first answer, and one whose page is
 * out of date is refused. What `decide` wrote is undone where it refuses.
 */
export async function changeAppeal<Refusal>(
  db: Database,
  { appealId, seenVersion, requestKey, isLook = false }: AppealCommand,
  { actor, at }: { actor: Actor; at: Date },
  decide: (tx: Tx, appeal: Appeal) => Promise<Result<AppealStep, Refusal>>,
): Promise<Result<AppealAnswer, Refusal | AppealRefusal>> {
  const change = async (tx: Tx): Promise<Result<AppealAnswer, Refusal | AppealRefusal>> => {
    const appeal = await lockAppeal(tx, appealId)
    if (!appeal) return refuse({ reason: 'not_found' as const })
    const first = await findAppealAnswer(tx, requestKey)
    if (first?.answer.id === appealId) return ok(first.answer)
    if (first || (await findRecorded(tx, requestKey))) return refuse({ reason: 'request_key_taken' as const })
    if (appeal.version !== seenVersion)
      return refuse({ reason: 'appeal_changed' as const, state: appeal.state })

    const decided = await decide(tx, appeal)
    if (!decided.ok) return decided
    const { set, events } = decided.value
    await setAppeal(tx, appealId, set)
    const answer = { id: appealId, state: set.state, version: appeal.version + 1 }
    if (isLook) return ok({ ...answer, letters: await readLetters(tx, events) })
    await record(tx, events, { actor, at, requestKey })
    return ok(answer)
  }
  return refusingUnwaived(db, change, isLook)
}

export type ReviewerTurnedAway = ReviewerRefusal | AppealMoveRefusal

/** Under which waiver somebody moves an appeal who had a part in it, and when; null where they had none (B27). */
export const notWaived = { waiverId: null, waivedAt: null }

type Permitted = { after: AppealState; waived: { waiverId: string | null; waivedAt: Date | null } }

/** The state a reviewer's move leads to and the waiver it needs, or why it cannot be made now. */
export async function permitReviewer(
  tx: Tx,
  appeal: Appeal,
  move: AppealMove,
  { person, now }: { person: Person; now: Date },
): Promise<Result<Permitted, ReviewerTurnedAway>> {
  const part = await findLiftedPart(tx, appeal, person.id, now)
  return permitPart(appeal, move, { person, part, now })
}

/** The same, where what they have had to do with it is known. */
export function permitPart(
  appeal: Appeal,
  move: AppealMove,
  { person, part: { waiverId, ...part }, now }: { person: Person; part: LiftedPart; now: Date },
): Result<Permitted, ReviewerTurnedAway> {
  const judged = judgeReviewer(move, person, { ...part, ...appeal })
  if (!judged.ok) return judged
  const moved = moveAppeal(appeal.state, move)
  if (!moved.ok) return moved
  return ok({ after: moved.value, waived: waiverId === null ? notWaived : { waiverId, waivedAt: now } })
}

/** An event of an appeal: which step it is, and its own particulars. */
export function appealEvent<
  Type extends Exclude<keyof AppealEvents, 'appeal_submitted' | 'appeal_files_sealed'>,
>(
  type: Type,
  appeal: Pick<Appeal, 'id' | 'state' | 'addresseeSellerId'>,
  after: AppealState,
  particulars: Omit<AppealEvents[Type], 'before' | 'after' | 'sellerId'>,
): DomainEvent {
  const change = { before: appeal.state, after, sellerId: appeal.addresseeSellerId }
  return {
    type,
    subject: { kind: 'appeal', id: appeal.id },
    data: { ...change, ...particulars },
  } as DomainEvent // TypeScript does not see that a type and its own data make one of the union's members.
}

export function reviewerActs(person: Person, now: Date): { actor: Actor; at: Date } {
  return { actor: { kind: 'person', id: person.id }, at: now }
}
