import type { ComplaintActor, ComplaintSide } from '#domain/complaints/mover'
import type { Actor } from '#domain/event'
import type { Person } from '#domain/permission'

/** Who acts: in which capacity as far as the rules go, and as whom in the log. */
export type ComplaintDoer = { as: ComplaintActor; actor: Actor }

/** One of our people, by their permissions. */
export function staffDoer(person: Person): ComplaintDoer {
  return { as: person, actor: { kind: 'person', id: person.id } }
}

/** Somebody of a shop, as the side the shop is. */
export function shopDoer(person: Person, side: ComplaintSide): ComplaintDoer {
  return { as: side, actor: { kind: 'person', id: person.id } }
}

/** Whoever came by a signed link; as whom, where it is known who that side is. */
export function linkDoer(side: ComplaintSide, partyId: string | undefined): ComplaintDoer {
  const onBehalfOf = partyId === undefined ? {} : { onBehalfOf: partyId }
  return { as: side, actor: { kind: 'job', id: 'signed_link', ...onBehalfOf } }
}
