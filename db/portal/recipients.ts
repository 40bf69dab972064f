import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Language } from '#domain/language'
import type { MailWish, NoticeKind } from '#domain/notices/kind'
import type { MailHours } from '#domain/notices/schedule'

/** An address mail goes to, and the people with an account who read it there; only they wish anything. */
export type Recipient = {
  recipient: string
  language: Language
  own?: Reader[] | null
}
type Reader = {
  readerId: string
  /** What they wish otherwise than by default. */
  wishes: Partial<Record<NoticeKind, MailWish>>
  /** Null where they set none. */
  hours: MailHours | null
}

/**
 * Where mail to a shop goes, each address once: to each of its people at the address they chose and in their language,
 * and to the address the marketplace named.
 */
export async function listShopRecipients(db: Database | Tx, sellerId: string): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select (array_agg(recipient order by place, id))[1] as recipient,
      (array_agg(language order by place, id))[1] as language,
      json_agg(json_build_object('readerId', id,
        'wishes', coalesce((select json_object_agg(kind, mail) from notice_preference where account_id = id), '{}'),
        'hours', (select json_build_object('zone', zone, 'quietFrom', quiet_from, 'quietUntil', quiet_until,
          'digestAt', digest_at) from notice_setting where account_id = id)) order by id)
        filter (where id is not null) as own
    from (
      select id, coalesce(notify_email, email) as recipient, language, 0 as place from account
      where seller_id = ${sellerId} and disabled_at is null
      union all
      select null, contact_email, case when language in ('en', 'uk', 'ru', 'zh') then language else 'en' end, 1
      from seller where id = ${sellerId} and contact_email is not null
    ) address group by lower(recipient) order by lower(recipient) limit 200`.execute(db)
  return rows
}
