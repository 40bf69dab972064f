import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

export type AlarmKind = 'neutrality' | 'drift'
export type Alarm = { topic: string; figures: Record<string, unknown> }

/** What has to be looked into now, the newest first. */
export function listOpenAlarms(db: Database, kind?: AlarmKind) {
  return db
    .selectFrom('detectorAlarm')
    .select(['id', 'kind', 'topic', 'figures', 'raisedAt'])
    .where('clearedAt', 'is', null)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'drift'))
    .orderBy('raisedAt', 'desc')
    .limit(50)
    .execute()
}

/** Raises the alarms that are not raised yet and clears those of the kind that are over; who of each it was. */
export async function settleAlarms(
  tx: Tx,
  { kind, alarms }: { kind: AlarmKind; alarms: Alarm[] },
  now: Date,
): Promise<{ raised: { id: string; topic: string }[]; cleared: { id: string; topic: string }[] }> {
  const topics = alarms.map(({ topic }) => topic)
  const { rows: cleared } = await sql<{ id: string; topic: string }>`
    update detector_alarm set cleared_at = ${now}
    where kind = ${kind} and cleared_at is null and topic <> all(${topics})
    returning id, topic`.execute(tx)
  const { rows: raised } = await sql<{ id: string; topic: string }>`
    insert into detector_alarm (kind, topic, figures, raised_at)
    select ${kind}, topic, figures, ${now}
    from json_to_recordset(${JSON.stringify(alarms)}::json) as r (topic text, figures jsonb)
    on conflict (kind, topic) where cleared_at is null do nothing
    returning id, topic`.execute(tx)
  return { raised, cleared }
}

/** Holds the measuring of this kind for the transaction; false where another process is measuring. */
export async function tryLockMeasuring(tx: Tx, kind: AlarmKind): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext(${`assay.${kind}`})) as held`.execute(tx)
  return rows[0]?.held === true
}
