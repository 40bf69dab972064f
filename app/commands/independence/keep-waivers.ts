import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertWaiver, lockWaiver, setWaiverEnded } from '#db/independence/waivers'
import {
  type EndWaiverRefusal,
  judgeWaiver,
  judgeWaiverEnd,
  type NewWaiver,
  type WaiverRefusal,
} from '#domain/independence/waiver'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Writes down that, while one person is there alone, they judge what they decided themselves (B27). */
export async function recordWaiver(
  db: Database,
  waiver: NewWaiver,
  person: Person,
  now: Date,
): Promise<Result<string, WaiverRefusal>> {
  const judged = judgeWaiver(person, waiver, now)
  if (!judged.ok) return judged
  const { kinds, until } = waiver
  return db.transaction().execute(async (tx) => {
    const kept = { kinds, reason: waiver.reason.trim(), recordedBy: person.id, ...judged.value }
    const id = await insertWaiver(tx, kept, now)
    const subject = { kind: 'waiver', id } as const
    const actor = { kind: 'person', id: person.id } as const
    await record(tx, [{ type: 'waiver_recorded', subject, data: { kinds, until } }], { actor, at: now })
    return ok(id)
  })
}

/** Ends a waiver before its day. What is being judged under it is finished first. */
export async function endWaiver(
  db: Database,
  waiverId: string,
  person: Person,
  now: Date,
): Promise<Result<undefined, EndWaiverRefusal | { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const waiver = await lockWaiver(tx, waiverId)
    if (!waiver) return refuse({ reason: 'not_found' as const })
    const judged = judgeWaiverEnd(person, waiver, now)
    if (!judged.ok) return judged
    await setWaiverEnded(tx, waiverId, person.id, now)
    const subject = { kind: 'waiver', id: waiverId } as const
    const actor = { kind: 'person', id: person.id } as const
    await record(tx, [{ type: 'waiver_ended', subject, data: {} }], { actor, at: now })
    return ok(undefined)
  })
}
