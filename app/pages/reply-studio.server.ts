import type { AppLoadContext } from '@remix-run/node'
import { inWords } from '#app/messages/in-words.ts'
import { toPlain } from '#app/pages/plain.ts'
import type { ShopReview } from '#db/portal/reviews'
import { listRemedies } from '#db/replies/remedies'
import { findOrderOfReview, listOwnReplies } from '#db/replies/shop'
import { type Day, dayOf, startOfDay } from '#domain/day'
import { isLanguage, type Language } from '#domain/language'
import { findReplyFlaws } from '#domain/replies/flaws'
import { findReplyReason } from '#domain/replies/reasons'
import { offerTemplates, suggestSituation } from '#domain/replies/templates'

/** Everything a shop needs to answer a review: texts to begin from, what it has begun, and what became of earlier ones. */
export async function readReplyStudio(
  { db, environment, language }: Pick<AppLoadContext, 'db' | 'environment' | 'language'>,
  { sellerId, review }: { sellerId: string; review: ShopReview },
) {
  const [own, order, remedies] = await Promise.all([
    listOwnReplies(db, { sellerId, reviewId: review.id }),
    findOrderOfReview(db, review.id),
    listRemedies(db, review.id),
  ])
  const zone = environment.marketplaceZone
  const day = (at: Date | null | undefined) => at && dayOf(at, zone)
  const [orderedOn, promisedOn, deliveredOn] = [order?.placedAt, order?.promisedBy, order?.deliveredAt].map(
    day,
  )
  const days = {
    shop: order?.name ?? sellerId,
    ...(orderedOn && { orderedOn }),
    ...(promisedOn && { promisedOn }),
    ...(deliveredOn && { deliveredOn }),
  }
  // The buyer reads it, so it is in the language of the review.
  const spoken = review.language && isLanguage(review.language) ? review.language : language
  const draft = own.find(({ state, isOfNewest }) => state === 'draft' && isOfNewest)
  const isInsult = findReplyFlaws(review.text).some(({ kind }) => kind === 'obscenity')
  return {
    language: spoken,
    templates: offerTemplates(spoken, days, (one) => dayInWords(one, spoken, zone)),
    situation: suggestSituation({ rating: review.rating, isInsult }),
    draft: draft ? { text: draft.text, flaws: findReplyFlaws(draft.text) } : null,
    written: toPlain(
      own
        .filter(({ state }) => state !== 'draft' && state !== 'superseded')
        .map(({ reasonCode, ...reply }) => ({
          ...reply,
          reason: (reasonCode && findReplyReason(reasonCode)?.text[language]) || null,
        })),
    ),
    remedies: toPlain(remedies),
  }
}

function dayInWords(day: Day, language: Language, zone: string): string {
  return inWords(language, 'replies.day', { day: startOfDay(day, zone) }, zone)
}
