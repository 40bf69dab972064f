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
          and d.from_state in ('published', 'published_redacted', 'hidden_interim')
          and r.seller_id = ${sellerId}) as lately`.execute(tx)
  return rows[0] ?? { grade: null, lately: 0 }
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
