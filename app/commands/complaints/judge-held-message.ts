import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockComplaint } from '#db/complaints/complaints'
import { lockHeldMessage, setHeldMessage } from '#db/complaints/held'
import { insertComplaintMessage } from '#db/complaints/messages'
import { isTiedToComplaints } from '#db/ties'
import type { HeldOutcome } from '#domain/complaints/held'
import type { DomainEvent } from '#domain/event'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type JudgeHeldMessage = {
  complaintId: string
  heldId: string
  outcome: HeldOutcome
  /** Why it is stopped, in words its sender reads; needed for that alone. */
  reason: string
}

export type JudgeHeldRefusal = {
  reason: 'not_found' | 'not_permitted' | 'held_settled' | 'reason_needed' | 'tied'
}

/**
 * Delivers a held message as its side wrote it, or stops it and writes to that side alone why (B55). Decided once, by
 * one of our people who is tied to neither side (B27); no clock does.
 */
export async function judgeHeldMessage(
  db: Database,
  { complaintId, heldId, outcome, reason }: JudgeHeldMessage,
  person: Person,
  now: Date,
): Promise<Result<undefined, JudgeHeldRefusal>> {
  if (!may(person, 'triage_complaints')) return refuse({ reason: 'not_permitted' })
  const why = reason.trim()
  if (outcome === 'stopped' && why === '') return refuse({ reason: 'reason_needed' })
  return db.transaction().execute(async (tx) => {
    const complaint = await lockComplaint(tx, complaintId)
    const held = complaint && (await lockHeldMessage(tx, { complaintId, heldId }))
    if (!held) return refuse({ reason: 'not_found' as const })
    if (held.outcome) return refuse({ reason: 'held_settled' as const })
    if (await isTiedToComplaints(tx, person.id, [complaintId])) return refuse({ reason: 'tied' as const })
    await setHeldMessage(tx, heldId, { outcome, decidedBy: person.id, decidedAt: now })

    const { sentBy, authorId, text, requestKey } = held
    const isDelivered = outcome === 'delivered'
    const message = isDelivered
      ? ({ lane: 'both', sentBy, authorId, text, requestKey } as const)
      : ({ lane: sentBy, sentBy: 'staff', authorId: person.id, text: why, requestKey } as const)
    const messageId = await insertComplaintMessage(tx, { complaintId, ...message }, now)
    const subject = { kind: 'complaint', id: complaintId } as const
    const events: DomainEvent[] = [
      { type: 'complaint_message_judged', subject, data: { heldId, outcome, sentBy } },
    ]
    const by = isDelivered ? sentBy : 'staff'
    if (messageId)
      events.push({
        ...{ type: 'complaint_message_sent', subject },
        data: { messageId, lane: message.lane, by },
      })
    await record(tx, events, { actor: { kind: 'person', id: person.id }, at: now })
    return ok(undefined)
  })
}
