import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#db/client'
import { isFiledByShop } from '#db/complaints/filed-by-shop'
import type { LineOfWait } from '#domain/usual-wait'

/** What waits, since when, and the shop that waits for it, if one does. */
export type LateWait = { subjectId: string; sellerId: string | null; reviewId: string | null; since: Date }

/** Since when a complaint waits, whichever it was last: filed, contested or opened again. */
export const complaintSince = sql<Date>`greatest(received_at, contested_at, reopened_at)`

/**
 * By line: what waits for one of our people, as (place, subject_id, seller_id, review_id, since); `place` is what is
 * told of once. A review put before people again, and a better version of a letter, wait anew.
 */
const waiting: Record<LineOfWait, (states: RawBuilder<unknown>) => RawBuilder<unknown>> = {
  review: (states) => sql`
    select w.id::text as place, r.id as subject_id, null::text as seller_id, r.id as review_id, w.opened_at as since
    from work_item w join review r on r.id = w.subject_id
    where w.kind = 'review' and w.closed_at is null and r.state in (${states})`,
  reply: (states) =>
    sql`select id, id, seller_id, review_id, received_at from reply where state in (${states})`,
  dispute: (states) => sql`
    select id::text, id::text, seller_id, review_id, filed_at from review_dispute where state in (${states})`,
  fault_claim: (states) => sql`
    select id::text, id::text, seller_id, review_id, filed_at from fault_claim where state in (${states})`,
  appeal: (states) => sql`
    select a.id::text, a.id::text, s.addressee_seller_id, null, a.submitted_at
    from appeal a join statement s on s.id = a.statement_id
    where a.state in (${states})`,
  letter: (states) => sql`
    select l.id || '/' || v.version, l.id::text, l.seller_id, null, v.submitted_at
    from letter l join letter_version v on v.letter_id = l.id and v.version = l.sent_version
    where l.state in (${states}) and l.received_at is not null and l.answered_at is null`,
  // As in complaintWaitsSince and placeOfComplaintWait.
  complaint: (states) => sql`
    select id || coalesce('/' || floor(extract(epoch from greatest(contested_at, reopened_at)) * 1000)::text, ''), id,
      null, null, ${complaintSince}
    from complaint
    where state in (${states}) and (seller_asked_at is null or seller_asked_at < ${complaintSince})
      and channel <> 'notice' and not ${isFiledByShop('complaint')}`,
}

/**
 * Takes what has waited in one of these states in a line since before an instant and of which nobody was told, the
 * longest first. The states are written out, as the indexes of the lines have them.
 */
export async function takeLateWaits(
  tx: Tx,
  {
    line,
    states,
    before,
    limit,
  }: { line: LineOfWait; states: readonly string[]; before: Date; limit: number },
  now: Date,
): Promise<LateWait[]> {
  const { rows } = await sql<LateWait>`
    with waiting (place, subject_id, seller_id, review_id, since) as (${waiting[line](sql.join(states.map((state) => sql.lit(state))))}), late as materialized (
      select * from waiting
      where since < ${before}
        -- One look by key for each: planned as a join it is a guess at how many were told, once off by a thousandfold.
        and (select t.told_at from told_wait t where t.line = ${line} and t.place = waiting.place) is null
      order by since limit ${limit}
    ), told as (
      insert into told_wait (line, place, told_at) select ${line}, place, ${now} from late
      on conflict do nothing returning place
    )
    select late.subject_id, seller_id, review_id, since from late join told on told.place = late.place
    order by since`.execute(tx)
  return rows
}

/** Whether somebody was told that what they wait for takes longer than usual. */
export async function wasToldOfWait(tx: Tx, line: LineOfWait, place: string): Promise<boolean> {
  const told = await tx
    .selectFrom('toldWait')
    .select('toldAt')
    .where('line', '=', line)
    .where('place', '=', place)
    .executeTakeFirst()
  return told !== undefined
}
