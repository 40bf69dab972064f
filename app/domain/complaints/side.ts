import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintFiler } from '#domain/complaints/topic'

/** Which side of a complaint the shop is: performers and sellers file their own, everybody else's is about them. */
export function sideOfSeller(filedBy: ComplaintFiler): ComplaintSide {
  return filedBy === 'seller' || filedBy === 'performer' ? 'complainant' : 'respondent'
}

export function otherSide(side: ComplaintSide): ComplaintSide {
  return side === 'complainant' ? 'respondent' : 'complainant'
}
