import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { lockFilings } from '#db/filings'
import type { FilingRecord } from '#domain/abuse'
import type { ComplaintEvents } from '#domain/events/complaint'

/** Who writes from an address: its digest, as a warning is kept for good and the address may be a stranger's. */
function partyOf(email: string): string {
  return hash('sha256', email.toLowerCase())
}

/** Makes whatever else comes from this address wait until the transaction ends. */
export function lockReporter(tx: Tx, email: string): Promise<void> {
  return lockFilings(tx, 'notices', partyOf(email))
}

/** What became of the notices of illegal content that came from an address and were answered since then. */
export async function findReporterRecord(tx: Tx, email: string, since: Date): Promise<FilingRecord> {
  const { rows } = await sql<FilingRecord>`
    with warned as (
      select max(warned_at) as at from abuse_warning
      where what = 'notice' and party_kind = 'address' and party_id = ${partyOf(email)} and warned_at >= ${since}),
    judged as (
      select received_at, stage_since as decided_at, state = 'invalid' as is_unfounded from complaint
      where channel = 'notice' and lower(contact_email) = lower(${email}) and stage_since >= ${since}
        and state in ('invalid', 'content_removed', 'out_of_scope'))
    select count(*)::int as decided, count(*) filter (where is_unfounded)::int as unfounded,
      (select at from warned) as warned_at,
      count(*) filter (where is_unfounded and received_at > (select at from warned))::int as unfounded_since,
      max(decided_at) filter (where is_unfounded) as last_unfounded_at
    from judged`.execute(tx)
  const [record] = rows
  if (!record) throw new Error('An aggregate always has a row')
  return record
}

export async function insertReporterWarning(tx: Tx, email: string, now: Date): Promise<void> {
  await tx
    .insertInto('abuseWarning')
    .values({ what: 'notice', partyKind: 'address', partyId: partyOf(email), warnedAt: now })
    .onConflict((known) => known.doNothing())
    .execute()
}

/** What whoever gave a notice was told with it of their notices before; undefined where nothing was. */
export async function findReporterJudged(
  db: Database | Tx,
  complaintId: string,
): Promise<ComplaintEvents['complaint_reporter_judged'] | undefined> {
  const { rows } = await sql<{ data: ComplaintEvents['complaint_reporter_judged'] }>`
    select data from event
    where subject_kind = 'complaint' and subject_id = ${complaintId} and type = 'complaint_reporter_judged'
    order by id desc limit 1`.execute(db)
  return rows[0]?.data
}
