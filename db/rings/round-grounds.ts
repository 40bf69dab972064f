import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { noticedBy } from '#db/statements/source'
import { isUntied, withTies } from '#db/ties'
import type { ReviewDirection, ReviewState } from '#domain/review'
import type { NoticeOrigin } from '#domain/statements/origin'

/** A review of a round, with what a decision about it would rest on. */
export type RoundGrounds = {
  id: string
  revision: number
  state: ReviewState
  publishedRevision: number | null
  direction: ReviewDirection
  language: string | null
  createdAt: Date
  /** What the seller is called; its id where it is not known. */
  shop: string
  shopLanguage: string | null
  /** Findings about this revision at least as strong as asked. */
  strongSignals: number
  noticedBy: NoticeOrigin | null
  /** Whether the person asked about is tied to its shop or author. */
  isTied: boolean
  /** Whether the person asked about has decided about it before. */
  tookPart: boolean
  /** Whether somebody else has it before them. */
  isHeldByOther: boolean
}

type Asked = {
  ringId: string
  round: number
  /** From which strength (0–1) a signal counts, and which do at all. */
  strong: number
  findings: readonly string[]
  personId: string
  now: Date
}

/**
 * The same grounds as a single decision has, of all reviews that a round has not reached, in the order of their ids.
 */
export async function listRoundGrounds(
  tx: Tx,
  { ringId, round, strong, findings, personId, now }: Asked,
): Promise<RoundGrounds[]> {
  const review = { id: sql.ref<string>('review.id'), createdAt: sql.ref<Date>('review.created_at') }
  const { rows } = await sql<RoundGrounds>`
    with ${withTies(personId)}
    select review.id, review.revision, review.state, review.published_revision, review.direction, review.language,
      review.created_at, seller.language as shop_language,
      coalesce(seller.name, review.seller_id) as shop,
      coalesce((select count(*) from screening s, jsonb_array_elements(s.signals) signal
        where s.review_id = review.id and s.revision = review.revision
          and (signal ->> 'strength')::float8 >= ${strong} and signal ->> 'name' = any(${findings})), 0) as strong_signals,
      ${noticedBy(review)} as noticed_by,
      not ${isUntied(sql`review.id`)} as is_tied,
      exists (select from decision d where d.subject_kind = 'review' and d.subject_id = review.id
        and d.decided_by = ${personId}) as took_part,
      exists (select from work_item item where item.kind in ('review', 'audit') and item.subject_id = review.id
        and item.closed_at is null and item.lease_holder <> ${personId} and item.lease_until > ${now}) as is_held_by_other
    from ring_review part join review on review.id = part.review_id left join seller on seller.id = review.seller_id
    where part.ring_id = ${ringId} and part.round = ${round} and part.outcome is null
    order by review.id`.execute(tx)
  return rows
}
