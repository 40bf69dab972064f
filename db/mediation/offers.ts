import type { Database, Tx } from '#db/client'
import { columnsOfTerms, termsOfColumns } from '#db/mediation/terms'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { OfferState } from '#domain/mediation/offer'
import type { RemedyTerms } from '#domain/mediation/remedy'

export type NewOffer = {
  complaintId: string
  madeBy: ComplaintSide
  authorId: string | null
  terms: RemedyTerms
  words: string
  counters: string | null
  expiresAt: Date
}

const columns = ['id', 'madeBy', 'words', 'state', 'madeAt', 'expiresAt', 'settledAt'] as const
const termColumns = ['kind', 'amount', 'currency', 'percent'] as const

export async function insertOffer(tx: Tx, { terms, ...offer }: NewOffer, now: Date): Promise<string> {
  const { id } = await tx
    .insertInto('complaintOffer')
    .values({ ...offer, ...columnsOfTerms(terms), madeAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The offer that stands open, if there is one. Lock the complaint first. */
export async function findOpenOffer(tx: Tx, complaintId: string) {
  const found = await tx
    .selectFrom('complaintOffer')
    .select([...columns, ...termColumns])
    .where('complaintId', '=', complaintId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return found && { ...found, terms: termsOfColumns(found) }
}

export async function setOfferState(tx: Tx, id: string, state: OfferState, now: Date): Promise<void> {
  await tx.updateTable('complaintOffer').set({ state, settledAt: now }).where('id', '=', id).execute()
}

/** Every offer of a complaint, the oldest first; the domain keeps them few. */
export async function listOffers(db: Database | Tx, complaintId: string) {
  const rows = await db
    .selectFrom('complaintOffer')
    .select([...columns, ...termColumns])
    .where('complaintId', '=', complaintId)
    .orderBy('madeAt')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ kind, amount, currency, percent, ...offer }) => ({
    ...offer,
    terms: termsOfColumns({ kind, amount, currency, percent }),
  }))
}
