import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { MediationSchema } from '#db/schema/mediation'
import type { Mediating, Sides } from '#domain/mediation/independence'

type MediationOutcome = NonNullable<MediationSchema['complaintMediation']['outcome']>

/** The mediation that is going on, if there is one. Lock the complaint first. */
export function findOpenMediation(tx: Tx | Database, complaintId: string) {
  return tx
    .selectFrom('complaintMediation')
    .select(['id', 'why', 'openedAt'])
    .where('complaintId', '=', complaintId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
}

export async function insertMediation(
  tx: Tx,
  mediation: { complaintId: string; why: MediationSchema['complaintMediation']['why']; openedAt: Date },
): Promise<string> {
  const { id } = await tx
    .insertInto('complaintMediation')
    .values(mediation)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Ends whatever mediation is going on. */
export async function endMediation(
  tx: Tx,
  complaintId: string,
  outcome: MediationOutcome,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('complaintMediation')
    .set({ endedAt: now, outcome })
    .where('complaintId', '=', complaintId)
    .where('endedAt', 'is', null)
    .execute()
}

export async function insertMediator(
  tx: Tx,
  mediator: { mediationId: string; complaintId: string; accountId: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('complaintMediator')
    .values({ ...mediator, since: now })
    .execute()
}

/** Whoever ever mediated a complaint, by id and name, the present one last. */
export function listMediators(db: Tx | Database, complaintId: string) {
  return db
    .selectFrom('complaintMediator')
    .innerJoin('account', 'account.id', 'complaintMediator.accountId')
    .select(['account.id', 'account.name', 'mediationId', 'since'])
    .where('complaintId', '=', complaintId)
    .orderBy('place')
    .limit(100)
    .execute()
}

/** Whoever ever decided a complaint in arbitration. */
export async function listArbiters(db: Tx | Database, complaintId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaintArbitration')
    .select('arbiterId')
    .where('complaintId', '=', complaintId)
    .where('arbiterId', 'is not', null)
    .limit(100)
    .execute()
  return rows.flatMap(({ arbiterId }) => arbiterId ?? [])
}

/** What says whether one of our people is tied to a side of a complaint. */
export async function findIndependence(
  db: Tx | Database,
  { accountId, complaintId }: { accountId: string; complaintId: string },
): Promise<{ person: Mediating; sides: Sides } | undefined> {
  const { rows } = await sql<Mediating & Sides>`
    select account.id, account.email, array(select parties_of_complaint(c.id)) as parties,
      array(select party_id from declared_tie where account_id = account.id) as declared,
      array_remove(array[c.contact_email, seller.contact_email] || array(
        select email from account shop where shop.seller_id = c.seller_id), null) as addresses
    from account, complaint c left join seller on seller.id = c.seller_id
    where account.id = ${accountId} and c.id = ${complaintId}`.execute(db)
  const [found] = rows
  if (!found) return undefined
  const { id, email, declared, parties, addresses } = found
  return { person: { id, email, declared }, sides: { parties, addresses } }
}
