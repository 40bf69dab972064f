import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Language } from '#domain/language'

/**
 * Where mail to a shop goes, each address once: to each of its people at the address they chose and in their language,
 * and to the address the marketplace named.
 */
export async function listShopRecipients(
  db: Database | Tx,
  sellerId: string,
): Promise<{ recipient: string; language: Language }[]> {
  const { rows } = await sql<{ recipient: string; language: Language }>`
    select distinct on (lower(recipient)) recipient, language from (
      select coalesce(notify_email, email) as recipient, language, 0 as place from account
      where seller_id = ${sellerId} and disabled_at is null
      union all
      select contact_email, case when language in ('en', 'uk', 'ru', 'zh') then language else 'en' end, 1
      from seller where id = ${sellerId} and contact_email is not null
    ) address order by lower(recipient), place limit 200`.execute(db)
  return rows
}
