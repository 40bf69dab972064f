import type { ReviewFeatures, Twin } from '#domain/detection/features'
import { type Fact, type Finding, scale } from '#domain/detection/signal'

/** Texts shorter than this, in words, are alike by nature: they count only between linked authors. */
export const tellingWords = 8
/** Two texts that share less than this say the same by chance. */
export const noOverlap = 0.25
const fullOverlap = 0.7

// Writing one's own praise again elsewhere is lazy; writing another's is not something that happens.
const relations = {
  other_author_same_seller: 1,
  other_author_other_seller: 0.9,
  same_author_same_seller: 0.5,
  same_author_other_seller: 0.5,
} satisfies Record<string, number>
type Relation = keyof typeof relations

/** An earlier review says the same, however it was edited or disguised. */
export function nearDuplicate(features: ReviewFeatures): Finding | undefined {
  const linked = new Set(features.links.flatMap((link) => link.otherAuthors))
  const telling = features.twins
    .filter((twin) => features.text.words >= tellingWords || linked.has(twin.authorId))
    .map((twin) => ({ ...twin, relation: relationOf(twin, features) }))
    .map((twin) => ({ ...twin, strength: strengthOf(twin) }))
    .filter((twin) => twin.strength > 0)
    .sort((a, b) => b.strength - a.strength)
  if (telling.length === 0) return undefined

  const found = [...new Set(telling.map((twin) => twin.relation))]
  return {
    strength: telling[0]?.strength ?? 0,
    facts: found.map((relation) =>
      toFact(
        relation,
        telling.filter((twin) => twin.relation === relation),
      ),
    ),
  }
}

function relationOf(twin: Twin, { author, seller }: ReviewFeatures): Relation {
  const byWhom = twin.authorId === author.id ? 'same_author' : 'other_author'
  return `${byWhom}_${twin.sellerId === seller.id ? 'same_seller' : 'other_seller'}`
}

function strengthOf({ overlap, relation }: { overlap: number; relation: Relation }): number {
  return scale(overlap, noOverlap, fullOverlap) * relations[relation]
}

function toFact(relation: Relation, twins: Twin[]): Fact {
  const overlap = Math.max(...twins.map((twin) => twin.overlap))
  return {
    id: relation,
    values: { count: twins.length, percent: Math.round(overlap * 100) },
    evidence: { kind: 'review', ids: twins.map((twin) => twin.reviewId) },
  }
}
