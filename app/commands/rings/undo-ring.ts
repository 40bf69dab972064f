import { record } from '#commands/record'
import { holdRing, type RingRequest, type RingTurnedAway } from '#commands/rings/hold-ring'
import { undoDecision } from '#commands/undo-decision'
import type { Database } from '#db/client'
import { leaveRound, listUndoable, setRing } from '#db/rings/deciding'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { moveRing, type RingRefusal } from '#domain/rings/ring'

export type UndoRingRefusal = RingTurnedAway | RingRefusal | { reason: 'not_yours' | 'too_late' }

/**
 * Takes back what was decided about a ring. What is still being written stops; of the decisions written, those nobody
 * outside has heard of are undone one by one, as any other is. The rest stand, and each can be reopened by itself.
 *
 * @returns how many decisions were undone
 */
export async function undoRing(
  db: Database,
  request: RingRequest,
  person: Person,
  now: Date,
): Promise<Result<{ undone: number }, UndoRingRefusal>> {
  const stopped = await stop(db, request, person, now)
  if (!stopped.ok || stopped.value === undefined) return stopped.ok ? ok({ undone: 0 }) : stopped
  const part = { ringId: request.ringId, round: stopped.value }
  let undone = 0
  for (const { decisionId, reviewId } of await listUndoable(db, part, now)) {
    const taken = await undoDecision(db, { decisionId }, person, now)
    if (!taken.ok) continue
    await leaveRound(db, part, { reviewIds: [reviewId] })
    undone++
  }
  return ok({ undone })
}

/** Opens the ring again; the round to be undone, or nothing where the request was carried out before. */
async function stop(
  db: Database,
  request: RingRequest,
  person: Person,
  now: Date,
): Promise<Result<number | undefined, UndoRingRefusal>> {
  return db.transaction().execute(async (tx) => {
    const held = await holdRing(tx, request, person)
    if (!held.ok) return held
    const ring = held.value
    if (!ring) return ok(undefined)
    const moved = moveRing(ring.state, 'undo')
    if (!moved.ok) return moved
    const part = { ringId: ring.id, round: ring.round }
    if (ring.state !== 'dismissed') {
      if (ring.decidedBy !== person.id) return refuse({ reason: 'not_yours' as const })
      const isTooLate = ring.state === 'rejected' && (await listUndoable(tx, part, now)).length === 0
      if (isTooLate) return refuse({ reason: 'too_late' as const })
    }

    await leaveRound(tx, part, 'unreached')
    const undecided = { decidedBy: null, decidedAt: null, reasonCode: null, note: null }
    await setRing(tx, ring.id, { state: moved.value, ...undecided })
    await record(
      tx,
      [
        {
          type: 'ring_decision_undone',
          subject: { kind: 'ring', id: ring.id },
          data: { before: ring.state, round: ring.round },
        },
      ],
      { actor: { kind: 'person', id: person.id }, at: now, requestKey: request.requestKey },
    )
    return ok(ring.round)
  })
}
