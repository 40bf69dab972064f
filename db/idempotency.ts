import { sql } from 'kysely'
import type { Database } from '#db/client'

/** Whose request, to which route, under which key. */
export type IdempotencyKey = { principal: string; route: string; key: string }
/** How long an answer is given again, and after how long an unanswered claim is taken for a dead process's. */
const keptFor = '24 hours'
const abandonedAfter = '60 seconds'

/** Claims a key for the request being worked on; false where it is claimed or answered already. */
export async function claimIdempotencyKey(
  db: Database,
  { principal, route, key }: IdempotencyKey,
  digest: Buffer,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into idempotency as kept (principal, route, key, body_digest, created_at)
    values (${principal}, ${route}, ${key}, ${digest}, ${now})
    on conflict (principal, route, key) do update
      set body_digest = excluded.body_digest, created_at = excluded.created_at, status = null, answer = null
      where kept.created_at < ${now}::timestamptz - ${keptFor}::interval
        or (kept.status is null and kept.created_at < ${now}::timestamptz - ${abandonedAfter}::interval
            and kept.body_digest = excluded.body_digest)
    returning key`.execute(db)
  return rows.length > 0
}

/** What is kept under a key; `answer` is empty while the first request is being worked on. */
export async function findIdempotentAnswer(db: Database, { principal, route, key }: IdempotencyKey) {
  const kept = await db
    .selectFrom('idempotency')
    .select(['bodyDigest', 'status', 'answer'])
    .where('principal', '=', principal)
    .where('route', '=', route)
    .where('key', '=', key)
    .executeTakeFirst()
  if (!kept) return undefined
  const { bodyDigest, status, answer } = kept
  return { bodyDigest, answer: status === null ? undefined : { status, body: answer } }
}

/** Keeps the answer, unless another request has taken the claim over since `claimedAt`. */
export async function keepIdempotentAnswer(
  db: Database,
  { principal, route, key }: IdempotencyKey,
  answer: { status: number; body: string },
  claimedAt: Date,
): Promise<void> {
  await db
    .updateTable('idempotency')
    .set({ status: answer.status, answer: JSON.stringify(answer.body) })
    .where('principal', '=', principal)
    .where('route', '=', route)
    .where('key', '=', key)
    .where('createdAt', '=', claimedAt)
    .execute()
}

/** Gives a claim back, so that the next request with this key is worked on. */
export async function releaseIdempotencyKey(
  db: Database,
  { principal, route, key }: IdempotencyKey,
  claimedAt: Date,
): Promise<void> {
  await db
    .deleteFrom('idempotency')
    .where('principal', '=', principal)
    .where('route', '=', route)
    .where('key', '=', key)
    .where('createdAt', '=', claimedAt)
    .execute()
}

/** Removes at most `limit` of what is older than a replay may be; how many that were. */
export async function deleteOldIdempotencyKeys(db: Database, now: Date, limit: number): Promise<number> {
  const { rows } = await sql`
    delete from idempotency where ctid = any(array(
      select ctid from idempotency where created_at < ${now}::timestamptz - ${keptFor}::interval limit ${limit}
    )) returning 1`.execute(db)
  return rows.length
}
