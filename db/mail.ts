import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Language } from '#domain/language'
import type { MailState } from '#domain/mail'
import type { NoticeKind } from '#domain/notices/kind'

export type NewMail = {
  recipient: string
  language: Language
  /** What it is about, as in `sign_in`: for the outbox and for counting. */
  kind: string
  subject: string
  text: string
  /** Whether the text signs its reader in. */
  isSecret?: boolean
  sellerId?: string | null
  dedupeKey: string
  /** It is not sent before. */
  notBefore?: Date
  /**
   * Whose wishes it goes by: when it would have come but for them, whether it goes with their digest, and which notice
   * tells them of the same, if one does.
   */
  wanted?: {
    readerId: string
    at: Date
    inDigest: boolean
    notice: { kind: NoticeKind; subjectId: string | null }
  }
}

/** Puts a mail in line; `undefined` where one with its key is there already. */
export async function insertMail(
  tx: Tx | Database,
  { notBefore, wanted, ...mail }: NewMail,
  now: Date,
): Promise<string | undefined> {
  const inserted = await tx
    .insertInto('mail')
    .values({
      ...{ ...mail, createdAt: now, nextAt: notBefore ?? now },
      ...(wanted && {
        ...{ readerId: wanted.readerId, wantedAt: wanted.at, inDigest: wanted.inDigest },
        ...(wanted.notice.subjectId !== null && {
          ...{ noticeKind: wanted.notice.kind, noticeSubject: wanted.notice.subjectId },
        }),
      }),
    })
    .onConflict((conflict) => conflict.column('dedupeKey').doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted?.id
}

/**
 * Claims due mails for the queue, the longest due first; those that go with a digest go with that. A claim that came to
 * nothing lapses at `until`.
 */
export async function claimMails(
  tx: Tx,
  { limit, until }: { limit: number; until: Date },
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with due as materialized (
      select id from mail
      where state = 'waiting' and next_at <= ${now} and (leased_until is null or leased_until <= ${now})
        and not (in_digest and reader_id is not null)
      order by next_at limit ${limit} for update skip locked
    )
    update mail set leased_until = ${until} from due where mail.id = due.id returning mail.id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** A mail about to be sent. `attempts` counts this one. */
export type OutgoingMail = {
  id: string
  recipient: string
  language: Language
  subject: string
  text: string
  attempts: number
  createdAt: Date
}

/**
 * Takes those of these mails that are due for sending now. Nobody else can take them before `lease`, and only
 * whoever holds that lease can say what came of it.
 */
export async function takeMails(
  db: Database,
  { ids, lease }: { ids: string[]; lease: Date },
  now: Date,
): Promise<OutgoingMail[]> {
  const { rows } = await sql<OutgoingMail>`
    update mail set next_at = ${lease}, leased_until = ${lease}, attempts = attempts + 1
    where id = any(${ids}::uuid[]) and state = 'waiting' and next_at <= ${now}
    returning id, recipient, language, subject, text, attempts, created_at`.execute(db)
  return rows
}

/** Gives mails that wait another time. */
export async function setMailDue(tx: Tx, times: { id: string; at: Date }[]): Promise<void> {
  const rows = times.map(({ id, at }) => ({ id, at: at.toISOString() }))
  await sql`
    update mail set next_at = r.at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, at timestamptz)
    where mail.id = r.id and state = 'waiting'`.execute(tx)
}

export type MailResult = {
  state: MailState
  nextAt: Date
  lastError: string | null
  finishedAt: Date | null
}

/** Writes down what came of sending; nothing where the lease was lost. A secret that was sent is forgotten. */
export async function setMailResult(
  db: Database,
  { id, lease }: { id: string; lease: Date },
  result: MailResult,
): Promise<void> {
  const { state, nextAt, lastError, finishedAt } = result
  await sql`
    update mail set state = ${state}, next_at = ${nextAt}, last_error = ${lastError}, finished_at = ${finishedAt},
      leased_until = null,
      text = case when is_secret and ${state}::text in ('sent', 'failed') then '' else text end
    where id = ${id} and state = 'waiting' and next_at = ${lease}`.execute(db)
}

/**
 * Notes that a statement of reasons has reached one of its readers by mail; one whom it did not reach takes nothing
 * back.
 */
export async function setStatementMailed(
  db: Database,
  mailId: string,
  state: 'delivered' | 'failed',
  now: Date,
): Promise<void> {
  await sql`
    update statement_delivery delivery set state = ${state}, at = ${now} from mail
    where mail.id = ${mailId} and mail.state <> 'waiting'
      and delivery.statement_id = case when mail.kind = 'statement' then split_part(mail.dedupe_key, ':', 2)::uuid end
      and delivery.channel = 'email' and delivery.state <> 'delivered'`.execute(db)
}

/** Forgets secrets in mails made before `since`: the links in them have ended. */
export async function forgetMailSecrets(db: Database, since: Date): Promise<void> {
  await sql`update mail set text = '' where is_secret and text <> '' and created_at < ${since}`.execute(db)
}

const listed = [
  'id',
  'recipient',
  'language',
  'kind',
  'subject',
  'text',
  'state',
  'lastError',
  'createdAt',
] as const

/** Mails as they were or will be sent, the newest first, after the mail at `after`. */
export function listMails(
  db: Database,
  { kind }: { kind?: string | undefined },
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
) {
  return db
    .selectFrom('mail')
    .select(listed)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(created_at, id) < (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
