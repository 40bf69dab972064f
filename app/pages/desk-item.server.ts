import type { AppLoadContext } from '@remix-run/node'
import type { Colleague, DeskItem, Draft, QueueRow, Work } from '#app/components/desk/evidence.ts'
import type { LinePage } from '#app/components/desk/use-line.ts'
import { gatherEvidence } from '#app/pages/evidence.server.ts'
import { toPlain } from '#app/pages/plain.ts'
import { type ClaimedWork, claimWork } from '#commands/claim-work'
import { releaseWork } from '#commands/release-work'
import { listAccounts } from '#db/accounts'
import type { Database } from '#db/client'
import { listQueue, queueSummary } from '#db/queue-page'
import type { Queue } from '#db/schema/work'
import { listHeld } from '#db/work-queue'
import { type Person, permissions, type Role } from '#domain/permission'
import { ok } from '#domain/result'
import type { Redaction } from '#domain/review'

/** Which piece of work: the next in a queue, or the one named. */
export type Wanted = { queue: Queue; workItemId?: string | undefined }

/** Leases a piece of work and gathers all it takes to decide it; undefined when nothing waits. */
export async function claimDeskItem(db: Database, wanted: Wanted, person: Person, now: Date) {
  const claimed = await claimWork(db, wanted, person, now)
  if (!claimed.ok) return claimed
  if (!claimed.value) return ok(undefined)
  const evidence = await gatherEvidence(db, claimed.value.subjectId, person)
  if (!evidence) throw new Error(`Work about the review ${claimed.value.subjectId}, which is not there`)
  return ok<DeskItem>({ work: workOf(claimed.value), evidence })
}

/**
 * Takes the item named, else the one the person already holds in this queue, else the next in line; one held by
 * somebody who has since said that they are tied to it is left to run out.
 */
export async function openDesk(db: Database, wanted: Wanted, person: Person, now: Date) {
  const [held] = (await listHeld(db, person.id, now)).filter(({ queue }) => queue === wanted.queue)
  const { queue, workItemId = held?.id } = wanted
  const opened = await claimDeskItem(db, { queue, workItemId }, person, now)
  const isLeft = !opened.ok && opened.refusal.reason === 'tied' && wanted.workItemId === undefined
  return isLeft ? claimDeskItem(db, { queue }, person, now) : opened
}

/** Frees everything a person holds in a queue but the item they look at. */
export async function releaseOthers(
  db: Database,
  { queue, keep }: { queue: Queue; keep?: string | undefined },
  person: Person,
  now: Date,
): Promise<void> {
  for (const held of await listHeld(db, person.id, now)) {
    if (held.queue === queue && held.id !== keep) {
      await releaseWork(db, { workItemId: held.id, reason: 'left_the_desk' }, person, now)
    }
  }
}

const pageSize = 50
type Place = { rankAt: Date; id: string }

/** A page of a queue's list, the place to ask for more from, and how the queue stands. */
export async function readLinePage(
  { db, clock, environment }: Pick<AppLoadContext, 'db' | 'clock' | 'environment'>,
  { queue, after }: { queue: Queue; after?: Place | undefined },
  person: Person,
): Promise<LinePage> {
  const now = clock.now()
  const [found, summaries] = await Promise.all([
    listQueue(db, { queue, ...(after && { after }), limit: pageSize, now }),
    queueSummary(db, person, { now, zone: environment.marketplaceZone }),
  ])
  const rows = found.map((row) => rowOf(row, person))
  const last = found.length === pageSize ? rows.at(-1) : undefined
  const summary = summaries.find((one) => one.queue === queue)
  return {
    rows,
    next: last ? { rankAt: last.rankAt, id: last.workItemId } : null,
    summary: {
      open: summary?.open ?? 0,
      oldestDueAt: summary?.oldestDueAt?.toISOString() ?? null,
      decidedTodayByMe: summary?.decidedTodayByMe ?? 0,
    },
  }
}

function rowOf(row: Awaited<ReturnType<typeof listQueue>>[number], person: Person): QueueRow {
  return {
    workItemId: row.workItemId,
    reviewId: row.reviewId,
    rankAt: row.rankAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    language: row.language,
    heldBy: row.leaseHolderName,
    isMine: row.leaseHolderId === person.id,
    rating: row.rating,
    sellerName: row.sellerName ?? row.sellerId,
    excerpt: row.excerpt,
    fakeProbability: row.fakeProbability,
  }
}

/** Who an item of this queue could be handed to. */
export async function listColleagues(db: Database, queue: Queue, person: Person): Promise<Colleague[]> {
  const needed = queue === 'seniors' ? 'decide_escalated' : 'work_queues'
  const accounts = await listAccounts(db)
  return accounts
    .filter(({ id, role, disabledAt }) => {
      const roles: readonly Role[] = permissions[needed].roles
      return id !== person.id && disabledAt === null && roles.includes(role)
    })
    .map(({ id, name, role }) => ({ id, name, role }))
}

function workOf(claimed: ClaimedWork): Work {
  return {
    ...toPlain({ id: claimed.id, leaseUntil: claimed.leaseUntil, dueAt: claimed.dueAt }),
    queue: claimed.queue,
    why: claimed.why,
    draft: draftOf(claimed.draft),
  }
}

/** A draft as the pages wrote it; anything else that was kept is left alone. */
function draftOf(kept: Record<string, unknown> | null): Draft {
  const redactions = Array.isArray(kept?.redactions) ? kept.redactions.filter(isRedaction) : []
  return { note: typeof kept?.note === 'string' ? kept.note : '', redactions }
}

function isRedaction(value: unknown): value is Redaction {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    'end' in value &&
    'reason' in value &&
    typeof value.start === 'number' &&
    typeof value.end === 'number' &&
    typeof value.reason === 'string'
  )
}
