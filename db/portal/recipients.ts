import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { type Reader, readerOf } from '#db/notices/reader'
import type { Language } from '#domain/language'

/** An address mail goes to, and the people with an account who read it there; only they wish anything. */
export type Recipient = {
  recipient: string
  language: Language
  own?: Reader[] | null
}

/**
 * Where mail to a shop goes, each address once: to each of its people at the address they chose and in their language,
 * and to the address the marketplace named.
 */
export async function listShopRecipients(db: Database | Tx, sellerId: string): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select (array_agg(recipient order by place, id))[1] as recipient,
      (array_agg(language order by place, id))[1] as language,
      json_agg(${readerOf('address.id')} order by id) filter (where id is not null) as own
    from (
      select id, coalesce(notify_email, email) as recipient, language, 0 as place from account
      where seller_id = ${sellerId} and disabled_at is null
      union all
      select null, contact_email, case when language in ('en', 'uk', 'ru', 'zh') then language else 'en' end, 1
      from seller where id = ${sellerId} and contact_email is not null
    ) address group by lower(recipient) order by lower(recipient) limit 200`.execute(db)
  return rows
}
