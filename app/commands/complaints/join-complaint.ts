import type { Tx } from '#db/client'
import {
  type Complaint,
  findComplaint,
  listJoinedTexts,
  lockFreeComplaint,
  rejoinComplaints,
} from '#db/complaints/complaints'
import { insertComplaintMessage } from '#db/complaints/messages'
import { findNotice } from '#db/complaints/notices'
import { canJoin } from '#domain/complaints/joining'
import { ok, type Result, refuse } from '#domain/result'

export type JoinRefusal = { reason: 'unknown_original' | 'original_busy' }

/**
 * Whether a person may join a complaint with the one of this id (K4), which is held until the transaction ends; refused
 * where somebody changes that one at this moment, who may be joining it with this one.
 */
export async function judgeOriginal(
  tx: Tx,
  complaint: Complaint,
  originalId: string,
): Promise<Result<undefined, JoinRefusal>> {
  const isOther = originalId !== complaint.id && (await findComplaint(tx, originalId)) !== undefined
  if (!isOther) return refuse({ reason: 'unknown_original' })
  const original = await lockFreeComplaint(tx, originalId)
  if (!original) return refuse({ reason: 'original_busy' })
  const [own, other] = [await findNotice(tx, complaint.id), await findNotice(tx, originalId)]
  const isFit = canJoin(complaint.channel === 'notice', {
    state: original.state,
    isNotice: original.channel === 'notice',
    isSameSeller: original.sellerId === complaint.sellerId,
    isSameParty: original.complainantId === complaint.complainantId,
    isSameReview: own !== undefined && own.reviewId === other?.reviewId,
  })
  return isFit ? ok(undefined) : refuse({ reason: 'unknown_original' })
}

/**
 * Hands on what a complaint brings to the one it is joined with: those who were joined with it, and the words of each,
 * which are the same party's, where nobody has handed the same on before. The words of a notice stay its giver's.
 */
export async function handOn(tx: Tx, complaint: Complaint, toId: string, now: Date): Promise<void> {
  const before = await listJoinedTexts(tx, toId)
  const along = await rejoinComplaints(tx, complaint.id, toId)
  if (complaint.channel === 'notice') return
  const own = (await findComplaint(tx, toId))?.text ?? ''
  const known = new Set(['', own, ...before].map((text) => text.trim()))
  for (const { id, text } of [complaint, ...along]) {
    if (known.has(text.trim())) continue
    known.add(text.trim())
    const words = { complaintId: toId, lane: 'complainant', sentBy: 'complainant', authorId: null } as const
    // One that was looked at for itself in between can be joined with another.
    await insertComplaintMessage(tx, { ...words, text, requestKey: `merged:${id}:${toId}` }, now)
  }
}
