const dayMs = 86_400_000

/** An instant in days since 1970, with fractions. */
export function daysOf(instant: Date): number {
  return instant.getTime() / dayMs
}

/** When a review was written, as far as it can be: no review is written after it was received. */
export function writtenAt({ createdAt, receivedAt }: { createdAt: Date; receivedAt: Date }): Date {
  return createdAt < receivedAt ? createdAt : receivedAt
}
