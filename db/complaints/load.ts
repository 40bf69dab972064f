import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Role } from '#domain/permission'

/** `open` is how many complaints somebody has in hand or mediates now. */
export type Colleague = { id: string; name: string; open: number }

/** Everybody else in these roles but for those in `not`, whoever has the fewest complaints open first. */
export async function listColleaguesByLoad(
  db: Database,
  { accountId, roles, not }: { accountId: string; roles: readonly Role[]; not: readonly string[] },
  now: Date,
): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    with mine as (
      select lease_holder as account_id, subject_id from work_item
      where kind = 'complaint' and closed_at is null and lease_holder is not null and lease_until > ${now}
      union
      select (select m.account_id from complaint_mediator m where m.mediation_id = going.id order by m.place desc limit 1),
        complaint_id from complaint_mediation going where ended_at is null
    )
    select a.id, a.name, count(mine.subject_id)::int as open
    from account a left join mine on mine.account_id = a.id
    where a.role = any(${[...roles]}) and a.disabled_at is null and a.id <> ${accountId} and a.id <> all(${[...not]}::uuid[])
    group by a.id order by open, a.name, a.id limit 200`.execute(db)
  return rows
}
