/** Files handed in within so long of the first of them are told of together, in milliseconds. */
const burstMs = 10 * 60_000

type Sealed = { id: string; sealedAt: Date }

/** The last burst of files (the oldest first): its first file, and when no more can join it. */
export function lastBurst(files: readonly Sealed[]): { firstId: string; endsAt: Date } | undefined {
  let first: Sealed | undefined
  for (const file of files) if (!first || file.sealedAt >= endOf(first)) first = file
  return first && { firstId: first.id, endsAt: endOf(first) }
}

function endOf({ sealedAt }: Sealed): Date {
  return new Date(sealedAt.getTime() + burstMs)
}
