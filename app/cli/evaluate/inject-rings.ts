import type { Row } from '#app/cli/evaluate/read-rows.ts'
import { KnownProblem } from '#app/known-problem.ts'
import { seededRandom } from '#domain/detection/learning/random'
import { findRings, type RingReview } from '#domain/detection/rings'

/** How well injected rings are found: shares (0–1) of their accounts, and of all other accounts, that are flagged. */
export type RingFigures = { windowDays: number; rings: number; recall: number; othersFlagged: number }

const windows = [2, 7, 30]
const ringsEach = 12
const products = 3
const camouflage = 3

/** Puts seeded rings among the reviews, once for each window, and looks for them. */
export function findInjectedRings(rows: Row[], seed: number): RingFigures[] {
  const honest = rows.flatMap(({ authorId, sellerId, rating, at }) =>
    authorId !== null && sellerId !== null && at !== null ? [{ authorId, sellerId, rating, at }] : [],
  )
  if (honest.length === 0)
    throw new KnownProblem('--inject-rings needs rows with an author, a seller and a createdAt')
  return windows.map((windowDays) => {
    const injected = makeRings(honest, windowDays, seededRandom(seed + windowDays))
    const members = new Set(injected.map(({ authorId }) => authorId))
    const flagged = findRings([...honest, ...injected]).flatMap(({ authorIds }) => authorIds)
    const others = new Set(honest.map(({ authorId }) => authorId))
    return {
      windowDays,
      rings: ringsEach,
      recall: flagged.filter((author) => members.has(author)).length / members.size,
      othersFlagged: flagged.filter((author) => others.has(author)).length / others.size,
    }
  })
}

/** Rings of 8–15 accounts that praise the same products within the window, each with some honest reviews besides. */
function makeRings(honest: RingReview[], windowDays: number, random: () => number): RingReview[] {
  const pick = () => honest[Math.floor(random() * honest.length)] as RingReview // `findInjectedRings` refuses where there is none
  const sellers = new Set(honest.map(({ sellerId }) => sellerId)).size
  return Array.from({ length: ringsEach }).flatMap((_, ring) => {
    const startsAt = pick().at
    const praised = new Set<string>()
    while (praised.size < Math.min(products, sellers)) praised.add(pick().sellerId)
    const size = 8 + Math.floor(random() * 8)
    return Array.from({ length: size }).flatMap((_, member) => {
      const authorId = `ring ${ring} member ${member}`
      return [
        ...Array.from(praised, (sellerId) => ({
          authorId,
          sellerId,
          rating: 5,
          at: startsAt + random() * windowDays,
        })),
        ...Array.from({ length: camouflage }, () => ({ ...pick(), authorId })),
      ]
    })
  })
}
