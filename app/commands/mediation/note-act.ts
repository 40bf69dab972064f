import type { Tx } from '#db/client'
import { type Complaint, setComplaint } from '#db/complaints/complaints'
import { moveComplaintItem } from '#db/complaints/line'
import { placeOfComplaint } from '#domain/complaints/desk'

/** A mediator has done what both sides waited for: the day they were told is over, and the line counts anew. */
export async function noteAct(tx: Tx, complaint: Complaint, now: Date): Promise<void> {
  await setComplaint(tx, complaint.id, { dueAt: null })
  const place = placeOfComplaint(complaint, now)
  if (place?.queue === 'mediation') await moveComplaintItem(tx, complaint.id, place)
}
