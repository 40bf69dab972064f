import { tieLooks } from '#app/components/rings/looks.ts'
import type { RingShape, TieShape } from '#app/components/rings/shape.ts'
import type { Database } from '#db/client'
import {
  findRing,
  findRoundProgress,
  listRingMembers,
  listRingReviews,
  listRingSellers,
  listRingTies,
} from '#db/rings/pages'
import { type TieKind, tieKinds } from '#domain/rings/tie'
import { strongSignal } from '#domain/verdict'

/** Everything the page of a ring shows; undefined where there is no such ring. */
export async function readRingCase(db: Database, id: string): Promise<RingShape | undefined> {
  const ring = await findRing(db, id)
  if (!ring) return undefined
  const [people, ties, reviews, sellers, progress] = await Promise.all([
    listRingMembers(db, id),
    listRingTies(db, id),
    listRingReviews(db, id, strongSignal),
    listRingSellers(db, id),
    ring.state === 'deciding' ? findRoundProgress(db, { ringId: id, round: ring.round }) : null,
  ])
  const numbers = new Map(people.map(({ authorId }, place) => [authorId, place + 1]))
  const exempt = new Set(people.filter(({ exemptedAt }) => exemptedAt).map(({ authorId }) => authorId))
  const { decidedAt } = ring
  return {
    id,
    number: ring.number,
    state: ring.state,
    version: ring.version,
    foundAt: ring.foundAt.toISOString(),
    grewAt: ring.grewAt.toISOString(),
    decision: decidedAt && {
      at: decidedAt.toISOString(),
      by: ring.decidedByName,
      reasonCode: ring.reasonCode,
      note: ring.note,
    },
    progress,
    members: people.map(({ authorId, exemptedAt, exemptReason, exemptedByName }, place) => ({
      number: place + 1,
      authorId,
      exemptedAt: exemptedAt?.toISOString() ?? null,
      exemptReason,
      exemptedByName,
      reviewIds: reviews.filter((review) => review.authorId === authorId).map((review) => review.id),
    })),
    ties: labelled(ties, numbers),
    reviews: reviews.map(({ authorId, createdAt, strongSignals: _, ...review }) => ({
      ...review,
      member: numbers.get(authorId) ?? 0,
      at: createdAt.toISOString(),
    })),
    sellers: sellers.map(({ allReviews, ...seller }) => ({
      ...seller,
      share: allReviews ? Math.min(1, seller.reviews / allReviews) : null,
    })),
    weakReviews: reviews.filter(
      ({ state, strongSignals, authorId }) =>
        !['rejected', 'withdrawn'].includes(state) && strongSignals < 2 && !exempt.has(authorId),
    ).length,
  }
}

type Tie = { kind: TieKind; key: string; authorIds: string[]; reviewIds: string[] }

/** Ties with their labels, `D1` and so on, the most telling kinds first. */
function labelled(ties: Tie[], numbers: Map<string, number>): TieShape[] {
  return tieKinds.flatMap((kind) =>
    ties
      .filter((tie) => tie.kind === kind)
      .map(({ key, authorIds, reviewIds }, place) => ({
        label: `${tieLooks[kind].letter}${place + 1}`,
        kind,
        key,
        members: authorIds.flatMap((author) => numbers.get(author) ?? []).sort((a, b) => a - b),
        reviewIds,
      })),
  )
}
