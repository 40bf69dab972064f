import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { Queue } from '#db/schema/work'
import { noticedBy } from '#db/statements/source'
import { isTiedToAny } from '#db/ties'
import type { ReviewState } from '#domain/review'
import type { NoticeOrigin } from '#domain/statements/origin'

/** What a decision about a review rests on, besides the review itself. */
export type Grounds = {
  /** The decision the same request already led to, whether it stands or was undone. */
  first:
    | { id: string; subjectId: string; toState: ReviewState; version: number; effectiveAt: Date }
    | undefined
  /** The open item about the review. */
  item:
    | {
        id: string
        kind: 'review' | 'audit'
        queue: Queue
        leaseHolder: string | null
        leaseUntil: Date | null
        holderName: string | null
      }
    | undefined
  /** How many findings about this revision were at least as strong as asked. */
  strongSignals: number
  /** By which policy this revision was screened; null where it was not. */
  policyVersion: number | null
  /** How often the review has been sent back to its author. */
  timesReturned: number
  /** What the seller is called; its id where it is not known. */
  shop: string
  /** The language the seller is written to in, as far as it is known. */
  shopLanguage: string | null
  /** Whether whoever decides is tied to the shop or to the author. */
  isTied: boolean
  /**
   * Who gave a notice that it is illegal, since it was written as it is, that waits to be answered; null where nobody
   * did.
   */
  noticedBy: NoticeOrigin | null
}

type Asked = {
  review: { id: string; revision: number; sellerId: string; authorId: string; createdAt: Date }
  /** Whoever decides. */
  personId: string
  requestKey: string
  /** From which strength (0–1) a signal counts, and which do at all. */
  strong: number
  findings: readonly string[]
}

/**
 * Everything a decision is judged by, in one statement; the open item is held against every other change until
 * the transaction ends. The caller holds the review already.
 */
export async function lockGrounds(
  tx: Tx,
  { review, personId, requestKey, strong, findings }: Asked,
): Promise<Grounds> {
  const { rows } = await sql<Row>`
    with item as materialized (
      select id, kind, queue, lease_holder, lease_until from work_item
      where kind in ('review', 'audit') and subject_id = ${review.id} and closed_at is null for update
    ), screened as materialized (
      select signals, policy_version from screening where review_id = ${review.id} and revision = ${review.revision}
    )
    select item.id as item_id, item.kind, item.queue, item.lease_holder, item.lease_until, holder.name as holder_name,
      first.id as first_id, first.subject_id, first.to_state, first.version, first.effective_at,
      coalesce((select count(*) from screened, jsonb_array_elements(screened.signals) signal
                where (signal ->> 'strength')::float8 >= ${strong} and signal ->> 'name' = any(${findings})), 0) as strong_signals,
      (select policy_version from screened) as policy_version,
      (select count(*) from decision d where d.subject_kind = 'review' and d.subject_id = ${review.id}
         and d.action = 'return' and d.undone_at is null) as times_returned,
      coalesce((select name from seller where id = ${review.sellerId}), ${review.sellerId}) as shop,
      (select language from seller where id = ${review.sellerId}) as shop_language,
      ${isTiedToAny(personId, [review.sellerId, review.authorId])} as is_tied,
      ${noticedBy(review)} as noticed_by
    from (select) one
    left join item on true
    left join account holder on holder.id = item.lease_holder
    left join decision first on first.request_key = ${requestKey}`.execute(tx)
  return toGrounds(rows[0])
}

type Row = Pick<
  Grounds,
  'strongSignals' | 'policyVersion' | 'timesReturned' | 'shop' | 'shopLanguage' | 'isTied' | 'noticedBy'
> & {
  itemId: string | null
  kind: 'review' | 'audit'
  queue: Queue
  leaseHolder: string | null
  leaseUntil: Date | null
  holderName: string | null
  firstId: string | null
  subjectId: string
  toState: ReviewState
  version: number
  effectiveAt: Date
}

function toGrounds(row: Row | undefined): Grounds {
  if (!row) throw new Error('A join of left sides always has a row')
  const { itemId, kind, queue, leaseHolder, leaseUntil, holderName, firstId } = row
  const { subjectId, toState, version, effectiveAt, ...counts } = row
  return {
    first: firstId ? { id: firstId, subjectId, toState, version, effectiveAt } : undefined,
    item: itemId ? { id: itemId, kind, queue, leaseHolder, leaseUntil, holderName } : undefined,
    strongSignals: counts.strongSignals,
    policyVersion: counts.policyVersion,
    timesReturned: counts.timesReturned,
    shop: counts.shop,
    shopLanguage: counts.shopLanguage,
    isTied: counts.isTied,
    noticedBy: counts.noticedBy,
  }
}
