import type { Tx } from '#db/client'
import { listPolicies } from '#db/policies'
import { listReplyCategories, type NewReply } from '#db/replies/intake'
import { policyOf } from '#domain/policy'
import { findReplyFlaws, screenReply } from '#domain/replies/flaws'

const hourMs = 3_600_000

type Sent = Omit<NewReply, 'flaws' | 'dueAt'>

/** `isClean`: nothing keeps it from being published at once. */
export type ScreenedReply = NewReply & { isClean: boolean }

/**
 * Screens replies, in their order, whoever sent them: the rules are those of their order's category, or of their
 * seller's where there is no order.
 */
export async function screenReplies(tx: Tx, sent: Sent[], now: Date): Promise<ScreenedReply[]> {
  const policies = await listPolicies(tx)
  const categories = await listReplyCategories(
    tx,
    sent.map(({ row }) => row),
  )
  return sent.map((reply, place) => {
    const { rules } = policyOf(policies, categories[place] ?? null)
    const flaws = findReplyFlaws(reply.row.text)
    const isClean = screenReply(flaws, rules) === 'screen_publish'
    return { ...reply, flaws, isClean, dueAt: new Date(now.getTime() + rules.dueHours * hourMs) }
  })
}
