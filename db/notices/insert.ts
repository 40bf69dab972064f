import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { isFiledByShop } from '#db/complaints/filed-by-shop'
import type { Audience, Notice } from '#domain/notices/audience'
import type { MailWish } from '#domain/notices/kind'

/** The people of ours who have a complaint in hand or mediate it, or else who worked with it last. Alias `n`. */
const workersOf = sql`(
  select case when now.at_it = '{}' then array(
      select worker.id from event e join account worker on worker.id::text = e.actor_id and worker.seller_id is null
      where e.subject_kind = 'complaint' and e.subject_id = n.worked_complaint and e.actor_kind = 'person'
      order by e.id desc limit 1) else now.at_it end
  from (select array_remove(array[
    (select lease_holder from work_item
     where kind = 'complaint' and subject_id = n.worked_complaint and closed_at is null),
    (select m.account_id from complaint_mediation open join complaint_mediator m on m.mediation_id = open.id
     where open.complaint_id = n.worked_complaint and open.ended_at is null order by m.place desc limit 1)
  ], null) as at_it) now)`

/**
 * Who decided what an appeal is from: whoever sent its statement, was first to want the review taken down, made
 * the finding, or proposed or approved the exclusion. Alias `n`.
 */
const decidersOf = sql`
  select said.actor_id::uuid from appeal a join statement s on s.id = a.statement_id
  join event said on said.subject_kind = s.subject_kind and said.subject_id = s.subject_id
    and said.data ->> 'statementId' = s.id::text and said.actor_kind = 'person'
  where a.id = n.decided_appeal
  union all
  select v.voiced_by from appeal a join statement s on s.id = a.statement_id
  join removal_voice v on s.subject_kind = 'review' and v.review_id = s.subject_id
  where a.id = n.decided_appeal
  union all
  select c.decided_by from appeal a join statement s on s.id = a.statement_id
  join integrity_case c on s.subject_kind = 'integrity_case' and c.id::text = s.subject_id
  where a.id = n.decided_appeal
  union all
  select f.decided_by from appeal a join statement s on s.id = a.statement_id
  join fault_claim f on f.id = case s.subject_kind when 'fault_claim' then s.subject_id::uuid end
  where a.id = n.decided_appeal
  union all
  select p.settled_by from appeal a join statement s on s.id = a.statement_id
  join praise_picking p on s.subject_kind = 'praise_picking' and p.id::text = s.subject_id
  where a.id = n.decided_appeal
  union all
  select unnest(array[x.proposed_by, x.approved_by]) from appeal a join statement s on s.id = a.statement_id
  join exclusion x on s.subject_kind = 'exclusion' and x.id::text = s.subject_id
  where a.id = n.decided_appeal`

/**
 * Tells everybody whom these notices are for and who has not muted them, except whoever did it. What is still unread
 * of the same kind about the same thing is renewed. `mail` is how it is mailed unless they wish otherwise; null where
 * not the notice is mailed but the act.
 */
export async function insertNotices(
  tx: Tx,
  notices: (Notice & { mail: MailWish | null })[],
  { actorId, now }: { actorId: string; now: Date },
): Promise<void> {
  const rows = notices.map(({ kind, subjectId, audience, mail }) => ({
    ...{ kind, subject_id: subjectId, mail },
    ...audienceColumns(audience),
  }))
  await sql`
    insert into notice (account_id, kind, subject_id, in_bell, created_at, mail)
    select distinct on (a.id, n.kind, n.subject_id) a.id, n.kind, n.subject_id, coalesce(p.in_bell, true), ${now}::timestamptz,
      nullif(case when n.mail is not null then coalesce(p.mail, n.mail) end, 'off')
    from json_to_recordset(${JSON.stringify(rows)}::json) as n
      (kind text, subject_id text, mail text, seller_id text, exclusion_id uuid, complaint_id text, if_filed_by json, worked_complaint text,
       worker_roles json, roles json, account_id uuid, decided_appeal uuid)
    cross join lateral (
      select account.id from account where account.id = n.account_id
      union all
      select account.id from account
      where account.role in (select json_array_elements_text(n.roles)) and account.seller_id is null
      union all
      select account.id from account
      where n.decided_appeal is not null and account.id in (${decidersOf}) and account.seller_id is null
        and account.role in (select json_array_elements_text(n.worker_roles))
      union all
      select account.id from account
      where n.worked_complaint is not null and account.id in (select unnest(${workersOf})) and account.seller_id is null
        and account.role in (select json_array_elements_text(n.worker_roles))
      union all
      select account.id from account where account.seller_id = coalesce(n.seller_id,
        (select exclusion.seller_id from exclusion where exclusion.id = n.exclusion_id),
        (select c.seller_id from complaint c where c.id = n.complaint_id
           and c.filed_by in (select json_array_elements_text(n.if_filed_by))
           and (c.seller_asked_at is not null or ${isFiledByShop('c')})))
    ) told
    join account a on a.id = told.id and a.disabled_at is null and a.id::text <> ${actorId}
    left join notice_preference p on p.account_id = a.id and p.kind = n.kind
    where coalesce(p.in_bell, true) or n.mail is not null and coalesce(p.mail, n.mail) <> 'off'
    on conflict (account_id, kind, subject_id) where read_at is null
    do update set times = notice.times + 1, created_at = excluded.created_at, in_bell = excluded.in_bell,
      mail = case when notice.mail = 'done' or notice.mail is null then excluded.mail else notice.mail end,
      mail_at = case when notice.mail in ('now', 'digest') then notice.mail_at end`.execute(tx)
}

/** Who is meant, a column for each way of meaning somebody. */
function audienceColumns(audience: Audience) {
  switch (audience.to) {
    case 'shop':
      return { seller_id: audience.sellerId }
    case 'shop_of_exclusion':
      return { exclusion_id: audience.exclusionId }
    case 'shop_of_complaint':
      return { complaint_id: audience.complaintId, if_filed_by: audience.ifFiledBy }
    case 'workers_of_complaint':
      return { worked_complaint: audience.complaintId, worker_roles: audience.roles }
    case 'deciders_of_appeal':
      return { decided_appeal: audience.appealId, worker_roles: audience.roles }
    case 'roles':
      return { roles: audience.roles }
    case 'person':
      return { account_id: audience.accountId }
    default:
      return audience satisfies never
  }
}
