import { sideOfSeller } from '#domain/complaints/side'
import type { ComplaintState } from '#domain/complaints/state'
import { type ComplaintFiler, complaintFilers } from '#domain/complaints/topic'

/** How a complaint ended against a shop, as values the database compares with. */
export type EndedAgainstShop = {
  states: readonly ComplaintState[]
  /** For whom it was decided; where the sides agreed or settled, nobody decided. */
  decidedFor: readonly ('buyer' | null)[]
  filers: readonly ComplaintFiler[]
  notBy: readonly 'notice'[]
}

/**
 * Closed, and neither for the shop nor for nobody: decided for the buyer, agreed, or settled. What the shop filed
 * itself and notices of illegal content are none of it.
 */
export const endedAgainstShop: EndedAgainstShop = {
  states: ['closed'],
  decidedFor: ['buyer', null],
  filers: complaintFilers.filter((filer) => sideOfSeller(filer) === 'respondent'),
  notBy: ['notice'],
}
