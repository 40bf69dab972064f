import { record } from '#commands/record'
import { holdRing, type RingRequest, type RingTurnedAway } from '#commands/rings/hold-ring'
import type { Database } from '#db/client'
import { setRing } from '#db/rings/deciding'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { moveRing, type RingRefusal } from '#domain/rings/ring'

export type DismissRing = RingRequest & { note: string }
export type DismissRingRefusal = RingTurnedAway | RingRefusal | { reason: 'reason_required' }

/** Finds that these authors are no ring, and says why. Their reviews stay where they are: each is judged by itself. */
export async function dismissRing(
  db: Database,
  command: DismissRing,
  person: Person,
  now: Date,
): Promise<Result<undefined, DismissRingRefusal>> {
  return db.transaction().execute(async (tx) => {
    const held = await holdRing(tx, command, person)
    if (!held.ok) return held
    const ring = held.value
    if (!ring) return ok(undefined)
    const note = command.note.trim()
    if (!note) return refuse({ reason: 'reason_required' as const })
    const moved = moveRing(ring.state, 'dismiss')
    if (!moved.ok) return moved

    const decided = { decidedBy: person.id, decidedAt: now, reasonCode: null, note }
    await setRing(tx, ring.id, { state: moved.value, ...decided })
    await record(
      tx,
      [
        {
          type: 'ring_dismissed',
          subject: { kind: 'ring', id: ring.id },
          data: { before: ring.state, note },
        },
      ],
      { actor: { kind: 'person', id: person.id }, at: now, requestKey: command.requestKey },
    )
    return ok(undefined)
  })
}
