import {
  actorOfPerson,
  answerEarly,
  type CaseAnswer,
  type CaseRefusal,
  caseEvent,
} from '#commands/exclusion/change-case'
import { gatherSnapshot } from '#commands/exclusion/gather-snapshot'
import { issueStatement } from '#commands/exclusion/issue-statement'
import { keepNewCase } from '#commands/exclusion/keep-new-case'
import { beginAnew } from '#commands/exclusion/relapse-seller'
import { effectAt, isUnheard, startOf } from '#commands/exclusion/take-effect'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import type { Database, Tx } from '#db/client'
import { type Exclusion, lockOpenExclusion, lockSellerOfCase, setExclusion } from '#db/exclusions/cases'
import { dayOf } from '#domain/day'
import { stopReviewMs } from '#domain/exclusion/clock'
import { type MoverRefusal, permitMove, uninvolved } from '#domain/exclusion/mover'
import { addScope, checkScope, type Scope, type ScopeRefusal } from '#domain/exclusion/scope'
import type { MoveRefusal } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { dayInWords } from '#domain/statements/day-in-words'
import type { StatementRefusal } from '#domain/statements/fill'

export type StopSeller = Scope & {
  sellerId: string
  note: string
  zone: string
  requestKey: string
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean | undefined
}
export type StopRefusal =
  | CaseRefusal
  | ScopeRefusal
  | MoverRefusal
  | MoveRefusal
  | StatementRefusal
  | { reason: 'note_required' }

/**
 * Takes a seller's goods out of the catalogue at once (E7), for danger, illegality or a legal duty only. Another
 * person has to look at it within 72 hours; no clock ends it.
 */
export async function stopSeller(
  db: Database,
  command: StopSeller,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, StopRefusal>> {
  const stopAtOnce = async (tx: Tx): Promise<Result<CaseAnswer, StopRefusal>> => {
    const seller = await lockSellerOfCase(tx, command.sellerId)
    if (!seller) return refuse({ reason: 'not_found' as const })
    const answered = await answerEarly(tx, command, person)
    if (answered) return answered
    const open = await lockOpenExclusion(tx, seller.id)
    const moved = permitMove({ ...uninvolved, state: open?.state ?? 'observed' }, 'stop_at_once', person)
    if (!moved.ok) return moved
    const scope = scopeOf(command, open)
    if (!scope.ok) return scope
    if (!command.note.trim()) return refuse({ reason: 'note_required' as const })
    return ok(await stop(tx, { command, open, scope: scope.value, person, now }))
  }
  return refusing(db, stopAtOnce, command.isLook)
}

/** What is taken out: the goods asked for, with those of a restriction in force, which a stop never brings back. */
function scopeOf(command: StopSeller, open: Exclusion | undefined) {
  const asked = checkScope(command, 'stop')
  return asked.ok && open?.dayZero && !isNewFor(open) ? addScope(open, asked.value) : asked
}

/** Whether a stop begins anew in a case: nothing of the seller is out of the catalogue, or asked to be. */
function isNewFor({ state }: Exclusion): boolean {
  return state === 'at_risk' || state === 'reinstated_probation'
}

type Stopping = {
  command: StopSeller
  open: Exclusion | undefined
  scope: { scope: 'all' | 'category'; category: string | null; reasonCodes: string[] }
  person: Person
  now: Date
}

async function stop(tx: Tx, { command, open, scope, person, now }: Stopping): Promise<CaseAnswer> {
  const { sellerId, zone, requestKey } = command
  const note = command.note.trim()
  const isNew = !open || isNewFor(open)
  // Of a case that began anew the snapshot is that of the exclusion before.
  const known = isNew ? null : open.snapshot
  const snapshot = known ?? (await gatherSnapshot(tx, sellerId, { zone, now }))
  const exclusion = await keepNewCase(
    tx,
    { open, sellerId, zone, now },
    {
      ...scope,
      state: 'immediate_stop',
      note,
      snapshot: JSON.stringify(snapshot),
      ...(open?.state === 'reinstated_probation' && beginAnew(open.cycle)),
      // The evidence is counted from here back, as from a proposal.
      ...(isNew && { proposedAt: now }),
      ...stopBy(person, now),
    },
  )
  const start = !exclusion.dayZero && (await isUnheard(tx)) ? effectAt(now, exclusion.zone) : undefined
  if (start) await setExclusion(tx, exclusion.id, start, { isNewVersion: false })
  const statementId = await issue(tx, exclusion, { note, now })
  const before = open?.state ?? 'observed'
  const stopped = caseEvent(
    'seller_stopped',
    { exclusion, before, after: exclusion.state, isSameVersion: true },
    { ...scope, ...startOf(start ?? exclusion), statementId },
  )
  const answer = { id: exclusion.id, state: exclusion.state, version: exclusion.version }
  if (command.isLook) return { ...answer, letters: await readLetters(tx, [stopped]) }
  await record(tx, [stopped], { actor: actorOfPerson(person), at: now, requestKey })
  return answer
}

function stopBy(person: Person, now: Date) {
  return {
    stoppedBy: person.id,
    stoppedAt: now,
    noticedAt: now,
    noticeEscalatedAt: null,
    stopReviewDueAt: new Date(now.getTime() + stopReviewMs),
    stopEscalatedAt: null,
    stopConfirmedBy: null,
  }
}

async function issue(
  tx: Tx,
  exclusion: Exclusion,
  { note, now }: { note: string; now: Date },
): Promise<string> {
  const reviewBy = dayOf(new Date(now.getTime() + stopReviewMs), exclusion.zone)
  const statement = await issueStatement(tx, {
    kind: 'immediate_stop',
    exclusion,
    now,
    values: (language) => ({ note, reviewBy: dayInWords(reviewBy, language) }),
  })
  // Refusing here would leave what is written behind; its record is complete by now.
  if (!statement.ok) throw new Error(`no statement of a stop: ${statement.refusal.missing.join(', ')}`)
  return statement.value
}
