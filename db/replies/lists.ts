import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { ReplyToDecide } from '#db/replies/queue'
import type { ReplyState } from '#domain/replies/state'

export type ReplyFilter = {
  state?: ReplyState | undefined
  sellerId?: string | undefined
  reviewId?: string | undefined
}

export type ListedReply = Pick<
  ReplyToDecide,
  'id' | 'reviewId' | 'sellerId' | 'revision' | 'text' | 'state' | 'version' | 'createdAt'
>

/** A page of what shops have sent to reviews, the newest first; what one has only begun to write is its own. */
export function listReplyPage(
  db: Database,
  { state, sellerId, reviewId }: ReplyFilter,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<ListedReply[]> {
  let page = db
    .selectFrom('reply')
    .select(['id', 'reviewId', 'sellerId', 'revision', 'text', 'state', 'version', 'createdAt'])
    .where(sql<boolean>`state <> 'draft'`)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
  if (state) page = page.where('state', '=', state)
  if (sellerId) page = page.where('sellerId', '=', sellerId)
  if (reviewId) page = page.where('reviewId', '=', reviewId)
  if (after) page = page.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`)
  return page.execute()
}
