import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { insertHeldMessage, type NewHeldMessage } from '#db/complaints/held'
import type { ComplaintSide } from '#domain/complaints/mover'
import { sideOfSeller } from '#domain/complaints/side'
import type { DomainEvent } from '#domain/event'
import { mayBeTied } from '#domain/letter/phrases/tied-offer'

/**
 * Whether one of our people reads words before the buyer does: only who has something to give can tie it to a review.
 */
export function isHeldBack(
  text: string,
  sentBy: ComplaintSide | 'staff' | 'host',
  { filedBy }: Pick<Complaint, 'filedBy'>,
): sentBy is ComplaintSide {
  return sentBy === sideOfSeller(filedBy) && mayBeTied(text)
}

/** Keeps words back until one of our people has read them; what is to be recorded of that, once for each form. */
export async function holdBack(tx: Tx, held: NewHeldMessage, now: Date): Promise<DomainEvent[]> {
  const heldId = await insertHeldMessage(tx, held, now)
  const subject = { kind: 'complaint', id: held.complaintId } as const
  return heldId ? [{ type: 'complaint_message_held', subject, data: { heldId, by: held.sentBy } }] : []
}

type Doubtful = Omit<NewHeldMessage, 'complaintId' | 'sentBy'> & { sentBy: ComplaintSide | 'host' }

/** Keeps words back where one of our people has to read them first, and says whether it did: also of a form sent twice. */
export async function holdDoubtful(
  tx: Tx,
  { sentBy, ...words }: Doubtful,
  complaint: Pick<Complaint, 'id' | 'filedBy'>,
  now: Date,
): Promise<{ isHeld: boolean; events: DomainEvent[] }> {
  if (!isHeldBack(words.text, sentBy, complaint)) return { isHeld: false, events: [] }
  return { isHeld: true, events: await holdBack(tx, { ...words, sentBy, complaintId: complaint.id }, now) }
}
