import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import type { Database, Tx } from '#db/client'
import { findRecorded } from '#db/events'
import {
  type Exclusion,
  type ExclusionChange,
  findCaseAnswer,
  findLastCaseChange,
  lockExclusion,
  setExclusion,
} from '#db/exclusions/cases'
import { isTied } from '#db/ties'
import type { Actor, DomainEvent } from '#domain/event'
import type { ExclusionEvents } from '#domain/events/exclusion'
import type { ExclusionState } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import type { Letter } from '#domain/statements/letter'

/** What every command about a case says: which, as it was seen, and under which key. */
export type CaseCommand = {
  exclusionId: string
  /** Left out where the command does not depend on anything that was looked at. */
  seenVersion?: number | undefined
  requestKey: string
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean | undefined
}

export type CaseAnswer = { id: string; state: ExclusionState; version: number; letters?: Letter[] }

export type CaseRefusal =
  | { reason: 'not_found' }
  | { reason: 'request_key_taken' }
  | { reason: 'tied' }
  | { reason: 'case_changed'; by: string | null; at: Date; state: ExclusionState }

/** What a command makes of a case; without events it changes nothing. */
export type CaseChange = { set: ExclusionChange; events: DomainEvent[] }

/**
 * Changes one case in one transaction: the case is locked, a repeated request gets its first answer, and one whose
 * page is out of date, or who is tied to the seller (B27), is refused.
 */
export async function changeCase<Refusal>(
  db: Database,
  { exclusionId, seenVersion, requestKey, isLook = false }: CaseCommand,
  { actor, at }: { actor: Actor; at: Date },
  /** Refuses or says what becomes of the case; it may write beside it, and what it wrote is undone where it refuses. */
  decide: (tx: Tx, exclusion: Exclusion) => Promise<Result<CaseChange, Refusal>>,
): Promise<Result<CaseAnswer, Refusal | CaseRefusal>> {
  const change = async (tx: Tx): Promise<Result<CaseAnswer, Refusal | CaseRefusal>> => {
    const exclusion = await lockExclusion(tx, exclusionId)
    if (!exclusion) return refuse({ reason: 'not_found' as const })
    const early = await answerFirst(tx, exclusion, { requestKey, seenVersion, actor })
    if (early) return early

    const decided = await decide(tx, exclusion)
    if (!decided.ok) return decided
    const { set, events } = decided.value
    if (events.length === 0)
      return ok({ id: exclusion.id, state: exclusion.state, version: exclusion.version })
    await setExclusion(tx, exclusion.id, set)
    const state = set.state ?? exclusion.state
    const answer = { id: exclusion.id, state, version: exclusion.version + 1 }
    if (isLook) return ok({ ...answer, letters: await readLetters(tx, events) })
    await record(tx, events, { actor, at, requestKey })
    return ok(answer)
  }
  return refusing(db, change, isLook)
}

type Asked = Pick<CaseCommand, 'requestKey' | 'seenVersion'> & { actor: Actor }

/** What a command about this case is answered before it is judged; undefined where it is to be judged. */
async function answerFirst(
  tx: Tx,
  exclusion: Exclusion,
  { requestKey, seenVersion, actor }: Asked,
): Promise<Result<CaseAnswer, CaseRefusal> | undefined> {
  const repeated = await answerRepeated(tx, { exclusionId: exclusion.id, requestKey })
  if (repeated) return repeated
  if (actor.kind === 'person' && (await isTied(tx, actor.id, exclusion.sellerId)))
    return refuse({ reason: 'tied' as const })
  if (seenVersion !== undefined && exclusion.version !== seenVersion)
    return refuse(await explainCaseChange(tx, exclusion))
  return undefined
}

/** What a request that came before is answered; undefined where its key is new. */
async function answerRepeated(
  tx: Tx,
  { exclusionId, requestKey }: { exclusionId: string | undefined; requestKey: string },
): Promise<Result<CaseAnswer, { reason: 'request_key_taken' }> | undefined> {
  const first = await findCaseAnswer(tx, requestKey)
  if (first && (exclusionId === undefined || first.id === exclusionId)) return ok(first)
  const isTaken = first !== undefined || (await findRecorded(tx, requestKey)) !== undefined
  return isTaken ? refuse({ reason: 'request_key_taken' as const }) : undefined
}

/**
 * What a command that may begin a case is answered before it is judged: as before, or that one is tied to the seller.
 */
export async function answerEarly(
  tx: Tx,
  { sellerId, requestKey }: { sellerId: string; requestKey: string },
  person: Person,
): Promise<Result<CaseAnswer, { reason: 'request_key_taken' | 'tied' }> | undefined> {
  const repeated = await answerRepeated(tx, { exclusionId: undefined, requestKey })
  if (repeated) return repeated
  return (await isTied(tx, person.id, sellerId)) ? refuse({ reason: 'tied' as const }) : undefined
}

/** Tells somebody whose page is out of date who was quicker, and when. */
export async function explainCaseChange(tx: Tx, { id, state, openedAt }: Exclusion) {
  const last = await findLastCaseChange(tx, id)
  return {
    reason: 'case_changed' as const,
    by: last?.name ?? null,
    at: last?.happenedAt ?? openedAt,
    state,
  }
}

type Step = {
  exclusion: Pick<Exclusion, 'id' | 'state' | 'sellerId' | 'cycle' | 'version'>
  /** Where the step begins, if not in the state the case was read in. */
  before?: ExclusionState
  after: ExclusionState
  /** Whether the version read is already the new one, or a clock made the step, which makes none. */
  isSameVersion?: boolean
}

/** An event of a case: which step it is, and its own particulars. */
export function caseEvent<Type extends keyof ExclusionEvents>(
  type: Type,
  { exclusion, before = exclusion.state, after, isSameVersion = false }: Step,
  particulars: Omit<ExclusionEvents[Type], 'before' | 'after' | 'sellerId' | 'cycle' | 'version'>,
): DomainEvent {
  const { id, sellerId, cycle } = exclusion
  const version = isSameVersion ? exclusion.version : exclusion.version + 1
  return {
    type,
    subject: { kind: 'exclusion', id },
    data: { before, after, sellerId, cycle, version, ...particulars },
  } as DomainEvent // TypeScript does not see that a type and its own data make one of the union's members.
}

export function actorOfPerson(person: Person): Actor {
  return { kind: 'person', id: person.id }
}
