import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { latestRunId } from '#db/quality/latest-run'
import type { RemovalFacts } from '#domain/disputes/removal'

/** How a seller stands, and how many published reviews of theirs were taken down since an instant. */
export async function findRemovalFacts(tx: Tx, sellerId: string, since: Date): Promise<RemovalFacts> {
  const { rows } = await sql<RemovalFacts>`
    select (select grade from seller_quality where run_id = ${latestRunId} and seller_id = ${sellerId}) as grade,
      (select count(*)::int from decision d join review r on r.id = d.subject_id
        where d.subject_kind = 'review' and d.action = 'reject' and d.decided_at >= ${since} and d.undone_at is null
          and (d.from_state = 'hidden_interim' or d.before ->> 'publishedRevision' is not null)
          and r.seller_id = ${sellerId}) as lately`.execute(tx)
  return rows[0] ?? { grade: null, lately: 0 }
}

/** Whether this person was the last to put a decided review before people again. */
export async function hasReopened(tx: Tx, reviewId: string, personId: string): Promise<boolean> {
  const last = await tx
    .selectFrom('event')
    .select('actorId')
    .where('subjectKind', '=', 'review')
    .where('subjectId', '=', reviewId)
    .where('type', '=', 'review_reopened')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.actorId === personId
}

/** Who was first to want a disputed review taken down, and what they noted; undefined where nobody has. */
export async function findRemovalVoice(
  db: Database | Tx,
  disputeId: string,
): Promise<{ voicedBy: string; note: string | null } | undefined> {
  return db
    .selectFrom('removalVoice')
    .select(['voicedBy', 'note'])
    .where('disputeId', '=', disputeId)
    .executeTakeFirst()
}

export async function insertRemovalVoice(
  tx: Tx,
  voice: { disputeId: string; reviewId: string; voicedBy: string; voicedAt: Date; note: string },
): Promise<void> {
  await tx.insertInto('removalVoice').values(voice).execute()
}
