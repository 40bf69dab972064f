import { record } from '#commands/record'
import { holdRing, type RingRequest, type RingTurnedAway } from '#commands/rings/hold-ring'
import type { Database } from '#db/client'
import { setExempt, setRing } from '#db/rings/deciding'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { mayExempt, type RingRefusal } from '#domain/rings/ring'

/** `reason` says why the member is exempted; without one they are taken back in. */
export type ExemptMember = RingRequest & { authorId: string; reason: string | null }
export type ExemptMemberRefusal =
  | RingTurnedAway
  | RingRefusal
  | { reason: 'reason_required' }
  | { reason: 'not_a_member' }

/** Leaves a member out of what is decided about the ring, with a reason, or takes them back in. No review changes. */
export async function exemptMember(
  db: Database,
  command: ExemptMember,
  person: Person,
  now: Date,
): Promise<Result<undefined, ExemptMemberRefusal>> {
  return db.transaction().execute(async (tx) => {
    const held = await holdRing(tx, command, person)
    if (!held.ok) return held
    const ring = held.value
    if (!ring) return ok(undefined)
    if (!mayExempt(ring.state)) return refuse({ reason: 'not_allowed_now' as const })
    const { authorId } = command
    const reason = command.reason?.trim()
    if (reason === '') return refuse({ reason: 'reason_required' as const })
    const exempt = reason === undefined ? null : { by: person.id, at: now, reason }
    const isChanged = await setExempt(tx, { ringId: ring.id, authorId }, exempt)
    if (!isChanged) return refuse({ reason: 'not_a_member' as const })

    await setRing(tx, ring.id, {})
    const subject = { kind: 'ring' as const, id: ring.id }
    const event = exempt
      ? { type: 'ring_member_exempted' as const, subject, data: { authorId, reason: exempt.reason } }
      : { type: 'ring_member_included' as const, subject, data: { authorId } }
    const { requestKey } = command
    await record(tx, [event], { actor: { kind: 'person', id: person.id }, at: now, requestKey })
    return ok(undefined)
  })
}
