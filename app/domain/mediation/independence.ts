import { ok, type Result, refuse } from '#domain/result'

/** How somebody may be tied to a side of a complaint. */
export const ties = ['declared', 'same_address'] as const
export type Tie = (typeof ties)[number]

/** Our person as far as it says whom they are tied to. */
export type Mediating = {
  id: string
  email: string
  /** Sellers and parties they have declared a tie to. */
  declared: readonly string[]
}
/** Both sides as far as it says who they are: the shop's id and the other's, and the addresses they write from. */
export type Sides = { parties: readonly string[]; addresses: readonly string[] }

/** Every tie of one of our people to either side; nothing where there is none known (K10). */
export function tiesOf({ email, declared }: Mediating, { parties, addresses }: Sides): Tie[] {
  const found: Tie[] = []
  if (parties.some((party) => declared.includes(party))) found.push('declared')
  const own = email.toLowerCase()
  if (addresses.some((address) => address.toLowerCase() === own)) found.push('same_address')
  return found
}

type TieRefusal = { reason: 'tied'; ties: Tie[] }
export type MediatorRefusal = TieRefusal | { reason: 'decided_before' }
export type ArbiterRefusal = TieRefusal | { reason: 'mediated_before' }

function judgeTies(person: Mediating, sides: Sides): Result<undefined, TieRefusal> {
  const found = tiesOf(person, sides)
  return found.length > 0 ? refuse({ reason: 'tied', ties: found }) : ok(undefined)
}

/** K10: only somebody who is tied to neither side and never decided this complaint mediates it. */
export function judgeMediator(
  person: Mediating,
  sides: Sides,
  arbiters: readonly string[],
): Result<undefined, MediatorRefusal> {
  return arbiters.includes(person.id) ? refuse({ reason: 'decided_before' }) : judgeTies(person, sides)
}

/** K13: only somebody who is tied to neither side and never mediated this complaint decides it. */
export function judgeArbiter(
  person: Mediating,
  sides: Sides,
  mediators: readonly string[],
): Result<undefined, ArbiterRefusal> {
  return mediators.includes(person.id) ? refuse({ reason: 'mediated_before' }) : judgeTies(person, sides)
}
