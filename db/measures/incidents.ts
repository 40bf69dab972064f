import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Day } from '#domain/day'
import type { IncidentState } from '#domain/measures/incident'

/** Incidents, the newest first; at most `limit`, after a place in that order. */
export function listIncidents(
  db: Database,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
) {
  return db
    .selectFrom('incident')
    .leftJoin('account as creator', 'creator.id', 'incident.createdBy')
    .leftJoin('account as closer', 'closer.id', 'incident.closedBy')
    .select([
      ...(['incident.id', 'incident.category', 'incident.region', 'incident.fromDay'] as const),
      ...(['incident.toDay', 'incident.state', 'incident.reason', 'incident.createdAt'] as const),
      ...(['incident.closedAt', 'incident.liftReason', 'incident.version'] as const),
      'creator.name as createdByName',
      'closer.name as closedByName',
    ])
    .$if(after !== undefined, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('incident.createdAt', 'incident.id'),
          '<',
          eb.tuple(after?.at ?? new Date(0), after?.id ?? ''),
        ),
      ),
    )
    .orderBy('incident.createdAt', 'desc')
    .orderBy('incident.id', 'desc')
    .limit(limit)
    .execute()
}

export type NewIncident = {
  category: string | null
  region: string | null
  fromDay: Day
  toDay: Day
  state: IncidentState
  reason: string
  createdBy: string
  createdAt: Date
}

/** Makes requests with this key wait for each other: a new incident has no row yet to hold. */
export async function holdRequestKey(tx: Tx, requestKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${requestKey}, 0))`.execute(tx)
}

export async function insertIncident(tx: Tx, incident: NewIncident): Promise<string> {
  const { id } = await tx.insertInto('incident').values(incident).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The incident, held against every other change until the transaction ends. */
export function lockIncident(tx: Tx, id: string) {
  return tx
    .selectFrom('incident')
    .select(['id', 'category', 'fromDay', 'toDay', 'state', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function setIncident(
  tx: Tx,
  id: string,
  change: { state: IncidentState; closedBy?: string; closedAt?: Date; liftReason?: string | null },
): Promise<void> {
  await tx
    .updateTable('incident')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
