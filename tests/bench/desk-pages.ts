import { listQueue, queueSummary } from '#db/queue-page'
import type { BenchDatabase } from '#tests/bench/bench-database'
import type { Figure } from '#tests/bench/figure'
import { timed } from '#tests/bench/keep-in-flight'
import type { Moderator } from '#tests/bench/moderators'
import { percentile } from '#tests/bench/percentile'

const rounds = 300
const pageSize = 50
const deepPage = 1_000
const zone = 'Europe/Kyiv'

/** The data of the queue's first page, and of its thousandth (or last, where it is shorter). */
export async function measurePages({ db }: BenchDatabase, moderators: Moderator[]): Promise<Figure[]> {
  const person = { id: moderators[0]?.id ?? '' }
  const after = await findDeepPlace(db)
  const now = new Date()
  const page = { queue: 'reviews', limit: pageSize, now } as const
  const times = { first: [] as number[], list: [] as number[], deep: [] as number[] }
  for (let round = -20; round < rounds; round++) {
    const first = await timed(() =>
      Promise.all([listQueue(db, page), queueSummary(db, person, { now, zone })]),
    )
    const list = await timed(() => listQueue(db, page))
    const deep = await timed(() => listQueue(db, { ...page, after }))
    if (round < 0) continue
    times.first.push(first)
    times.list.push(list)
    times.deep.push(deep)
  }
  return [
    {
      name: 'first page and counts, p95',
      value: percentile(times.first, 0.95),
      unit: 'ms',
      bar: { of: 'value', is: 'at most', limit: 30 },
    },
    {
      name: 'page at depth 1 000, median',
      value: percentile(times.deep, 0.5),
      unit: 'ms',
      raw: { name: 'first page', value: percentile(times.list, 0.5) },
      bar: { of: 'ratio', is: 'at most', limit: 1.2 },
    },
  ]
}

async function findDeepPlace(db: BenchDatabase['db']): Promise<{ rankAt: Date; id: string }> {
  const { open } = await db
    .selectFrom('workItem')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('closedAt', 'is', null)
    .where('queue', '=', 'reviews')
    .executeTakeFirstOrThrow()
  return db
    .selectFrom('workItem')
    .select(['rankAt', 'id'])
    .where('closedAt', 'is', null)
    .where('queue', '=', 'reviews')
    .orderBy('rankAt')
    .orderBy('id')
    .offset(Math.max(0, Math.min(deepPage * pageSize, open - 2 * pageSize)))
    .limit(1)
    .executeTakeFirstOrThrow()
}
