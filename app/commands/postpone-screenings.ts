import type { Database } from '#db/client'
import { insertOutbox } from '#db/events'

/** Has reviews screened later, when their seller and order may have arrived. Nothing happened to them yet. */
export async function postponeScreenings(
  db: Database,
  postponed: { reviewId: string; until: Date }[],
): Promise<void> {
  if (postponed.length === 0) return
  const rows = postponed.map(({ reviewId, until }) => ({
    job: 'screen_reviews',
    subject_id: reviewId,
    event_id: null,
    due_at: until.toISOString(),
  }))
  await db.transaction().execute((tx) => insertOutbox(tx, rows))
}
