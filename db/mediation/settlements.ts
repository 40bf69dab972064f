import type { Database, Tx } from '#db/client'
import { columnsOfTerms, termsOfColumns } from '#db/mediation/terms'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { RemedyTerms } from '#domain/mediation/remedy'

export type NewSettlement = {
  mediationId: string
  complaintId: string
  terms: RemedyTerms
  /** Days after the second signature. */
  dueDays: number
  text: string
  draftedBy: string
}

/** Puts a draft before both sides in place of the one before it. */
export async function insertSettlement(
  tx: Tx,
  { terms, ...settlement }: NewSettlement,
  now: Date,
): Promise<string> {
  await tx
    .updateTable('complaintSettlement')
    .set({ replacedAt: now })
    .where('mediationId', '=', settlement.mediationId)
    .where('replacedAt', 'is', null)
    .execute()
  const { id } = await tx
    .insertInto('complaintSettlement')
    .values({ ...settlement, ...columnsOfTerms(terms), draftedAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The newest draft of a complaint, with who has signed it. */
export async function findSettlement(db: Tx | Database, complaintId: string) {
  const found = await db
    .selectFrom('complaintSettlement')
    .select(['id', 'mediationId', 'dueDays', 'text', 'draftedAt'])
    .select(['complainantSignedAt', 'respondentSignedAt', 'kind', 'amount', 'currency', 'percent'])
    .where('complaintId', '=', complaintId)
    .where('replacedAt', 'is', null)
    .orderBy('draftedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found) return undefined
  const { kind, amount, currency, percent, ...settlement } = found
  return { ...settlement, terms: termsOfColumns({ kind, amount, currency, percent }) }
}

export async function signSettlement(tx: Tx, id: string, side: ComplaintSide, now: Date): Promise<void> {
  const signed = side === 'complainant' ? { complainantSignedAt: now } : { respondentSignedAt: now }
  await tx.updateTable('complaintSettlement').set(signed).where('id', '=', id).execute()
}
