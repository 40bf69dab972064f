import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import { staffDoer } from '#commands/complaints/doer'
import type { Database } from '#db/client'
import { moveComplaintItem } from '#db/complaints/line'
import { placeOfComplaint, waitsToBeHeard } from '#domain/complaints/desk'
import { hasSubtopic, mayFile } from '#domain/complaints/kind'
import { isOpenComplaint } from '#domain/complaints/state'
import type { ComplaintSeverity, ComplaintTopic } from '#domain/complaints/topic'
import type { DomainEvent } from '#domain/event'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ClassifyComplaint = ComplaintCommand & {
  topic: ComplaintTopic
  subtopic: string | null
  severity: ComplaintSeverity
}
export type ClassifyRefusal = { reason: 'not_permitted' | 'other_topic' | 'over' }

/** Says what an open complaint is about and how grave it is (K3); it then waits where it belongs, in the same hands. */
export function classifyComplaint(
  db: Database,
  { topic, subtopic, severity, ...command }: ClassifyComplaint,
  person: Person,
  now: Date,
): Promise<Result<ComplaintAnswer, ClassifyRefusal | ComplaintRefusal>> {
  return changeComplaint<ClassifyRefusal>(
    db,
    command,
    { doer: staffDoer(person), now },
    async (tx, complaint) => {
      if (!may(person, 'triage_complaints')) return refuse({ reason: 'not_permitted' })
      if (!isOpenComplaint(complaint.state)) return refuse({ reason: 'over' })
      const isFit = mayFile(topic, complaint.filedBy) && (subtopic === null || hasSubtopic(topic, subtopic))
      if (!isFit) return refuse({ reason: 'other_topic' })

      const set = { topic, subtopic, severity }
      const after = { ...complaint, ...set }
      const to = placeOfComplaint(after, complaint.stageSince ?? complaint.receivedAt)
      if (to && !waitsToBeHeard(after)) await moveComplaintItem(tx, complaint.id, to)
      const event: DomainEvent = {
        type: 'complaint_classified',
        subject: { kind: 'complaint', id: complaint.id },
        data: { ...set, version: complaint.version + 1 },
      }
      return ok({ after, sets: [set], events: [event] })
    },
  )
}
