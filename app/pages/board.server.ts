import type { CardFacts } from '#app/components/quality/board-card.tsx'
import type { BoardCard } from '#db/exclusions/board'
import { dayOf, daysBetween } from '#domain/day'

/** A case as the board shows it at `now`. */
export function toCard(card: BoardCard, now: Date): CardFacts {
  const { dayZero, zone, nextRecheckAt, pausedUntil, at, letterReplyDueAt } = card
  return {
    ...card,
    days: dayZero === null ? null : daysBetween(dayZero, dayOf(now, zone)),
    at: at.toISOString(),
    nextRecheckAt: nextRecheckAt?.toISOString() ?? null,
    pausedUntil: pausedUntil && pausedUntil > now ? pausedUntil.toISOString() : null,
    letterReplyDueAt: letterReplyDueAt?.toISOString() ?? null,
  }
}
