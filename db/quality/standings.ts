import type { Database } from '#db/client'
import type { QualityStatus } from '#domain/quality/proposal'

/** Sellers of a run against whom something speaks, by id, after the one at `after`. */
export function listStandings(
  db: Database,
  { runId, status }: { runId: number; status: Extract<QualityStatus, 'exclude' | 'hold' | 'watch'> },
  { after, limit }: { after?: string | undefined; limit: number },
) {
  return (
    db
      .selectFrom('sellerQuality as q')
      .leftJoin('seller', 'seller.id', 'q.sellerId')
      .select([
        'q.sellerId',
        'seller.name',
        'q.category',
        'q.feedback365',
        'q.observed365',
        'q.expected365',
        'q.ratio',
        'q.score',
        'q.grade',
      ])
      .where('runId', '=', runId)
      .where('q.status', '=', status)
      // What the index of standings holds, spelled out so that the planner sees it.
      .where('q.status', 'in', ['exclude', 'hold', 'watch'])
      .$if(after !== undefined, (query) => query.where('q.sellerId', '>', after ?? ''))
      .orderBy('q.sellerId')
      .limit(limit)
      .execute()
  )
}

/** How the counters stood against a full rebuild the last time; undefined before anything was counted. */
export function findCounterCheck(db: Database) {
  return db
    .selectFrom('qualityCount')
    .select(['asOf', 'rebuiltOn', 'rebuiltRows', 'driftedRows'])
    .executeTakeFirst()
}
