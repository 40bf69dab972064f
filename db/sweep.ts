import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'

/** Holds a sweep for this transaction; false where another process is sweeping. */
export async function tryLockSweep(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('assay.sweep')) as held`.execute(tx)
  return rows[0]?.held === true
}

/**
 * Reviews that have waited for screening since before `since` with nothing in the outbox to set it off, the
 * oldest first.
 */
export async function listForgottenReviews(
  db: Database,
  { since, limit }: { since: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from review
    where state in ('received', 'edit_pending') and received_at < ${since}
      and not exists (
        select from outbox where outbox.subject_id = review.id and outbox.job = 'screen_reviews')
    order by received_at limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Reviews held for evidence whose time is over and whose release nothing in the outbox sets off. */
export async function listOverdueEvidence(db: Database, limit: number, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from review
    where state = 'held_evidence' and due_at <= ${now} and not exists (
      select from outbox where outbox.subject_id = review.id and outbox.job = 'release_held_evidence')
    order by due_at limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Folds the changes of each queue's length into one row, in one statement, so that their sum never differs. */
export async function foldQueueCounts(db: Database): Promise<void> {
  await sql`
    with folded as (
      delete from queue_count where id in (
        select id from queue_count order by id limit 50000 for update skip locked)
      returning queue, change
    )
    insert into queue_count (queue, change)
    select queue, sum(change) from folded group by queue having sum(change) <> 0`.execute(db)
}

export async function deleteEndedSessions(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expiresAt', '<', now).execute()
}

/** Ends deliveries that were made while their endpoint was being switched off. */
export async function buryDeliveriesOfDisabled(db: Database, now: Date): Promise<void> {
  await sql`
    update webhook_delivery set state = 'dead', finished_at = ${now}, leased_until = null
    from webhook_endpoint where webhook_endpoint.id = endpoint_id
      and webhook_endpoint.disabled_at is not null and state = 'pending'`.execute(db)
}
