import { announce } from '#commands/announce'
import { createWebhookEndpoint } from '#commands/create-webhook-endpoint'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { claimDeliveries, listDeliveries } from '#db/webhook-deliveries'
import { listWebhookEndpoints } from '#db/webhook-endpoints'
import { quiet } from '#tests/workers/reviews'
import { deliverWebhooks } from '#workers/handlers/deliver-webhooks'
import { createSender } from '#workers/webhooks/send'

export const now = new Date('2026-11-22T09:00:00Z')
export const plus = (ms: number) => new Date(now.getTime() + ms)
export const day = 86_400_000
export const admin = { kind: 'person', id: 'admin' } as const
export const send = createSender({ allowPrivate: true })

export async function createEndpoint(db: Database, url: string) {
  const made = await createWebhookEndpoint(db, { url }, admin, now)
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value
}

/** Has the marketplace be told of `count` withdrawals. */
export async function tell(db: Database, count: number, prefix = 'r') {
  const data = {
    before: 'published',
    after: 'withdrawn',
    revision: 1,
    reason: null,
    wasPublic: true,
    coolsUntil: null,
  } as const
  const events = Array.from({ length: count }, (_, index) => ({
    type: 'review_withdrawn' as const,
    subject: { kind: 'review' as const, id: `${prefix}${index + 1}` },
    data,
  }))
  await db.transaction().execute((tx) => record(tx, events, { actor: admin, at: now }))
  await announce(db, { limit: 1_000 }, now)
}

export function claim(db: Database, at: Date) {
  const until = new Date(at.getTime() + 60_000)
  return db.transaction().execute((tx) => claimDeliveries(tx, { limit: 50, until }, at))
}

/** Claims and delivers what is due at that time, until nothing is. */
export async function deliverDue(db: Database, at: Date) {
  const tools = {
    db,
    send,
    log: quiet,
    zone: 'UTC',
    jobId: 'j',
    now: () => at,
    linkBase: 'https://assay.example',
  }
  for (let jobs = await claim(db, at); jobs.length > 0; jobs = await claim(db, at)) {
    await Promise.all(jobs.map(({ ids }) => deliverWebhooks({ ids }, tools)))
  }
}

export async function list(db: Database) {
  const [endpoint] = await listWebhookEndpoints(db)
  return endpoint ? listDeliveries(db, endpoint.id, { limit: 1_000 }) : []
}

export async function states(db: Database): Promise<string[]> {
  return (await list(db)).map(({ state }) => state)
}

export function flat(headers: NodeJS.Dict<string | string[]> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
