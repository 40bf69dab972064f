import type { Undoing, Undone } from '#commands/appeals/effects/undoing'
import { keepComplaint, stepComplaint } from '#commands/complaints/change-complaint'
import { staffDoer } from '#commands/complaints/doer'
import type { Tx } from '#db/client'
import { lockComplaint } from '#db/complaints/complaints'
import { findNewestAnswer } from '#db/statements/complaint-answers'

/**
 * Opens a complaint again whose decision was wrong (K17): it is decided for nobody, counts against nobody, and waits for
 * our people. Where it has been decided anew since, or is open already, that stands.
 */
export async function undoComplaint(tx: Tx, { appeal, person, now }: Undoing): Promise<Undone> {
  const complaint = await lockComplaint(tx, appeal.subjectId)
  const newest = await findNewestAnswer(tx, { complaintId: appeal.subjectId })
  const isStanding = newest?.createdAt.getTime() === appeal.toldAt.getTime()
  const set = { decidedFor: null, decidedAt: null, closedAt: null }
  const step = { move: 'reopen_on_appeal', set, facts: { appealId: appeal.id } } as const
  const reopened =
    complaint && isStanding ? stepComplaint(complaint, [step], { doer: staffDoer(person), now }) : undefined
  if (!complaint || !reopened?.ok) return { effects: ['superseded'], events: [] }
  await keepComplaint(tx, complaint, reopened.value, now)
  return { effects: ['complaint_reopened'], events: reopened.value.events }
}
