import { randomUUID } from 'node:crypto'
import { explainDecision, keepDecision } from '#commands/keep-decision'
import { findPolicyHeld } from '#commands/policy-held'
import { rememberBefore } from '#commands/review-change'
import type { Tx } from '#db/client'
import { findSellerOfCase } from '#db/exclusions/cases'
import { setReview } from '#db/reviews'
import { closeWorkItem, lockOpenWorkItem } from '#db/work-queue'
import type { DomainEvent } from '#domain/event'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'
import { moveReview, type ReviewRefusal } from '#domain/review'
import type { StatementRefusal } from '#domain/statements/fill'
import type { DecisionOrigin } from '#domain/statements/origin'
import type { IllegalGround } from '#domain/statements/review/restricting-decision'
import { effectOf, type Verdict } from '#domain/verdict'

type Restricting = {
  review: Parameters<typeof explainDecision>[0]['review'] &
    Parameters<typeof rememberBefore>[0] & { text: string }
  /** Takes it down, or masks places of it. */
  verdict: Verdict & { action: 'reject' | 'redact' }
  person: Person
  now: Date
  requestKey: string
  zone: string
  /** Who outside asked for the look. */
  origin: Exclude<DecisionOrigin, 'own'>
  illegal?: IllegalGround | null
}

/**
 * Takes a published review down, or masks places of it, after somebody outside asked for the look (V17), and tells its
 * author why. One that is hidden for the time being can be taken down too. Nobody has to look at it any more, be it a
 * senior or whoever audits it; and as somebody outside is answered by it, it cannot be undone.
 */
export async function restrictPublished(
  tx: Tx,
  { review, verdict, person, now, requestKey, zone, origin, illegal = null }: Restricting,
): Promise<Result<DomainEvent, ReviewRefusal | StatementRefusal>> {
  const moved = moveReview(review.state, verdict.action === 'reject' ? 'take_down' : 'mask')
  if (!moved.ok) return moved
  const decision = { id: randomUUID(), verdict, person, now, review, state: moved.value }
  const seller = await findSellerOfCase(tx, review.sellerId)
  const shop = { shop: seller?.name ?? review.sellerId, shopLanguage: seller?.language ?? null }
  const explained = explainDecision({ ...decision, ...shop, strongSignals: 0, origin, illegal, zone })
  if (!explained.ok) return explained
  const item = await lockOpenWorkItem(tx, review.id)
  if (item) await closeWorkItem(tx, item.id, now)
  await setReview(tx, review.id, { state: moved.value, ...effectOf(verdict, review), dueAt: null })
  const before = rememberBefore(review, undefined)
  const kept = {
    requestKey,
    statement: explained.value,
    policyVersion: (await findPolicyHeld(tx, review.sellerId)).version,
    before,
    isAudit: false,
    isFinal: true,
  }
  return ok(await keepDecision(tx, { ...decision, ...kept }))
}
