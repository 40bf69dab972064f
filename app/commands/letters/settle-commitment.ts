import { type KeyRefusal, sentBefore } from '#commands/letters/sent-before'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { lockCase } from '#db/letters/case'
import {
  countCommitments,
  findLetterOfCommitment,
  lockCommitment,
  settleCommitmentRow,
} from '#db/letters/commitments'
import { type LetterRow, lockLetter, setLetter } from '#db/letters/letters'
import { isTied } from '#db/ties'
import { type Day, dayOf } from '#domain/day'
import { moveLetter } from '#domain/letter/state'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type SettleCommitment = {
  commitmentId: string
  outcome: 'fulfilled' | 'broken'
  evidence: string
  requestKey: string
}
export type SettleRefusal =
  | KeyRefusal
  | { reason: 'not_found' | 'not_permitted' | 'tied' | 'settled' | 'not_due' | 'evidence_needed' }

/**
 * Says whether a commitment was kept, with what shows it (L11, B50). It may be found kept at any time and broken
 * only after the day it was due. Once all of a letter are settled, so is the letter. A repeated request changes
 * nothing; one of anything else under the same key is refused.
 */
export async function settleCommitment(
  db: Database,
  command: SettleCommitment,
  person: Person,
  now: Date,
): Promise<Result<undefined, SettleRefusal>> {
  return db.transaction().execute(async (tx) => {
    const locked = await lockToSettle(tx, command.commitmentId, person)
    if (!locked.ok) return locked
    const { letter, commitment, zone } = locked.value
    const { commitmentId, requestKey } = command
    const before = await sentBefore(tx, {
      ...{ requestKey, letterId: letter.id, as: ['commitment_settled'], commitmentId },
    })
    if (!before.ok) return before
    if (before.value) return ok(undefined)
    const reason = refusalOf(command, commitment, dayOf(now, zone))
    if (reason) return refuse({ reason })

    const evidence = command.evidence.trim()
    const settled = { state: command.outcome, evidence, settledBy: person.id, settledAt: now }
    await settleCommitmentRow(tx, commitment.id, settled)
    const letterState = await settleLetter(tx, letter)
    const data = {
      exclusionId: letter.exclusionId,
      commitmentId: commitment.id,
      outcome: command.outcome,
      letterState,
    }
    await record(tx, [{ type: 'commitment_settled', subject: { kind: 'letter', id: letter.id }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
      requestKey,
    })
    return ok(undefined)
  })
}

/** The commitment after its case and its letter, for somebody who judges letters and is not tied to the shop (B27). */
async function lockToSettle(tx: Tx, commitmentId: string, person: Person) {
  if (!may(person, 'judge_letters')) return refuse({ reason: 'not_permitted' as const })
  const found = await findLetterOfCommitment(tx, commitmentId)
  const ofCase = found && (await lockCase(tx, found.exclusionId))
  const letter = found && (await lockLetter(tx, found.letterId))
  const commitment = letter && (await lockCommitment(tx, commitmentId))
  if (!commitment || !ofCase) return refuse({ reason: 'not_found' as const })
  if (await isTied(tx, person.id, letter.sellerId)) return refuse({ reason: 'tied' as const })
  return ok({ letter, commitment, zone: ofCase.zone })
}

function refusalOf(
  { outcome, evidence }: SettleCommitment,
  { state, dueOn }: { state: string; dueOn: Day },
  today: Day,
): SettleRefusal['reason'] | undefined {
  if (state !== 'open') return 'settled'
  if (evidence.trim() === '') return 'evidence_needed'
  return outcome === 'broken' && today <= dueOn ? 'not_due' : undefined
}

/** One broken promise makes the whole letter broken, once none is open. */
async function settleLetter(tx: Tx, letter: LetterRow) {
  const { open, broken } = await countCommitments(tx, letter.id)
  const outcome = broken > 0 ? ('broken' as const) : ('fulfilled' as const)
  const moved = moveLetter(letter.state, outcome === 'broken' ? 'break' : 'fulfil')
  if (open > 0 || !moved.ok) return 'commitments_open' as const
  await setLetter(tx, letter.id, { state: moved.value })
  return outcome
}
