import type { Database, Tx } from '#db/client'
import type { ComplaintSkill } from '#domain/complaints/desk'
import type { Language } from '#domain/language'

/** What somebody judges complaints of best, and in which languages; empty: everything. */
export type Competence = { skills: ComplaintSkill[]; languages: Language[] }

/** The competence of one of our people; undefined where the account is not there or a seller's. */
export function findCompetence(db: Database | Tx, accountId: string): Promise<Competence | undefined> {
  return db
    .selectFrom('account')
    .select(['skills', 'languages'])
    .where('id', '=', accountId)
    .where('role', '!=', 'seller')
    .executeTakeFirst()
}

export async function setCompetence(tx: Tx, accountId: string, competence: Competence): Promise<void> {
  await tx.updateTable('account').set(competence).where('id', '=', accountId).execute()
}
