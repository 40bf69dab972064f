import { extendLease } from '#commands/extend-lease'
import type { WorkRefusal } from '#commands/work-refusal'
import type { Database } from '#db/client'
import { saveDraftRow } from '#db/work-queue'
import type { Person } from '#domain/permission'
import type { Result } from '#domain/result'

/** Keeps what a person has begun to decide, and their lease with it. The draft outlives the lease. */
export async function saveDraft(
  db: Database,
  { workItemId, draft }: { workItemId: string; draft: Record<string, unknown> },
  person: Person,
  now: Date,
): Promise<Result<{ leaseUntil: Date }, WorkRefusal>> {
  const extended = await extendLease(db, { workItemId }, person, now)
  if (!extended.ok && extended.refusal.reason === 'not_found') return extended
  await saveDraftRow(db, { workItemId, accountId: person.id, draft, savedAt: now })
  return extended
}
