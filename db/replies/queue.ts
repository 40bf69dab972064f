import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { isUntied, withTies } from '#db/ties'
import type { ReplyFlaw } from '#domain/replies/flaws'
import type { ReplyState } from '#domain/replies/state'

export type WaitingReply = {
  id: string
  reviewId: string
  sellerId: string
  text: string
  dueAt: Date
  flaws: ReplyFlaw[]
  leaseHolder: string | null
  leaseUntil: Date | null
}

/** A page of the replies that wait for a person, the longest due first. */
export async function listWaitingReplies(
  db: Database,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<WaitingReply[]> {
  const from = after ? sql`and (due_at, id) > (${after.at}, ${after.id})` : sql``
  const { rows } = await sql<WaitingReply>`
    select id, review_id, seller_id, text, due_at, flaws, lease_holder, lease_until from reply
    where state = 'queued' ${from} order by due_at, id limit ${limit}`.execute(db)
  return rows
}

type Claim = { accountId: string; now: Date; until: Date }

/**
 * Leases the reply somebody has in hand, or the first in line that nobody else holds, stepping around those just being
 * taken and those to reviews of somebody they are tied to (B27); its id. Two steps, as one order of both would sort all
 * that waits.
 */
export async function claimNextReply(db: Database, claim: Claim): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with ${withTies(claim.accountId)}, own as materialized (
      select id from reply where state = 'queued' and lease_holder = ${claim.accountId}
        and ${isUntied(sql`reply.review_id`)}
      order by due_at, id limit 1 for update skip locked
    ), first as materialized (
      select id from reply
      where state = 'queued' and (lease_until is null or lease_until <= ${claim.now}) and not exists (select from own)
        and ${isUntied(sql`reply.review_id`)}
      order by due_at, id limit 1 for update skip locked
    ), next as (select id from own union all select id from first)
    update reply set lease_holder = ${claim.accountId}, lease_until = ${claim.until}
    from next where reply.id = next.id returning reply.id`.execute(db)
  return rows[0]?.id
}

export type ReplyToDecide = {
  id: string
  reviewId: string
  sellerId: string
  revision: number
  text: string
  createdAt: Date
  state: ReplyState
  flaws: ReplyFlaw[]
  reasonCode: string | null
  note: string | null
  leaseHolder: string | null
  leaseUntil: Date | null
  version: number
}

const toDecide = [
  'id',
  'reviewId',
  'sellerId',
  'revision',
  'text',
  'createdAt',
  'state',
  'flaws',
  'reasonCode',
  'note',
  'leaseHolder',
  'leaseUntil',
  'version',
] as const

/** One reply as staff see it; what a shop has only begun to write is its own. */
export function findReply(db: Database | Tx, id: string): Promise<ReplyToDecide | undefined> {
  return db
    .selectFrom('reply')
    .select(toDecide)
    .where('id', '=', id)
    .where('state', '<>', 'draft')
    .executeTakeFirst()
}

export type SetReplyDecision = {
  id: string
  state: ReplyState
  decidedBy: string
  decidedAt: Date
  reasonCode: string | null
  note: string | null
}

/** Writes down what a person decided; one to be published is put in its place afterwards. */
export async function setReplyDecision(tx: Tx, { id, ...decision }: SetReplyDecision): Promise<void> {
  await tx
    .updateTable('reply')
    .set((eb) => ({ ...decision, leaseHolder: null, leaseUntil: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Has a refused reply wait to be put in its place again; false where its shop has written another since. */
export async function setReplyRestored(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`
    update reply set state = 'queued', version = version + 1 where id = ${id} and not exists (
      select from reply other where other.review_id = reply.review_id and other.seller_id = reply.seller_id
        and other.revision = reply.revision and other.is_standing) returning id`.execute(tx)
  return rows.length > 0
}
