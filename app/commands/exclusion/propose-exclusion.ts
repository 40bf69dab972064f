import {
  actorOfPerson,
  answerEarly,
  type CaseAnswer,
  type CaseRefusal,
  caseEvent,
} from '#commands/exclusion/change-case'
import { gatherSnapshot } from '#commands/exclusion/gather-snapshot'
import { keepNewCase } from '#commands/exclusion/keep-new-case'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { type Exclusion, lockOpenExclusion, lockSellerOfCase, setExclusion } from '#db/exclusions/cases'
import { closeProposal } from '#db/quality/proposals'
import { checkGrounds, type RefutedGround } from '#domain/exclusion/borne-out'
import { type MoverRefusal, permitMove, uninvolved } from '#domain/exclusion/mover'
import { checkScope, type Scope, type ScopeRefusal } from '#domain/exclusion/scope'
import type { ExclusionSnapshot } from '#domain/exclusion/snapshot'
import { type ExclusionState, type MoveRefusal, moveExclusion } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ProposeExclusion = Scope & {
  sellerId: string
  note: string
  /** The run's proposal it follows, if it follows one. */
  proposalId?: string | undefined
  /** Kept back until it is submitted. */
  isDraft?: boolean | undefined
  /** An IANA zone: the marketplace's, in which the days of the case will be counted. */
  zone: string
  requestKey: string
}

export type ProposeRefusal =
  | CaseRefusal
  | ScopeRefusal
  | RefutedGround
  | MoverRefusal
  | MoveRefusal
  | { reason: 'already_open'; id: string; state: ExclusionState }

/**
 * Proposes to take a seller's goods out of the catalogue (E3), with the evidence as it stands frozen into the case.
 * Nothing has an effect until another person approves. Refused while the seller has an open case that is not a
 * mere watch, and where the frozen figures refute a ground, unless it is a draft.
 */
export async function proposeExclusion(
  db: Database,
  command: ProposeExclusion,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, ProposeRefusal>> {
  return db.transaction().execute(async (tx) => {
    const seller = await lockSellerOfCase(tx, command.sellerId)
    if (!seller) return refuse({ reason: 'not_found' as const })
    const answered = await answerEarly(tx, command, person)
    if (answered) return answered
    const open = await lockOpenExclusion(tx, seller.id)
    const moved = permitMove({ ...uninvolved, state: open?.state ?? 'observed' }, 'propose', person)
    if (!moved.ok) return open ? alreadyOpen(open, moved) : moved
    const scope = checkScope(command, 'exclude')
    if (!scope.ok) return scope
    const snapshot = await gatherSnapshot(tx, seller.id, { zone: command.zone, now })
    const borneOut = judgeGrounds(command, scope.value.reasonCodes, snapshot)
    if (!borneOut.ok) return borneOut
    return ok(await begin(tx, { command, open, scope: scope.value, snapshot, person, now }))
  })
}

/** A draft may still be looked into; what is put before a second person is not refuted by its own figures. */
function judgeGrounds({ isDraft }: ProposeExclusion, reasonCodes: string[], snapshot: ExclusionSnapshot) {
  return isDraft ? ok(undefined) : checkGrounds(reasonCodes, snapshot)
}

type Beginning = {
  command: ProposeExclusion
  open: Exclusion | undefined
  scope: { scope: 'all' | 'category'; category: string | null; reasonCodes: string[] }
  snapshot: ExclusionSnapshot
  person: Person
  now: Date
}

async function begin(
  tx: Tx,
  { command, open, scope, snapshot, person, now }: Beginning,
): Promise<CaseAnswer> {
  const { sellerId, zone, note, isDraft = false, proposalId = null } = command
  if (proposalId !== null) await closeProposal(tx, proposalId, 'taken', now)
  const frozen = { snapshot: JSON.stringify(snapshot), proposedBy: person.id, proposedAt: now }
  const set = { ...scope, note, proposalId, ...frozen }
  const exclusion = await keepNewCase(tx, { open, sellerId, zone, now }, { ...set, state: 'proposed' })
  const before = open?.state ?? 'observed'
  const step = { exclusion, isSameVersion: true }
  const events = [
    caseEvent('exclusion_proposed', { ...step, before, after: 'proposed' }, { ...scope, proposalId }),
  ]
  const submitted = isDraft ? undefined : moveExclusion('proposed', 'submit')
  const state = submitted?.ok ? submitted.value : 'proposed'
  if (state !== 'proposed') {
    await setExclusion(tx, exclusion.id, { state }, { isNewVersion: false })
    events.push(caseEvent('exclusion_submitted', { ...step, before: 'proposed', after: state }, {}))
  }
  const { requestKey } = command
  await record(tx, events, { actor: actorOfPerson(person), at: now, requestKey })
  return { id: exclusion.id, state, version: exclusion.version }
}

/** A seller's open case says better than its state alone why there cannot be another. */
function alreadyOpen<Refused extends { ok: false; refusal: { reason: string } }>(
  { id, state }: { id: string; state: ExclusionState },
  refused: Refused,
) {
  return refused.refusal.reason === 'not_allowed'
    ? refuse({ reason: 'already_open' as const, id, state })
    : refused
}
