import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findAuditSetting, setAuditRate } from '#db/detector/audits'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/**
 * Changes which share (0–0.1) of automatic publications is drawn from now on; what was drawn stands for as many as it
 * did then.
 */
export async function changeAuditRate(
  db: Database,
  { rate }: { rate: number },
  person: Person,
  now: Date,
): Promise<Result<{ rate: number }, { reason: 'not_permitted' }>> {
  return db.transaction().execute(async (tx) => {
    if (!may(person, 'manage_detector')) return refuse({ reason: 'not_permitted' as const })
    const { rate: before } = await findAuditSetting(tx)
    if (before === rate) return ok({ rate })
    await setAuditRate(tx, rate)
    const subject = { kind: 'detector_model' as const, id: 'audit' }
    const actor = { kind: 'person' as const, id: person.id }
    await record(tx, [{ type: 'audit_rate_changed', subject, data: { before, after: rate } }], {
      actor,
      at: now,
    })
    return ok({ rate })
  })
}
