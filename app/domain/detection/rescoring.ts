import type { Signal } from '#domain/detection/signal'

/** How many days after its publication a review is judged again. */
export const rescoringDays = [7, 30] as const
export type RescoringDays = (typeof rescoringDays)[number]

/**
 * By how much a probability (0–1) has to rise for a published review to go back to people. Replaying the later weeks moves
 * probabilities by a few hundredths either way for most reviews; what decisions about its author or its twins bring is
 * far more.
 */
export const turnedSuspectBy = 0.15

const dayMs = 86_400_000

/** Which judging again is due for a review published then; undefined where none is, or where it was done. */
export function dueRescoring(
  publishedAt: Date,
  done: readonly number[],
  now: Date,
): RescoringDays | undefined {
  const age = now.getTime() - publishedAt.getTime()
  const latest = rescoringDays.findLast((days) => age >= days * dayMs)
  return latest !== undefined && !done.includes(latest) ? latest : undefined
}

/**
 * Whether a published review turned suspect: it would not be published unseen now, and its probability rose by the
 * margin. Without an earlier probability there is nothing it could have risen from.
 */
export function hasTurnedSuspect(
  { before, after }: { before: number | null; after: number },
  { publishBelow }: { publishBelow: number },
): boolean {
  return before !== null && after >= publishBelow && after - before >= turnedSuspectBy
}

/** What a signal added to the log-odds then and adds now; 0 where it was or is not there. */
export type SignalChange = { name: string; before: number; after: number }

/** Smaller changes of the log-odds change no probability anybody could see. */
const smallestChange = 0.01

/** What changed between two judgements, signal by signal, the greatest change first. */
export function changesBetween(before: readonly Signal[], after: readonly Signal[]): SignalChange[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))]
  return names
    .map((name) => ({ name, before: shareOf(before, name), after: shareOf(after, name) }))
    .filter((change) => sizeOf(change) >= smallestChange)
    .sort((a, b) => sizeOf(b) - sizeOf(a))
}

function shareOf(signals: readonly Signal[], name: string): number {
  return signals.find((signal) => signal.name === name)?.contribution ?? 0
}

function sizeOf({ before, after }: SignalChange): number {
  return Math.abs(after - before)
}
