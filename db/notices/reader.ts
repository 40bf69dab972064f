import { type RawBuilder, sql } from 'kysely'
import type { MailWish, NoticeKind } from '#domain/notices/kind'
import type { MailHours } from '#domain/notices/schedule'

/** Somebody with an account, as far as mail goes by their wishes. */
export type Reader = {
  readerId: string
  /** What they wish otherwise than by default. */
  wishes: Partial<Record<NoticeKind, MailWish>>
  /** Null where they set none. */
  hours: MailHours | null
}

/** A `Reader` as JSON, of the account whose id this column holds. */
export function readerOf(column: 'a.id' | 'address.id'): RawBuilder<Reader> {
  const id = sql.ref(column)
  return sql`json_build_object('readerId', ${id},
    'wishes', coalesce((select json_object_agg(kind, mail) from notice_preference where account_id = ${id}), '{}'),
    'hours', (select json_build_object('zone', zone, 'quietFrom', quiet_from, 'quietUntil', quiet_until,
      'digestAt', digest_at) from notice_setting where account_id = ${id}))`
}
