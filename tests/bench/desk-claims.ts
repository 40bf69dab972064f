import { sql } from 'kysely'
import { claimNext, closeWorkItem } from '#db/work-queue'
import type { BenchDatabase } from '#tests/bench/bench-database'
import type { Figure } from '#tests/bench/figure'
import { timed } from '#tests/bench/keep-in-flight'
import type { Moderator } from '#tests/bench/moderators'
import { percentile } from '#tests/bench/percentile'

const rounds = 500
const leaseMs = 600_000

/** Claiming the next in line, in turns with a bare `for update skip locked` on the same table. */
export async function measureClaims({ db }: BenchDatabase, moderators: Moderator[]): Promise<Figure[]> {
  const times = { claim: [] as number[], bare: [] as number[] }
  for (let round = -50; round < rounds; round++) {
    const accountId = moderators[Math.abs(round) % moderators.length]?.id ?? ''
    const now = new Date()
    const bare = await timed(() => lockNext(db))
    let claimed: { id: string } | undefined
    const claim = await timed(async () => {
      claimed = await claimNext(db, 'reviews', {
        accountId,
        now,
        until: new Date(now.getTime() + leaseMs),
      })
    })
    if (!claimed) throw new Error('The line is empty')
    const { id } = claimed
    await db.transaction().execute((tx) => closeWorkItem(tx, id, now))
    if (round < 0) continue
    times.bare.push(bare)
    times.claim.push(claim)
  }
  return [
    {
      name: 'claim-next in SQL, median',
      value: percentile(times.claim, 0.5),
      unit: 'ms',
      raw: { name: 'bare for update skip locked', value: percentile(times.bare, 0.5) },
      bar: { of: 'ratio', is: 'at most', limit: 3 },
    },
  ]
}

async function lockNext(db: BenchDatabase['db']): Promise<void> {
  await sql`
    select id from work_item where closed_at is null and queue = 'reviews'
    order by rank_at, id limit 1 for update skip locked`.execute(db)
}
