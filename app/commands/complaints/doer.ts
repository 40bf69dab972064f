import type { ComplaintDoer } from '#commands/complaints/change-complaint'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { Person } from '#domain/permission'

/** One of our people, by their permissions. */
export function staffDoer(person: Person): ComplaintDoer {
  return { as: person, actor: { kind: 'person', id: person.id } }
}

/** Somebody of a shop, as the side the shop is. */
export function shopDoer(person: Person, side: ComplaintSide): ComplaintDoer {
  return { as: side, actor: { kind: 'person', id: person.id } }
}

/** Whoever came by a signed link. */
export function linkDoer(side: ComplaintSide, partyId: string): ComplaintDoer {
  return { as: side, actor: { kind: 'job', id: 'signed_link', onBehalfOf: partyId } }
}
