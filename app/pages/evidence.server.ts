import type { Duplicate, Evidence, StandingDecision } from '#app/components/desk/evidence.ts'
import type { RescoredReview } from '#app/components/review/rescored.tsx'
import { blindly } from '#app/pages/blind-evidence.ts'
import { toPlain } from '#app/pages/plain.ts'
import type { Database } from '#db/client'
import { isUnderAudit } from '#db/detector/audits'
import { findReturn } from '#db/detector/rescoring'
import { listOwnMarks } from '#db/detector/signal-marks'
import { hasDecided } from '#db/disputes/disputes'
import {
  findOrderFacts,
  listPastReviews,
  listReplies,
  listReviewHistory,
  listReviewTexts,
  listRevisions,
} from '#db/review-evidence'
import { findReviewForReading } from '#db/reviews'
import { findSellerFacts } from '#db/seller-page'
import { findNoticedBy } from '#db/statements/source'
import { findLineLanguage } from '#db/work-items'
import { type Signal, signalNames } from '#domain/detection/signal'
import { may, type Person } from '#domain/permission'
import { allowedDecisions, type LineAction, type ReviewState, wasShown } from '#domain/review'
import { canonical, summariseFolds } from '#domain/text/canonical'
import { overlap, overlapSpans } from '#domain/text/overlap'
import { differingWords } from '#domain/text/word-changes'
import { permissionToDecide, strongSignal } from '#domain/verdict'

type Reading = NonNullable<Awaited<ReturnType<typeof findReviewForReading>>>

/** At most so many near-duplicates are laid beside a review. */
const mostDuplicates = 5

/** Everything `person` may see of a review while judging it; undefined where there is no such review. */
export async function gatherEvidence(
  db: Database,
  reviewId: string,
  person: Person,
): Promise<Evidence | undefined> {
  const reading = await findReviewForReading(db, reviewId)
  if (!reading) return undefined
  const evidence = await gatherAll(db, reading, person)
  if (!(await isUnderAudit(db, reviewId))) return evidence
  const blind = blindly(evidence)
  return { ...blind, actions: decisionsOpenTo(blind.review.state, person) }
}

async function gatherAll(db: Database, reading: Reading, person: Person): Promise<Evidence> {
  const { review, screening } = reading
  const reviewId = review.id
  const returned = await findReturn(db, { reviewId, revision: review.revision })
  // What was found when it was judged again is what people have to look at.
  const signals = returned?.signals ?? screening?.signals ?? []
  const [
    foundLanguage,
    seller,
    order,
    replies,
    authorReviews,
    sellerReviews,
    duplicates,
    revisions,
    history,
    marks,
    hasHadPart,
    noticedBy,
  ] = await Promise.all([
    findLineLanguage(db, reviewId),
    findSellerFacts(db, review.sellerId),
    review.orderId === null ? undefined : findOrderFacts(db, review.orderId),
    listReplies(db, reviewId),
    listPastReviews(db, { authorId: review.authorId }, { except: reviewId, limit: 5 }),
    listPastReviews(db, { sellerId: review.sellerId }, { except: reviewId, limit: 20 }),
    gatherDuplicates(db, review.text, signals),
    listRevisions(db, reviewId),
    listReviewHistory(db, reviewId),
    may(person, 'decide_reviews')
      ? listOwnMarks(db, { reviewId, revision: review.revision, markedBy: person.id })
      : null,
    review.state === 'hidden_interim' && hasDecided(db, reviewId, person.id),
    findNoticedBy(db, review),
  ])
  return {
    review: { ...toPlain(shownOf(review)), foundLanguage },
    seller: seller ? toPlain(seller) : null,
    order: order ? toPlain(order) : null,
    replies: toPlain(replies),
    signals: byContribution(signals),
    rescored: returned ? rescoredOf(returned) : null,
    marks,
    screenedAt: screening?.screenedAt.toISOString() ?? null,
    decision: standingOf(reading, person),
    stating: {
      wasPublic: wasShown(review),
      findings: countStrong(screening?.signals ?? []),
      noticedBy,
    },
    authorReviews: toPlain(authorReviews),
    sellerReviews: toPlain(sellerReviews),
    duplicates,
    revisions: toPlain(revisions),
    history: toPlain(history).map(({ happenedAt, name, ...entry }) => ({
      ...entry,
      at: happenedAt,
      by: name,
    })),
    // What one has published or hidden another judges.
    actions: hasHadPart ? [] : decisionsOpenTo(review.state, person),
  }
}

function rescoredOf(returned: NonNullable<Awaited<ReturnType<typeof findReturn>>>): RescoredReview {
  const { days, before, after, changes, judgedAt, model, modelBefore } = returned
  return {
    ...{ days, before, after, changes },
    judgedAt: judgedAt.toISOString(),
    isOtherModel: model !== modelBefore,
  }
}

/** What this person may decide about a review in this state: the domain's moves, as far as the role goes. */
function decisionsOpenTo(state: ReviewState, person: Person): LineAction[] {
  if (!may(person, permissionToDecide(state))) return []
  return allowedDecisions(state).filter((action) => action !== 'hide')
}

/** The findings that count as evidence of their own, as a decision counts them. */
function countStrong(signals: Signal[]): number {
  const names: readonly string[] = signalNames
  return signals.filter(({ name, strength }) => strength >= strongSignal && names.includes(name)).length
}

function byContribution(signals: Signal[]): Signal[] {
  return [...signals].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
}

/** The parts of a review that reach a page. Hashes of devices, addresses and cards never do. */
function shownOf(review: Reading['review']) {
  const { id, sellerId, orderId, authorId, authorRegisteredAt, direction, rating, title, text } = review
  const { language, attachments, createdAt, receivedAt, revision, publishedText, state } = review
  const { authenticity, fakeProbability, dueAt, version } = review
  return {
    ...{ id, sellerId, orderId, authorId, authorRegisteredAt, direction, rating, title, text },
    ...{ language, attachments, createdAt, receivedAt, revision, publishedText, state },
    ...{ authenticity, fakeProbability, dueAt, version },
  }
}

function standingOf({ decision }: Reading, person: Person): StandingDecision | null {
  if (!decision) return null
  return {
    id: decision.id,
    action: decision.action,
    reasonCode: decision.reasonCode,
    note: decision.note,
    redactions: decision.redactions,
    by: decision.decidedByName,
    isMine: decision.decidedBy === person.id,
    at: decision.decidedAt.toISOString(),
    undoUntil: decision.effectiveAt.toISOString(),
  }
}

/** The reviews a near-duplicate finding names, each with where it differs from this text. */
async function gatherDuplicates(db: Database, text: string, signals: Signal[]): Promise<Duplicate[]> {
  const named = signals
    .filter(({ name }) => name === 'near_duplicate')
    .flatMap(({ facts }) => facts)
    .flatMap(({ evidence }) => (evidence?.kind === 'review' ? evidence.ids : []))
  const others = await listReviewTexts(db, [...new Set(named)].slice(0, mostDuplicates))
  return toPlain(others).map((other) => {
    const differing = differingWords(text, other.text)
    const { a: ownSpans, b: otherSpans } = differing ?? overlapSpans(text, other.text)
    return {
      ...other,
      ...{ ownSpans, otherSpans, isByWord: differing !== undefined },
      overlap: overlap(text, other.text),
      otherFolds: summariseFolds(canonical(other.text).folds),
    }
  })
}
