import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ComplaintState } from '#domain/complaints/state'
import type { Day } from '#domain/day'

export type Flagger = {
  id: string
  name: string
  email: string
  since: Day
  /** From when on they have the status no more; null where no end is known. */
  endsAt: Date | null
  suspendedAt: Date | null
}

const columns = ['id', 'name', 'email', 'since', 'endsAt', 'suspendedAt'] as const

export function findFlagger(db: Database | Tx, id: string): Promise<Flagger | undefined> {
  return db.selectFrom('trustedFlagger').select(columns).where('id', '=', id).executeTakeFirst()
}

/** A flagger, held against every other change until the transaction ends. */
export function lockFlagger(tx: Tx, id: string): Promise<Flagger | undefined> {
  return tx.selectFrom('trustedFlagger').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Adds a flagger; undefined where the address is one's already. */
export async function insertFlagger(
  tx: Tx,
  flagger: Pick<Flagger, 'name' | 'email' | 'since' | 'endsAt'> & { createdBy: string | null },
  now: Date,
): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('trustedFlagger')
    .values({ ...flagger, createdAt: now })
    .onConflict((conflict) => conflict.expression(sql`lower(email)`).doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

export async function setFlaggerSuspended(tx: Tx, id: string, suspendedAt: Date | null): Promise<void> {
  await tx.updateTable('trustedFlagger').set({ suspendedAt }).where('id', '=', id).execute()
}

export async function setFlaggerEnd(tx: Tx, id: string, endsAt: Date | null): Promise<void> {
  await tx.updateTable('trustedFlagger').set({ endsAt }).where('id', '=', id).execute()
}

/** How many notices a flagger gave, how many of these were answered, and how many of those were right. */
export type FlaggerFigures = { given: number; decided: number; upheld: number }

/** Every flagger, or the one of an id, with what became of their notices by these answers, by name; at most 500. */
export async function listFlaggers(
  db: Database,
  {
    remove_content: upheld,
    ...others
  }: Record<'remove_content' | 'find_invalid' | 'put_out_of_scope', ComplaintState>,
  id?: string,
): Promise<(Flagger & FlaggerFigures)[]> {
  const { rows } = await sql<Flagger & FlaggerFigures>`
    select f.id, f.name, f.email, f.since, f.ends_at, f.suspended_at, count(c.id)::int as given,
      count(c.id) filter (where c.state = any(${[upheld, ...Object.values(others)]}))::int as decided,
      count(c.id) filter (where c.state = ${upheld})::int as upheld
    from trusted_flagger f
    left join complaint_notice n on n.flagger_id = f.id
    left join complaint c on c.id = n.complaint_id
    where ${id ?? null}::uuid is null or f.id = ${id ?? null}::uuid
    group by f.id order by lower(f.name), f.id limit 500`.execute(db)
  return rows
}
