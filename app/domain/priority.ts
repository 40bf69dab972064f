/** One reason why an item stands where it does, and by how much it was brought forward, in hours. */
export type PlaceReason = {
  factor:
    | 'due'
    | 'severity'
    | 'signal'
    | 'reach'
    | 'not_screened'
    | 'escalated'
    | 'reopened'
    | 'hidden'
    | 'rescored'
    | 'edited'
  hours: number
  values: Record<string, string | number>
}

/**
 * An item's place in line. `rankAt` is the due time brought forward by every reason, so the order never has
 * to be recomputed as time passes, and nothing can wait for ever behind newer, graver things.
 */
export type PlaceInLine = { rankAt: Date; dueAt: Date; why: PlaceReason[] }

/** How far what a colleague escalated is brought forward. */
export const escalatedHours = 12
/** How far what is looked at again is brought forward: somebody already waited for it once. */
export const reopenedHours = 12

const hourMs = 3_600_000

/** The place of an item that is due at `dueAt`, brought forward by `reasons`. */
export function placeInLine(dueAt: Date, reasons: PlaceReason[]): PlaceInLine {
  const ahead = reasons.reduce((sum, reason) => sum + reason.hours, 0)
  return {
    rankAt: new Date(dueAt.getTime() - ahead * hourMs),
    dueAt,
    why: [{ factor: 'due', hours: 0, values: { dueAt: dueAt.toISOString() } }, ...reasons],
  }
}
