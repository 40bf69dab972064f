import type { Addressee } from '#commands/keep-statement'
import type { Actor } from '#domain/event'

/** Who appeals: somebody of a shop in the portal, or somebody without an account who holds the link to the notice. */
export type Appellant =
  | { kind: 'seller'; sellerId: string; accountId: string }
  | { kind: 'link'; personId: string }

type Addressed = { addresseeSellerId: string | null; addresseePersonId: string | null }

/** Whether it is this appellant whom a statement is to. */
export function isAddressee(appellant: Appellant, to: Addressed): boolean {
  return appellant.kind === 'seller'
    ? to.addresseeSellerId === appellant.sellerId
    : to.addresseePersonId === appellant.personId
}

export function actorOfAppellant(appellant: Appellant): Actor {
  return appellant.kind === 'seller'
    ? { kind: 'person', id: appellant.accountId }
    : { kind: 'job', id: 'signed_link', onBehalfOf: appellant.personId }
}

/** @throws where a statement is to nobody, which the database keeps from being */
export function addresseeOf({ addresseeSellerId, addresseePersonId }: Addressed): Addressee {
  if (addresseeSellerId !== null) return { sellerId: addresseeSellerId }
  if (addresseePersonId !== null) return { personId: addresseePersonId }
  throw new Error('A statement to nobody')
}
