import { seenBefore, type TurnedAway } from '#commands/measures/seen-before'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockIncident, setIncident } from '#db/measures/incidents'
import { type IncidentMove, moveIncident } from '#domain/measures/incident'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ChangeIncident = {
  incidentId: string
  move: IncidentMove
  /** Why it is lifted. */
  reason?: string | undefined
  seenVersion: number
  requestKey: string
}
export type ChangeIncidentRefusal =
  | { reason: 'not_found' }
  | TurnedAway
  | { reason: 'changed_meanwhile' }
  | { reason: 'not_allowed_now' }
  | { reason: 'reason_required' }

/** Confirms an incident, whose days are left out from then on, or lifts it with a reason, so that they count again. */
export async function changeIncident(
  db: Database,
  { incidentId, move, reason, seenVersion, requestKey }: ChangeIncident,
  person: Person,
  now: Date,
): Promise<Result<undefined, ChangeIncidentRefusal>> {
  return db.transaction().execute(async (tx) => {
    const incident = await lockIncident(tx, incidentId)
    if (!incident) return refuse({ reason: 'not_found' as const })
    const isAllowed = may(person, 'manage_measures')
    const seen = await seenBefore(tx, { requestKey, subjectId: incidentId, isAllowed })
    if (!seen.ok) return seen
    if (seen.value) return ok(undefined)
    if (incident.version !== seenVersion) return refuse({ reason: 'changed_meanwhile' as const })
    const moved = moveIncident(incident.state, move, reason)
    if (!moved.ok) return moved

    const closing = { closedBy: person.id, closedAt: now, liftReason: reason?.trim() ?? null }
    await setIncident(tx, incidentId, { state: moved.value, ...(moved.value === 'lifted' && closing) })
    const { category, fromDay, toDay, state: before } = incident
    const data = { before, after: moved.value, category, fromDay, toDay }
    await record(tx, [{ type: 'incident_changed', subject: { kind: 'incident', id: incidentId }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
      requestKey,
    })
    return ok(undefined)
  })
}
