import { explainLoss, type WorkRefusal } from '#commands/work-refusal'
import type { Database } from '#db/client'
import type { Queue } from '#db/schema/work'
import { isTiedToReview } from '#db/ties'
import { type ClaimedRow, claimItem, claimNext, findDraft, findWorkItem } from '#db/work-queue'
import { leaseMs } from '#domain/lease'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ClaimedWork = ClaimedRow & { draft: Record<string, unknown> | null }

/**
 * Gives a person the next item in line (V6), or the very item named, for them alone until the lease ends. Every claim
 * of the next takes another item. Nobody is given what is of somebody they are tied to (B27). A lease is a fact about
 * work, not about the review, so it leaves no event.
 *
 * @returns undefined when nothing waits.
 */
export async function claimWork(
  db: Database,
  { queue, workItemId }: { queue?: Queue | undefined; workItemId?: string | undefined },
  person: Person,
  now: Date,
): Promise<Result<ClaimedWork | undefined, WorkRefusal>> {
  const queues = queuesFor(person, queue)
  if (queues.length === 0) return refuse({ reason: 'not_permitted' })
  const claim = { accountId: person.id, now, until: new Date(now.getTime() + leaseMs) }

  if (workItemId !== undefined) {
    const item = await findWorkItem(db, workItemId)
    if (item && !queues.some((queue) => queue === item.queue)) return refuse({ reason: 'not_permitted' })
    if (item && (await isTiedToReview(db, person.id, item.subjectId))) return refuse({ reason: 'tied' })
    const claimed = await claimItem(db, workItemId, claim)
    return claimed ? ok(await withDraft(db, claimed, person)) : refuse(await explainLoss(db, workItemId))
  }
  for (const each of queues) {
    const claimed = await claimNext(db, each, claim)
    if (claimed) return ok(await withDraft(db, claimed, person))
  }
  return ok(undefined)
}

/** The queues a person is served from, the gravest first; only the one asked for, where one is. */
function queuesFor(person: Person, asked: Queue | undefined): Queue[] {
  const granted: Queue[] = []
  if (may(person, 'decide_escalated')) granted.push('seniors')
  if (may(person, 'work_queues')) granted.push('reviews')
  return granted.filter((queue) => asked === undefined || queue === asked)
}

async function withDraft(db: Database, claimed: ClaimedRow, person: Person): Promise<ClaimedWork> {
  // Only an item that was in somebody's hands before can have a draft.
  const draft = claimed.version > 2 ? await findDraft(db, claimed.id, person.id) : null
  return { ...claimed, draft }
}
