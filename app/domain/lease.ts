/** How long a person has an item to themselves; being at it extends it (state machine 5.6). */
export const leaseMs = 10 * 60_000

/** How long an item somebody passed over is not served to them again. */
export const skipMs = 4 * 3_600_000

export type Lease = { leaseHolder: string | null; leaseUntil: Date | null }

/** Whether somebody other than this person has the item now. */
export function isHeldByOther(lease: Lease, personId: string, now: Date): boolean {
  return lease.leaseHolder !== null && lease.leaseHolder !== personId && isRunning(lease, now)
}

function isRunning({ leaseUntil }: Lease, now: Date): boolean {
  return leaseUntil !== null && leaseUntil > now
}
