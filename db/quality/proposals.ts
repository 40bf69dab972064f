import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Day } from '#db/schema/columns'
import type { ProposalStatus } from '#db/schema/quality'
import type { SellerEvidence } from '#domain/quality/evidence'

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

/** Sellers a run would propose and about whom no proposal is open. */
export async function listToPropose(tx: Tx, runId: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('sellerQuality')
    .select('sellerId')
    .where('runId', '=', runId)
    .where('status', '=', 'exclude')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('qualityProposal')
            .select('qualityProposal.id')
            .whereRef('qualityProposal.sellerId', '=', 'sellerQuality.sellerId')
            .where('qualityProposal.status', '=', 'pending'),
        ),
      ),
    )
    .orderBy('sellerId')
    .execute()
  return rows.map(({ sellerId }) => sellerId)
}

export type NewProposal = {
  id: string
  runId: number
  sellerId: string
  week: Day
  policyVersion: string
  harm: number
  evidence: SellerEvidence
}

/** Adds proposals, leaving out sellers already proposed in that week by that policy; the ids of those added. */
export async function insertProposals(
  tx: Tx,
  proposals: NewProposal[],
  { asOf, now }: { asOf: Day; now: Date },
): Promise<Set<string>> {
  if (proposals.length === 0) return new Set()
  const added = await tx
    .insertInto('qualityProposal')
    .values(
      proposals.map(({ evidence, ...proposal }) => ({
        ...proposal,
        evidence: JSON.stringify(evidence),
        checkedOn: asOf,
        createdAt: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['sellerId', 'week', 'policyVersion']).doNothing())
    .returning('id')
    .execute()
  return new Set(added.map(({ id }) => id))
}

/** A proposal that so many runs in a row no longer find has lapsed. */
const failuresUntilStale = 2

/**
 * Notes for every pending proposal whether a run still finds it, each day once, and marks as stale those that have
 * not been found twice in a row; these.
 */
export async function checkProposals(
  tx: Tx,
  { runId, asOf, now }: { runId: number; asOf: Day; now: Date },
): Promise<{ id: string; sellerId: string }[]> {
  const { rows } = await sql<{ id: string; sellerId: string; status: ProposalStatus }>`
    update quality_proposal p set checked_on = ${asOf},
      failing_runs = case when holds then 0 else failing_runs + 1 end,
      status = case when not holds and failing_runs + 1 >= ${failuresUntilStale} then 'stale' else p.status end,
      closed_at = case when not holds and failing_runs + 1 >= ${failuresUntilStale} then ${now}::timestamptz end
    from (
      select p.id, coalesce(q.status in ('exclude', 'hold'), false) as holds
      from quality_proposal p left join seller_quality q on q.run_id = ${runId} and q.seller_id = p.seller_id
      where p.status = 'pending' and p.checked_on < ${asOf}
    ) checked
    where p.id = checked.id
    returning p.id, p.seller_id, p.status`.execute(tx)
  return rows.filter(({ status }) => status === 'stale')
}
