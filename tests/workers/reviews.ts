import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { receiveReviews } from '#commands/receive-reviews'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import type { Log } from '#workers/tools'

export const marketplace: Actor = { kind: 'api_key', id: 'marketplace' }
export const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} }

/** Sends in reviews `r1`, `r2` … of different authors, each for a seller nobody has told of. Returns their ids. */
export async function sendReviews(db: Database, count: number, now: Date): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: `r${index + 1}`,
    sellerId: `seller-${index % 7}`,
    rating: 5,
    text: `Came on day ${index + 1}, packed well, works as described.`,
    createdAt: now.toISOString(),
    author: { id: `author-${index + 1}` },
  }))
  await receiveReviews(db, rows, marketplace, now)
  return rows.map(({ id }) => id)
}

/** How often each review was screened, by the log. */
export async function countScreenings(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('event')
    .select(['subjectId', (eb) => eb.fn.countAll<number>().as('times')])
    .where('type', '=', 'review_screened')
    .groupBy('subjectId')
    .execute()
  return new Map(rows.map(({ subjectId, times }) => [subjectId, times]))
}

/** An empty folder, gone at the end of the `await using` scope. */
export async function createFolder(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'assay-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) }
}
