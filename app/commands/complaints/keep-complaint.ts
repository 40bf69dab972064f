import type { ComplaintOutcome } from '#commands/complaints/step-complaint'
import type { Tx } from '#db/client'
import { type Complaint, setComplaint } from '#db/complaints/complaints'
import { placeComplaint } from '#db/complaints/line'
import { keepsPlace, placeOfComplaint } from '#domain/complaints/desk'

/**
 * Writes what was made of a locked complaint, and moves it in line; its new version. What happened is still to be
 * recorded.
 */
export async function keepComplaint(
  tx: Tx,
  complaint: Complaint,
  { after, sets }: Pick<ComplaintOutcome, 'after' | 'sets'>,
  now: Date,
): Promise<number> {
  const version = complaint.version + 1
  for (const set of sets) await setComplaint(tx, complaint.id, { ...set, version })
  if (after.state !== complaint.state) await moveInLine(tx, complaint, after, now)
  return version
}

async function moveInLine(tx: Tx, before: Complaint, after: Complaint, now: Date): Promise<void> {
  if (keepsPlace(before, after)) return
  const to = placeOfComplaint(after, now)
  await placeComplaint(tx, { complaintId: after.id, language: after.language, to }, now)
}
