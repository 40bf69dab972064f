import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ProposalStatus } from '#db/schema/quality'

const columns = [
  'qualityProposal.id',
  'runId',
  'sellerId',
  'seller.name',
  'week',
  'policyVersion',
  'status',
  'harm',
  'evidence',
  'failingRuns',
  'createdAt',
  'closedAt',
] as const

/** Proposed exclusions of a status, those that harm most first, after a place in that order. */
export function listProposals(
  db: Database,
  {
    status = 'pending',
    after,
    limit,
  }: { status?: ProposalStatus; after?: { harm: number; id: string } | undefined; limit: number },
) {
  return db
    .selectFrom('qualityProposal')
    .leftJoin('seller', 'seller.id', 'qualityProposal.sellerId')
    .select(columns)
    .where('status', '=', status)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(-quality_proposal.harm, quality_proposal.id) > (${-(after?.harm ?? 0)}, ${after?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy('harm', 'desc')
    .orderBy('qualityProposal.id')
    .limit(limit)
    .execute()
}

export function findProposal(db: Database | Tx, id: string) {
  return db
    .selectFrom('qualityProposal')
    .leftJoin('seller', 'seller.id', 'qualityProposal.sellerId')
    .select(columns)
    .where('qualityProposal.id', '=', id)
    .executeTakeFirst()
}

/** Closes a proposal that is still open; false where somebody has closed it before. */
export async function closeProposal(
  tx: Tx,
  id: string,
  status: 'taken' | 'dismissed',
  now: Date,
): Promise<boolean> {
  const closed = await tx
    .updateTable('qualityProposal')
    .set({ status, closedAt: now })
    .where('id', '=', id)
    .where('status', 'in', ['pending', 'stale'])
    .returning('id')
    .executeTakeFirst()
  return closed !== undefined
}
