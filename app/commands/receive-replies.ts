import { receiveRows } from '#commands/receive-rows'
import { reviewAnswered } from '#commands/replies/reply-events'
import type { Database, Tx } from '#db/client'
import { listPolicies } from '#db/policies'
import { insertReplies, lockReplies, placeReplies } from '#db/replies/intake'
import { listSellerCategories } from '#db/sellers'
import type { Actor, DomainEvent } from '#domain/event'
import type { ReplyRow, RowOutcome } from '#domain/intake'
import { type Policy, policyOf } from '#domain/policy'
import { findReplyFlaws, screenReply } from '#domain/replies/flaws'

const hourMs = 3_600_000

/**
 * Takes sellers' public replies to reviews and screens them: a newer one takes the place of an older one of the same
 * revision. A reply is never edited under its id.
 */
export async function receiveReplies(
  db: Database,
  rows: ReplyRow[],
  actor: Actor,
  now: Date,
): Promise<RowOutcome[]> {
  const policies = await listPolicies(db)
  const received = ({ id, reviewId }: ReplyRow): DomainEvent => ({
    type: 'reply_received',
    subject: { kind: 'reply', id },
    data: { reviewId },
  })
  return receiveRows(
    db,
    rows,
    {
      lockKnown: lockReplies,
      insert: async (tx, incoming, at) => insertReplies(tx, await screenAll(tx, incoming, policies, at), at),
      follow: async (tx, taken) => publishClean(tx, taken, policies),
      received,
      edited: received,
    },
    { actor, now },
  )
}

async function screenAll(
  tx: Tx,
  incoming: { row: ReplyRow; digest: string }[],
  policies: Policy[],
  now: Date,
) {
  const categories = await categoriesOf(
    tx,
    incoming.map(({ row }) => row),
  )
  return incoming.map(({ row, digest }) => {
    const { rules } = policyOf(policies, categories.get(row.sellerId) ?? null)
    const dueAt = new Date(now.getTime() + rules.dueHours * hourMs)
    return { row, digest, flaws: findReplyFlaws(row.text), submittedBy: null, dueAt }
  })
}

async function publishClean(tx: Tx, taken: ReplyRow[], policies: Policy[]): Promise<DomainEvent[]> {
  const categories = await categoriesOf(tx, taken)
  const publish = taken.filter(({ text, sellerId }) => {
    const { rules } = policyOf(policies, categories.get(sellerId) ?? null)
    return screenReply(findReplyFlaws(text), rules) === 'screen_publish'
  })
  const ids = (rows: ReplyRow[]) => rows.map(({ id }) => id)
  const published = await placeReplies(tx, { fresh: ids(taken), publish: ids(publish) })
  return published.map(reviewAnswered)
}

async function categoriesOf(tx: Tx, rows: ReplyRow[]): Promise<Map<string, string>> {
  const sellers = await listSellerCategories(tx, [...new Set(rows.map(({ sellerId }) => sellerId))])
  return new Map(sellers.map(({ id, category }) => [id, category]))
}
