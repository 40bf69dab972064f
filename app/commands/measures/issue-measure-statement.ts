import { keepStatement } from '#commands/keep-statement'
import type { Tx } from '#db/client'
import { findSellerOfCase } from '#db/exclusions/cases'
import { languageToWriteIn } from '#domain/language'
import { type RestrictingMeasure, stateMeasure } from '#domain/measures/statement'

/**
 * Writes, keeps and mails the statement of reasons for a measure that restricts, in the seller's language, with the
 * measure itself (P2B Art. 4(1)); its id.
 *
 * @throws where the record leaves a gap in it, so that nothing is imposed without its reasons: terms that were judged leave none.
 */
export async function issueMeasureStatement(
  tx: Tx,
  measure: Omit<RestrictingMeasure, 'shop'>,
  zone: string,
): Promise<string> {
  const { id: subjectId, sellerId, imposedAt } = measure
  const seller = await findSellerOfCase(tx, sellerId)
  const language = languageToWriteIn(seller?.language)
  const stated = stateMeasure({ ...measure, shop: seller?.name ?? sellerId }, language, zone)
  if (!stated.ok)
    throw new Error(`The measure ${subjectId} says nothing of ${stated.refusal.missing.join(', ')}`)
  const { fields, ...text } = stated.value
  const about = { kind: 'measure_notice', subjectKind: 'measure', subjectId } as const
  const addressed = { to: { sellerId }, language, ...text }
  return keepStatement(tx, { ...about, ...addressed, fields, toldWith: 'seller.limited' }, imposedAt)
}
