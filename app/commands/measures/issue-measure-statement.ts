import type { Tx } from '#db/client'
import { findSellerOfCase, isHeardByMarketplace } from '#db/exclusions/cases'
import { insertStatement } from '#db/exclusions/statements'
import { isLanguage } from '#domain/language'
import { type RestrictingMeasure, stateMeasure } from '#domain/measures/statement'

/**
 * Writes and keeps the statement of reasons for a measure that restricts, in the seller's language, with the measure
 * itself (P2B Art. 4(1)); its id.
 */
export async function issueMeasureStatement(
  tx: Tx,
  measure: Omit<RestrictingMeasure, 'shop'>,
  zone: string,
): Promise<string> {
  const { id: subjectId, sellerId, imposedAt } = measure
  const seller = await findSellerOfCase(tx, sellerId)
  const language = seller?.language && isLanguage(seller.language) ? seller.language : 'en'
  const { fields, ...text } = stateMeasure({ ...measure, shop: seller?.name ?? sellerId }, language, zone)
  const isHeard = await isHeardByMarketplace(tx, 'seller.limited')
  return insertStatement(
    tx,
    {
      ...{ kind: 'measure_notice', subjectKind: 'measure', subjectId, addresseeSellerId: sellerId },
      ...{ language, ...text, fields: JSON.stringify(fields), createdAt: imposedAt },
    },
    [
      { channel: 'portal', state: 'delivered' },
      ...(seller?.contactEmail ? [{ channel: 'email' as const, state: 'queued' as const }] : []),
      ...(isHeard ? [{ channel: 'marketplace' as const, state: 'queued' as const }] : []),
    ],
  )
}
