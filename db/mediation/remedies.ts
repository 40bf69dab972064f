import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { columnsOfTerms, termsOfColumns } from '#db/mediation/terms'
import type { ProofKept, RemedyState, RemedyTerms } from '#domain/mediation/remedy'

export type NewRemedy = {
  complaintId: string
  source: 'offer' | 'settlement' | 'decision'
  sourceId: string
  terms: RemedyTerms
  dueAt: Date
}

export async function insertRemedy(tx: Tx, { terms, ...remedy }: NewRemedy, now: Date): Promise<string> {
  const { kind, ...columns } = columnsOfTerms(terms)
  const { id } = await tx
    .insertInto('complaintRemedy')
    .values({ ...remedy, ...columns, kind, owedAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The newest remedy of a complaint, with its proof, which a side may not read where it is kept back. Lock the complaint first where it is to be changed. */
export function findRemedy(db: Tx | Database, complaintId: string) {
  return findNewest(db, complaintId)
}

/** What is, or was, owed by the decision of an instant; later things may be owed by an agreement. */
export function findDecidedRemedy(tx: Tx, complaintId: string, decidedAt: Date) {
  return findNewest(tx, complaintId, decidedAt)
}

/** Whether the words of a proof wait for one of our people, or were stopped by one; null where both sides read them. */
const keptBack = sql<ProofKept | null>`(select coalesce(held.outcome, 'waiting') from held_message held
  where held.complaint_id = complaint_remedy.complaint_id and held.text = complaint_remedy.proof
    and held.held_at = complaint_remedy.proven_at and held.outcome is distinct from 'delivered' limit 1)`

async function findNewest(db: Tx | Database, complaintId: string, decidedAt?: Date) {
  const found = await db
    .selectFrom('complaintRemedy')
    .select(['id', 'state', 'source', 'owedAt', 'dueAt', 'proof', 'provenBy', 'provenAt', 'standsAt'])
    .select(keptBack.as('proofKept'))
    .select(['settledAt', 'kind', 'amount', 'currency', 'percent'])
    .where('complaintId', '=', complaintId)
    .$if(decidedAt !== undefined, (query) =>
      query.where('source', '=', 'decision').where('owedAt', '=', decidedAt as Date),
    )
    .orderBy('owedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found) return undefined
  const { kind, amount, currency, percent, ...remedy } = found
  return { ...remedy, terms: termsOfColumns({ kind, amount, currency, percent }) }
}

export async function setRemedy(
  tx: Tx,
  id: string,
  change: {
    state: RemedyState
    settledAt?: Date
    proof?: { text: string; by: 'respondent' | 'complainant' | 'host'; at: Date; standsAt: Date }
  },
): Promise<void> {
  const { state, settledAt, proof } = change
  await tx
    .updateTable('complaintRemedy')
    .set({
      state,
      ...(settledAt && { settledAt }),
      ...(proof && {
        proof: proof.text,
        provenBy: proof.by,
        provenAt: proof.at,
        standsAt: proof.standsAt,
      }),
    })
    .where('id', '=', id)
    .execute()
}

/** Whether anything promised about a complaint, or owed by a decision of it, counts as missed. */
export async function isAnyMissed(tx: Tx, complaintId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('complaintRemedy')
    .select('id')
    .where('complaintId', '=', complaintId)
    .where('state', '=', 'missed')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
