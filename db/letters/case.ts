import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Language } from '#domain/language'
import type { LetterCase } from '#domain/letter/case'

export type CaseOfLetter = LetterCase & { sellerName: string; sellerLanguage: Language | null }

/** The case a letter answers. */
export function findCase(db: Database, exclusionId: string): Promise<CaseOfLetter | undefined> {
  return readCase(db, sql`where e.id = ${exclusionId}`)
}

/** The newest case of a seller that a letter can be about. */
export function findCaseOfSeller(db: Database, sellerId: string): Promise<CaseOfLetter | undefined> {
  return readCase(
    db,
    sql`where e.seller_id = ${sellerId} and e.noticed_at is not null order by e.opened_at desc limit 1`,
  )
}

/** The case, held against every other change until the transaction ends. */
export function lockCase(tx: Tx, exclusionId: string): Promise<CaseOfLetter | undefined> {
  return readCase(tx, sql`where e.id = ${exclusionId} for update of e`)
}

async function readCase(db: Database | Tx, which: RawBuilder<unknown>): Promise<CaseOfLetter | undefined> {
  const { rows } = await sql<CaseOfLetter>`
    select e.id, e.seller_id, e.state, e.cycle, e.zone, e.day_zero, e.opened_at, e.noticed_at, e.effective_at,
           e.next_recheck_at, e.paused_until, coalesce(s.name, e.seller_id) as seller_name,
           case when s.language in ('en', 'uk', 'ru', 'zh') then s.language end as seller_language
    from exclusion e left join seller s on s.id = e.seller_id
    ${which}`.execute(db)
  return rows[0]
}
