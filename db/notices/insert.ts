import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { isFiledByShop } from '#db/complaints/filed-by-shop'
import type { Notice } from '#domain/notices/audience'
import type { MailWish } from '#domain/notices/kind'

/**
 * Tells everybody whom these notices are for and who has not muted them, except whoever did it. What is still unread
 * of the same kind about the same thing is renewed.
 */
export async function insertNotices(
  tx: Tx,
  notices: (Notice & { mail: MailWish })[],
  { actorId, now }: { actorId: string; now: Date },
): Promise<void> {
  const rows = notices.map(({ kind, subjectId, audience, mail }) => ({
    ...{ kind, subject_id: subjectId, mail },
    seller_id: audience.to === 'shop' ? audience.sellerId : null,
    exclusion_id: audience.to === 'shop_of_exclusion' ? audience.exclusionId : null,
    complaint_id: audience.to === 'shop_of_complaint' ? audience.complaintId : null,
    if_filed_by: audience.to === 'shop_of_complaint' ? audience.ifFiledBy : [],
    roles: audience.to === 'roles' ? audience.roles : [],
    account_id: audience.to === 'person' ? audience.accountId : null,
  }))
  await sql`
    insert into notice (account_id, kind, subject_id, in_bell, created_at, mail)
    select distinct on (a.id, n.kind, n.subject_id) a.id, n.kind, n.subject_id, coalesce(p.in_bell, true), ${now}::timestamptz,
      nullif(coalesce(p.mail, n.mail), 'off')
    from json_to_recordset(${JSON.stringify(rows)}::json) as n
      (kind text, subject_id text, mail text, seller_id text, exclusion_id uuid, complaint_id text, if_filed_by json, roles json, account_id uuid)
    cross join lateral (
      select account.id from account where account.id = n.account_id
      union all
      select account.id from account
      where account.role in (select json_array_elements_text(n.roles)) and account.seller_id is null
      union all
      select account.id from account where account.seller_id = coalesce(n.seller_id,
        (select exclusion.seller_id from exclusion where exclusion.id = n.exclusion_id),
        (select c.seller_id from complaint c where c.id = n.complaint_id
           and c.filed_by in (select json_array_elements_text(n.if_filed_by))
           and (c.seller_asked_at is not null or ${isFiledByShop('c')})))
    ) told
    join account a on a.id = told.id and a.disabled_at is null and a.id::text <> ${actorId}
    left join notice_preference p on p.account_id = a.id and p.kind = n.kind
    where coalesce(p.in_bell, true) or coalesce(p.mail, n.mail) <> 'off'
    on conflict (account_id, kind, subject_id) where read_at is null
    do update set times = notice.times + 1, created_at = excluded.created_at, in_bell = excluded.in_bell,
      mail = case when notice.mail = 'done' or notice.mail is null then excluded.mail else notice.mail end,
      mail_at = case when notice.mail in ('now', 'digest') then notice.mail_at end`.execute(tx)
}
