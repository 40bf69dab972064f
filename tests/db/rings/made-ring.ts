import type { Database } from '#db/client'
import { addReview, addSeller } from '#tests/setup/reviews'

export const now = new Date('2026-11-22T09:00:00Z')
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** Writes what screening leaves of reviews: its event, which the search reads on by. */
export async function noteScreened(db: Database, reviewIds: string[], at = now): Promise<void> {
  const rows = reviewIds.map((subjectId) => ({
    type: 'review_screened' as const,
    subjectKind: 'review' as const,
    subjectId,
    data: '{}',
    actorKind: 'job' as const,
    actorId: 'screen_reviews',
    happenedAt: at,
    digest: Buffer.alloc(32),
  }))
  await db.insertInto('event').values(rows).execute()
}

/** Accounts `a0` … on one device that praise one seller, each review waiting for a person; their ids. */
export async function addRing(db: Database, { members = 6, from = 0 } = {}): Promise<string[]> {
  if (from === 0) await addSeller(db, 'praised')
  const ids: string[] = []
  for (let place = from; place < from + members; place++)
    ids.push(
      await addReview(db, {
        id: `ring-${place}`,
        authorId: `a${place}`,
        sellerId: 'praised',
        deviceHash: 'device',
        state: 'queued',
      }),
    )
  return ids
}
