import type { DocumentFacts, MeasureFacts, SellerStanding } from '#app/components/measures/facts.ts'
import { toPlain } from '#app/pages/plain.ts'
import type { Database } from '#db/client'
import { listDocuments } from '#db/measures/documents'
import { findExclusionStanding } from '#db/measures/exclusion-standing'
import { ladderVersion, listMeasures, listStrikes } from '#db/measures/measures'
import { standOn } from '#domain/measures/ladder'

/** Where a seller stands on the ladder, what was done about them and what they have proved, for staff. */
export async function gatherStanding(db: Database, sellerId: string, now: Date): Promise<SellerStanding> {
  // The version first: what changes while the rest is read is then found out, not overlooked.
  const version = await ladderVersion(db, sellerId)
  const [exclusion, strikes, measures, documents] = await Promise.all([
    findExclusionStanding(db, sellerId),
    listStrikes(db, sellerId),
    listMeasures(db, sellerId),
    listDocuments(db, sellerId),
  ])
  const ladder = standOn({ strikes, exclusion }, now)
  return {
    ladder: toPlain(ladder),
    exclusion,
    version,
    measures: toPlain(measures),
    documents: toPlain(documents),
  }
}

/** The same for the seller, field by field: never who decided, nor what staff wrote for each other. */
export async function gatherOwnStanding(db: Database, sellerId: string, now: Date): Promise<SellerStanding> {
  const { ladder, exclusion, version, measures, documents } = await gatherStanding(db, sellerId, now)
  return {
    ...{ ladder, exclusion, version },
    measures: measures.map(toOwnMeasure),
    documents: documents.map(toOwnDocument),
  }
}

function toOwnMeasure({ id, step, ground, explanation, task, factor, categories, ...rest }: MeasureFacts) {
  const { state, imposedAt, until, strikeUntil, closedAt, liftGround, version } = rest
  return {
    ...{ id, step, ground, explanation, task, factor, categories },
    ...{ state, imposedAt, until, strikeUntil, closedAt, liftGround, version },
    ...{ skipped: [], skipReason: null, liftNote: null, imposedByName: null, closedByName: null },
  }
}

function toOwnDocument({ kind, state, source, reference, validUntil, ...rest }: DocumentFacts) {
  const { note, refusedAt, changedAt, version } = rest
  return { kind, state, source, reference, validUntil, note, refusedAt, changedAt, version }
}
