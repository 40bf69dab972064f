import { announce } from '#commands/announce'
import { type ImposeMeasure, imposeMeasure } from '#commands/measures/impose-measure'
import type { Database } from '#db/client'
import { listMarketplaceEvents } from '#db/marketplace-events'
import { ladderVersion, listStrikes } from '#db/measures/measures'
import { standOn } from '#domain/measures/ladder'
import type { Person } from '#domain/permission'

export const now = new Date('2026-11-26T12:00:00Z')
export const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
export const warning: ImposeMeasure = {
  sellerId: 'seller',
  step: 'warning',
  ground: 'late_or_cancelled_orders',
  explanation: 'Five orders of November came late, rule 4.2.',
  days: 180,
  seenVersion: 0,
  requestKey: 'first',
  zone: 'Europe/Kyiv',
}
export const coaching = { ...warning, step: 'coaching' as const, days: 14, task: 'Learn to pack' }
export const limit = { ...warning, step: 'rank_limit' as const, days: 30, factor: 0.5 }
export const part = { ...warning, step: 'partial_exclusion' as const, days: 14, categories: ['toys'] }

export async function ladderOf(db: Database, at = now) {
  return standOn({ strikes: await listStrikes(db, 'seller'), exclusion: 'none' }, at)
}

export async function climb(db: Database, person: Person, steps: ImposeMeasure[]) {
  for (const [at, step] of steps.entries()) {
    const seenVersion = await ladderVersion(db, 'seller')
    const imposed = await imposeMeasure(db, { ...step, seenVersion, requestKey: `step ${at}` }, person, now)
    if (!imposed.ok) throw new Error(imposed.refusal.reason)
  }
}

export async function told(db: Database, at: Date) {
  await announce(db, { limit: 100 }, at)
  return listMarketplaceEvents(db, { after: 0, limit: 100 })
}
