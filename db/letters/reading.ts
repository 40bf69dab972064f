import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { LetterContent } from '#domain/letter/content'
import type { LetterVerdict } from '#domain/letter/rubric'

/** The newest letter about an exclusion, with what was sent, judged and answered; undefined where none was begun. */
export async function findLetter(db: Database, exclusionId: string) {
  const newest = await db
    .selectFrom('letter')
    .select('id')
    .where('exclusionId', '=', exclusionId)
    .orderBy('cycle', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest && findLetterById(db, newest.id)
}

/** A letter with all its versions (the newest first), verdicts, returns, answers and commitments. */
export async function findLetterById(db: Database, letterId: string) {
  const letter = await db.selectFrom('letter').selectAll().where('id', '=', letterId).executeTakeFirst()
  if (!letter) return undefined
  const [versions, verdicts, returns, answers, commitments] = await Promise.all([
    listVersions(db, letterId),
    db
      .selectFrom('letterRowVerdict')
      .selectAll()
      .where('letterId', '=', letterId)
      .orderBy('version', 'desc')
      .execute(),
    db.selectFrom('letterReturn').selectAll().where('letterId', '=', letterId).orderBy('nth').execute(),
    db
      .selectFrom('letterAnswer')
      .selectAll()
      .where('letterId', '=', letterId)
      .orderBy('version', 'desc')
      .execute(),
    db.selectFrom('commitment').selectAll().where('letterId', '=', letterId).orderBy('dueOn').execute(),
  ])
  return { letter, versions, verdicts, returns, answers, commitments }
}

function listVersions(db: Database, letterId: string) {
  return db
    .selectFrom('letterVersion')
    .select([
      'version',
      'content',
      'language',
      'submittedAt',
      'receivedDay',
      'onTime',
      'warnings',
      'coverage',
      'withdrawnAt',
    ])
    .where('letterId', '=', letterId)
    .orderBy('version', 'desc')
    .limit(50)
    .execute()
}

export type LetterForRecheck = {
  letterId: string
  receivedAt: Date
  receivedDay: string
  onTime: boolean
  verdict: LetterVerdict | 'not_judged'
}

/**
 * What a re-check has to know of the letter of its cycle (C6): one that came late for it is told with `onTime`
 * false and belongs to the next.
 */
export async function findLetterForRecheck(
  db: Database | Tx,
  exclusionId: string,
  cycle: number,
): Promise<LetterForRecheck | undefined> {
  const { rows } = await sql<LetterForRecheck>`
    select id as letter_id, received_at, received_day, cycle = ${cycle} as on_time,
           coalesce(verdict, 'not_judged') as verdict
    from letter
    where exclusion_id = ${exclusionId} and (cycle = ${cycle} or late_for_cycle = ${cycle})
      and received_at is not null
    order by cycle limit 1`.execute(db)
  return rows[0]
}

/** Letters of other sellers that share word pairs with these bands, most shared first, to be compared in full. */
export async function listSimilarLetters(
  db: Database | Tx,
  { bands, sellerId, limit = 20 }: { bands: string[]; sellerId: string; limit?: number },
): Promise<{ letterId: string; sellerId: string; sellerName: string; content: LetterContent }[]> {
  if (bands.length === 0) return []
  const { rows } = await sql<{
    letterId: string
    sellerId: string
    sellerName: string
    content: LetterContent
  }>`
    select l.id as letter_id, l.seller_id, coalesce(s.name, l.seller_id) as seller_name, v.content
    from (select letter_id, count(*) as shared from letter_band
          where band = any(${bands}::bigint[]) group by letter_id order by shared desc limit 100) b
    join letter l on l.id = b.letter_id and l.seller_id <> ${sellerId}
    join letter_version v on v.letter_id = l.id and v.version = l.sent_version
    left join seller s on s.id = l.seller_id
    order by b.shared desc, l.id limit ${limit}`.execute(db)
  return rows
}

/** Letters that wait for a reply, the most pressing first, after the one at `after`. */
export async function listLettersDue(
  db: Database,
  { after, limit }: { after?: { replyDueAt: Date; id: string } | undefined; limit: number },
) {
  let page = db
    .selectFrom('letter')
    .leftJoin('seller', 'seller.id', 'letter.sellerId')
    .select([
      'letter.id',
      'letter.number',
      'letter.exclusionId',
      'letter.sellerId',
      'seller.name as sellerName',
      'letter.cycle',
      'letter.state',
      'letter.receivedAt',
      'letter.escalatedTo',
      'letter.version',
    ])
    .select(sql<Date>`letter.reply_due_at`.as('replyDueAt'))
    .where('answeredAt', 'is', null)
    .where('letter.receivedAt', 'is not', null)
    .orderBy('replyDueAt')
    .orderBy('letter.id')
    .limit(limit)
  if (after)
    page = page.where(sql<boolean>`(letter.reply_due_at, letter.id) > (${after.replyDueAt}, ${after.id})`)
  return page.execute()
}
