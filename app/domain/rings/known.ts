/** A ring that was found before. */
export type KnownRing = { id: string; number: number; authorIds: string[] }

/**
 * The known ring that a found one is: it shares half the members of the smaller of both, and the most of all; of
 * equals the oldest. Rings change their accounts one by one, so that a ring keeps its identity while it does.
 */
export function findSameRing<Ring extends KnownRing>(authorIds: string[], known: Ring[]): Ring | undefined {
  const members = new Set(authorIds)
  return known
    .map((ring) => ({ ring, shared: ring.authorIds.filter((author) => members.has(author)).length }))
    .filter(({ ring, shared }) => shared > 0 && 2 * shared >= Math.min(members.size, ring.authorIds.length))
    .sort((a, b) => b.shared - a.shared || a.ring.number - b.ring.number)[0]?.ring
}
