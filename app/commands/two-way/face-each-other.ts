import type { Tx } from '#db/client'
import { insertCase } from '#db/coercion/cases'
import { listPolicies } from '#db/policies'
import { listPairs, openSealed, type Pair, sealReviews } from '#db/two-way/pairs'
import type { DomainEvent } from '#domain/event'
import { policyOf } from '#domain/policy'
import { looksLikeRetaliation, opensAt } from '#domain/two-way/two-way'

/**
 * Sets reviews that have just come beside what the other side of their order wrote (R3.2): where their category wants
 * it, the first one is sealed until the second is there or its days are over; one that looks like an answer in kind is
 * shown to seniors. Those of them that are `edited` were decided on when they first came: where the rule is switched on
 * later, what readers have seen is not taken from them.
 */
export async function faceEachOther(
  tx: Tx,
  { ids, edited }: { ids: string[]; edited: ReadonlySet<string> },
  now: Date,
): Promise<DomainEvent[]> {
  const policies = await listPolicies(tx)
  const isSealing = policies.some(({ rules }) => rules.revealDays)
  const pairs = await listPairs(tx, { ids, withLone: isSealing })
  if (pairs.length === 0) return []
  const alone = pairs.filter(({ own, other }) => !other && !edited.has(own.id))
  const sealed = alone.flatMap(({ own, orderId, category }) => {
    const { revealDays } = policyOf(policies, category).rules
    return revealDays ? [{ reviewId: own.id, orderId, opensAt: opensAt(now, revealDays) }] : []
  })
  if (sealed.length > 0) await sealReviews(tx, sealed)
  const met = pairs.filter(({ other }) => other)
  if (met.length === 0) return []
  const events = await showRetaliation(tx, met, now)
  await openSealed(
    tx,
    met.map(({ orderId }) => orderId),
    now,
  )
  return events
}

async function showRetaliation(tx: Tx, pairs: Pair[], now: Date): Promise<DomainEvent[]> {
  const events: DomainEvent[] = []
  for (const { own, other, sellerId } of pairs) {
    if (!other || !looksLikeRetaliation(own, other)) continue
    const opened = { kind: 'retaliation', sellerId, reviewId: own.id, questionId: null } as const
    const caseId = await insertCase(tx, opened, now)
    if (!caseId) continue
    const subject = { kind: 'review', id: own.id } as const
    events.push({ type: 'integrity_case_opened', subject, data: { caseId, kind: 'retaliation', sellerId } })
  }
  return events
}
