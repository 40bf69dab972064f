import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findRecorded } from '#db/events'
import { holdRequestKey, insertIncident } from '#db/measures/incidents'
import type { Day } from '#domain/day'
import { type IncidentState, judgeSpan, type SpanRefusal } from '#domain/measures/incident'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type OpenIncident = {
  category?: string | undefined
  region?: string | undefined
  fromDay: Day
  toDay: Day
  reason: string
  /** Whether it is looked into first, or known for sure. */
  state: Exclude<IncidentState, 'lifted'>
  requestKey: string
}
export type OpenIncidentRefusal = SpanRefusal | { reason: 'not_permitted' } | { reason: 'reason_required' }

/** Notes days on which something beyond the sellers went wrong (R3.13). A repeated request adds nothing. */
export async function openIncident(
  db: Database,
  { category = undefined, region = undefined, fromDay, toDay, reason, state, requestKey }: OpenIncident,
  person: Person,
  now: Date,
): Promise<Result<undefined, OpenIncidentRefusal>> {
  return db.transaction().execute(async (tx) => {
    await holdRequestKey(tx, requestKey)
    if (await findRecorded(tx, requestKey)) return ok(undefined)
    if (!may(person, 'manage_measures')) return refuse({ reason: 'not_permitted' as const })
    if (!reason.trim()) return refuse({ reason: 'reason_required' as const })
    const span = judgeSpan({ fromDay, toDay })
    if (!span.ok) return span

    const place = { category: category ?? null, region: region ?? null, fromDay, toDay, state }
    const created = { reason: reason.trim(), createdBy: person.id, createdAt: now }
    const id = await insertIncident(tx, { ...place, ...created })
    const data = { before: null, after: state, category: place.category, fromDay, toDay }
    await record(tx, [{ type: 'incident_changed', subject: { kind: 'incident', id }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
      requestKey,
    })
    return ok(undefined)
  })
}
