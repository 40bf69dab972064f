import { sql } from 'kysely'
import type { Tx } from '#db/client'
import { type Reader, readerOf } from '#db/notices/reader'
import type { Language } from '#domain/language'
import type { EscalationKind } from '#domain/notices/kind'

/** Something overdue that one person up the line has not been told of, by a notice or the mail in its stead. */
export type UntoldEscalation = {
  kind: EscalationKind
  /** Of the letter, the case or the review. */
  id: string
  shop: string
  /** When it was due, or since when it has waited. */
  at: Date
  recipient: string
  reader: Reader
  language: Language
  dedupeKey: string
}

/**
 * Escalations that still stand and whom each has yet to be mailed to: an unanswered letter to the seniors and, where it
 * has come to that, the administrators; a notice without a confirmation to both; a stop nobody looked at to whoever may; a
 * review hidden for longer than it may be to seniors and administrators, anew every day (V15).
 */
export async function listUntoldEscalations(tx: Tx, limit: number, now: Date): Promise<UntoldEscalation[]> {
  const { rows } = await sql<UntoldEscalation>`
    with escalation as (
      select 'letter_overdue' as kind, l.id::text, l.seller_id, l.reply_due_at as at, l.cycle,
        case l.escalated_to when 'admin' then array['senior', 'admin'] else array['senior'] end as roles
      from letter l where l.escalated_to is not null and l.answered_at is null and l.state <> 'withdrawn'
      union all
      select 'notice_unconfirmed', id::text, seller_id, noticed_at, cycle, array['senior', 'admin'] from exclusion
      where state in ('noticed', 'immediate_stop') and day_zero is null and notice_escalated_at is not null
      union all
      select 'stop_unreviewed', id::text, seller_id, stop_review_due_at, cycle, array['senior', 'quality_manager']
      from exclusion where state = 'immediate_stop' and stop_escalated_at is not null
      union all
      select 'hiding_overdue', id, seller_id, due_at, floor(extract(epoch from ${now} - due_at) / 86400)::int,
        array['senior', 'admin']
      from review where state = 'hidden_interim' and due_at <= ${now}
    ), addressed as (
      select e.kind, e.id, coalesce(s.name, e.seller_id) as shop, e.at, coalesce(a.notify_email, a.email) as recipient,
        ${readerOf('a.id')} as reader, a.language, concat_ws(':', e.kind, e.id, e.cycle, a.id) as dedupe_key
      from escalation e join account a on a.role = any(e.roles) and a.disabled_at is null
      left join seller s on s.id = e.seller_id
    )
    select * from addressed where not exists (select from mail where mail.dedupe_key = addressed.dedupe_key)
    order by at, id, dedupe_key limit ${limit}`.execute(tx)
  return rows
}
