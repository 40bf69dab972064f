import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { ComplaintSide } from '#domain/complaints/mover'

/** What waits for a side's word: an open offer of the other side, or a settlement it has not signed. */
export async function findNewestOfferFor(
  tx: Tx,
  { complaintId, side }: { complaintId: string; side: ComplaintSide },
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select id, made_at as at from complaint_offer
      where complaint_id = ${complaintId} and state = 'open' and made_by <> ${side}
      union all
      select id, drafted_at from complaint_settlement
      where complaint_id = ${complaintId} and replaced_at is null
        and (case ${side}::text when 'complainant' then complainant_signed_at else respondent_signed_at end) is null
    ) waiting order by at desc limit 1`.execute(tx)
  return rows[0]
}

/**
 * The newest offer that came to nothing, where this side has to hear of it: its own was declined, one of the other side
 * taken back, any ran out. One that was accepted or answered with another is told as that.
 */
export async function findNewestOfferOverFor(
  tx: Tx,
  { complaintId, side }: { complaintId: string; side: ComplaintSide },
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from complaint_offer
    where complaint_id = ${complaintId}
      and (state = 'expired' or (state = 'declined' and made_by = ${side})
        or (state = 'withdrawn' and made_by <> ${side}))
    order by settled_at desc, id limit 1`.execute(tx)
  return rows[0]
}
