import type { Database, Tx } from '#db/client'
import type { PolicyPreview } from '#domain/detection/preview'
import type { PolicyRules } from '#domain/policy'

/** What was proposed for a category, with who proposed and who decided, the newest first; at most 50. */
export function listPolicyProposals(db: Database, category: string) {
  return db
    .selectFrom('policyProposal')
    .innerJoin('account as proposer', 'proposer.id', 'policyProposal.proposedBy')
    .leftJoin('account as closer', 'closer.id', 'policyProposal.closedBy')
    .select([
      'policyProposal.id',
      'rules',
      'preview',
      'note',
      'seenVersion',
      'state',
      'proposedBy',
      'proposer.name as proposedByName',
      'proposedAt',
      'closer.name as closedByName',
      'closedAt',
      'answer',
    ])
    .where('category', '=', category)
    .orderBy('proposedAt', 'desc')
    .limit(50)
    .execute()
}

/** The categories in which a proposal waits for a second person. */
export async function listCategoriesWithProposal(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('policyProposal')
    .select('category')
    .where('state', '=', 'proposed')
    .execute()
  return rows.map(({ category }) => category)
}

/** A proposal, held until the transaction ends. */
export function lockPolicyProposal(tx: Tx, id: string) {
  return tx
    .selectFrom('policyProposal')
    .select(['id', 'category', 'rules', 'seenVersion', 'state', 'proposedBy'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

type NewProposal = {
  id: string
  category: string
  rules: PolicyRules
  preview: PolicyPreview
  note: string
  seenVersion: number
  proposedBy: string
}

/** Keeps a proposal; false where another one waits in the category already. */
export async function insertPolicyProposal(tx: Tx, proposal: NewProposal, now: Date): Promise<boolean> {
  const { rules, preview, ...rest } = proposal
  const inserted = await tx
    .insertInto('policyProposal')
    .values({ ...rest, rules: JSON.stringify(rules), preview: JSON.stringify(preview), proposedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function closePolicyProposal(
  tx: Tx,
  id: string,
  closed: { state: 'approved' | 'refused' | 'withdrawn'; closedBy: string; closedAt: Date; answer?: string },
): Promise<void> {
  await tx.updateTable('policyProposal').set(closed).where('id', '=', id).execute()
}
