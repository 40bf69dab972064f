import { record } from '#commands/record'
import { holdRing, type RingRequest, type RingTurnedAway } from '#commands/rings/hold-ring'
import type { Database } from '#db/client'
import { beginRound, setRing } from '#db/rings/deciding'
import type { Person } from '#domain/permission'
import { findReason } from '#domain/reason'
import { ok, type Result, refuse } from '#domain/result'
import { moveRing, type RingRefusal } from '#domain/rings/ring'

export type RejectRing = RingRequest & { reasonCode: string; note?: string | undefined }
export type RejectRingRefusal =
  | RingTurnedAway
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
): Promise<Result<undefined, RejectRingRefusal>> {
  return db.transaction().execute(async (tx) => {
    const held = await holdRing(tx, command, person)
    if (!held.ok) return held
    const ring = held.value
    if (!ring) return ok(undefined)
    const { reasonCode, note, requestKey } = command
    if (!findReason(reasonCode)?.saysFake) return refuse({ reason: 'reason_unknown' as const })
    const moved = moveRing(ring.state, 'reject')
    if (!moved.ok) return moved
    const round = ring.round + 1
    const reviews = await beginRound(tx, ring.id, round)
    if (reviews === 0) return refuse({ reason: 'nothing_left' as const })

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
  })
}
