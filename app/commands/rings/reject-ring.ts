import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import { holdRing, type RingRequest, type RingTurnedAway } from '#commands/rings/hold-ring'
import { sampleStatements } from '#commands/rings/sample-statements'
import type { Database, Tx } from '#db/client'
import { beginRound, setRing } from '#db/rings/deciding'
import type { Person } from '#domain/permission'
import { findReason } from '#domain/reason'
import { ok, type Result, refuse } from '#domain/result'
import { moveRing, type RingRefusal } from '#domain/rings/ring'
import type { StatementRefusal } from '#domain/statements/fill'
import type { SampleLetter } from '#domain/statements/letter'

export type RejectRing = RingRequest & {
  reasonCode: string
  note?: string | undefined
  /** The marketplace's time zone, in which days are said. */
  zone: string
  /** Changes nothing, and answers with samples of what would be sent. */
  isLook?: boolean
}
type RingRejected = { letters: SampleLetter[] } | undefined
export type RejectRingRefusal =
  | RingTurnedAway
  | StatementRefusal
  | RingRefusal
  | { reason: 'reason_unknown' }
  | { reason: 'nothing_left' }

/**
 * Decides that the reviews of a ring are fake. Which reviews, and how each of them stood, is fixed here; a job then
 * writes one decision for each, in this person's name and by the rules for a single one.
 *
 * Refused without a reason that says fake, and where no review is left that could be rejected.
 */
export async function rejectRing(
  db: Database,
  command: RejectRing,
  person: Person,
  now: Date,
): Promise<Result<RingRejected, RejectRingRefusal>> {
  const { isLook = false } = command
  const reject = async (tx: Tx): Promise<Result<RingRejected, RejectRingRefusal>> => {
    const held = await holdRing(tx, command, person)
    if (!held.ok) return held
    const ring = held.value
    if (!ring) return ok(undefined)
    const { reasonCode, note, requestKey, zone } = command
    if (!findReason(reasonCode)?.saysFake) return refuse({ reason: 'reason_unknown' as const })
    const moved = moveRing(ring.state, 'reject')
    if (!moved.ok) return moved
    const round = ring.round + 1
    const reviews = await beginRound(tx, ring.id, round)
    if (reviews === 0) return refuse({ reason: 'nothing_left' as const })
    if (isLook) {
      const verdict = { action: 'reject', reasonCode, note } as const
      return sampleStatements(tx, { ringId: ring.id, round, verdict, zone }, person, now)
    }

    const decided = { decidedBy: person.id, decidedAt: now, reasonCode, note: note?.trim() || null }
    await setRing(tx, ring.id, { state: moved.value, round, ...decided })
    await record(
      tx,
      [
        {
          type: 'ring_rejected',
          subject: { kind: 'ring', id: ring.id },
          data: { before: ring.state, round, reasonCode, reviews },
        },
      ],
      { actor: { kind: 'person', id: person.id }, at: now, requestKey },
    )
    return ok(undefined)
  }
  return refusing(db, reject, isLook)
}
