import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintState } from '#domain/complaints/state'
import type { ComplaintFiler } from '#domain/complaints/topic'

/** Which side of a complaint the shop is: performers and sellers file their own, everybody else's is about them. */
export function sideOfSeller(filedBy: ComplaintFiler): ComplaintSide {
  return filedBy === 'seller' || filedBy === 'performer' ? 'complainant' : 'respondent'
}

/** Whether a complaint is a shop's to see: about it or by it, taken in, and no notice of illegal content (DSA Art. 16). */
export function isOfShop(
  complaint: { sellerId: string; state: ComplaintState; channel: string },
  sellerId: string,
): boolean {
  return complaint.sellerId === sellerId && complaint.state !== 'submitted' && complaint.channel !== 'notice'
}

export function otherSide(side: ComplaintSide): ComplaintSide {
  return side === 'complainant' ? 'respondent' : 'complainant'
}

/** Who a side is, in the words people use: the shop as seller or performer, the other as buyer or whoever else filed it. */
export function partyOfSide(filedBy: ComplaintFiler, side: ComplaintSide): ComplaintFiler {
  if (side === 'complainant') return filedBy
  return sideOfSeller(filedBy) === 'complainant' ? 'buyer' : 'seller'
}
