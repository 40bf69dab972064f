import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { Language } from '#domain/language'
import type { NoticeKind } from '#domain/notices/kind'
import type { MailHours } from '#domain/notices/schedule'

export type Unscheduled = {
  id: string
  mail: 'now' | 'digest'
  createdAt: Date
  hours: MailHours | null
}

/** Notices whose mail has not been given its time, held, the oldest first. */
export async function takeUnscheduled(tx: Tx, limit: number): Promise<Unscheduled[]> {
  const { rows } = await sql<Unscheduled>`
    with chosen as materialized (
      select id, account_id, mail, created_at from notice where mail in ('now', 'digest') and mail_at is null
      order by created_at limit ${limit} for update skip locked
    )
    select chosen.id, chosen.mail, chosen.created_at, case when s.account_id is not null then json_build_object(
      'zone', s.zone, 'quietFrom', s.quiet_from, 'quietUntil', s.quiet_until, 'digestAt', s.digest_at) end as hours
    from chosen left join notice_setting s on s.account_id = chosen.account_id`.execute(tx)
  return rows
}

export async function setMailTimes(tx: Tx, times: { id: string; at: Date }[]): Promise<void> {
  const rows = times.map(({ id, at }) => ({ id, at: at.toISOString() }))
  await sql`
    update notice set mail_at = r.at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, at timestamptz)
    where notice.id = r.id`.execute(tx)
}

export type DueMail = {
  accountId: string
  sellerId: string | null
  recipient: string
  language: Language
  /** Whether it is the digest; else each is mailed by itself. */
  isDigest: boolean
  notices: { id: string; kind: NoticeKind; subjectId: string; times: number }[]
}

/**
 * Ends the mails in line that tell their reader what they have read in the application since, or what is over; a
 * colleague of a shop who reads the same address has read it for that address.
 */
export async function endReadMails(tx: Tx, now: Date): Promise<void> {
  await sql`
    update mail set state = 'read', finished_at = ${now}
    where state = 'waiting' and attempts = 0 and reader_id is not null and notice_kind is not null and exists (
      select from account own
      join account a on a.id = own.id
        or a.seller_id = own.seller_id and lower(coalesce(a.notify_email, a.email)) = lower(mail.recipient)
      join notice n on n.account_id = a.id and n.kind = mail.notice_kind
        and n.subject_id = mail.notice_subject and n.read_at >= mail.created_at
      where own.id = mail.reader_id)`.execute(tx)
}

/** What goes with a digest in words of its own. */
export type FoldedMail = { id: string; subject: string; text: string }

/** The mails that are due to go with their reader's digest, the oldest first. Marks them as gone. */
export async function foldDueMails(
  tx: Tx,
  limit: number,
  now: Date,
): Promise<(Omit<DueMail, 'isDigest' | 'notices'> & { mails: FoldedMail[] })[]> {
  const { rows } = await sql<Omit<DueMail, 'isDigest' | 'notices'> & { mails: FoldedMail[] }>`
    with due as materialized (
      select id, reader_id, subject, text, created_at from mail
      where state = 'waiting' and in_digest and reader_id is not null and next_at <= ${now} order by next_at limit ${limit} for update skip locked
    ), done as (
      update mail set state = 'folded', finished_at = ${now} from due where mail.id = due.id
    )
    select a.id as account_id, a.seller_id, coalesce(a.notify_email, a.email) as recipient, a.language,
      json_agg(json_build_object('id', due.id, 'subject', due.subject, 'text', due.text)
        order by due.created_at, due.id) as mails
    from due join account a on a.id = due.reader_id and a.disabled_at is null
    group by a.id`.execute(tx)
  return rows
}

/**
 * What is due to be mailed, by reader: one row per digest and one per single notice. Marks it as mailed; what its
 * reader has read meanwhile is not mailed to them again.
 */
export async function takeDueNoticeMails(tx: Tx, limit: number, now: Date): Promise<DueMail[]> {
  const { rows } = await sql<DueMail>`
    with due as materialized (
      select id, account_id, kind, subject_id, times, mail, created_at, read_at from notice
      where mail in ('now', 'digest') and mail_at <= ${now} order by mail_at limit ${limit} for update skip locked
    ), done as (
      update notice set mail = 'done' from due where notice.id = due.id
    )
    select a.id as account_id, a.seller_id, coalesce(a.notify_email, a.email) as recipient, a.language,
      due.mail = 'digest' as is_digest,
      json_agg(json_build_object('id', due.id, 'kind', due.kind, 'subjectId', due.subject_id, 'times', due.times)
        order by due.created_at, due.id) as notices
    from due join account a on a.id = due.account_id and a.disabled_at is null
    where due.read_at is null
    group by a.id, due.mail, case when due.mail = 'now' then due.id end`.execute(tx)
  return rows
}
