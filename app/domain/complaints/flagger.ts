export type FlaggerStanding = 'trusted' | 'suspended' | 'ended'

/** Whether a trusted flagger's notices go first at an instant, or why they go as anybody's do. */
export function standingOfFlagger(
  { suspendedAt, endsAt }: { suspendedAt: Date | null; endsAt: Date | null },
  now: Date,
): FlaggerStanding {
  if (endsAt !== null && endsAt <= now) return 'ended'
  return suspendedAt === null ? 'trusted' : 'suspended'
}
