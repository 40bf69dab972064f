import { type Insertable, sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ComplaintSchema } from '#db/schema/complaints'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { SatisfactionFigures } from '#domain/complaints/satisfaction'

/** Keeps how a side found it, once; whether it was kept now. */
export async function insertSatisfaction(
  tx: Tx,
  satisfaction: Insertable<ComplaintSchema['complaintSatisfaction']>,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('complaintSatisfaction')
    .values(satisfaction)
    .onConflict((conflict) => conflict.doNothing())
    .returning('side')
    .executeTakeFirst()
  return inserted !== undefined
}

/** Whether a side has said how it found it. */
export async function hasRated(db: Database, complaintId: string, side: ComplaintSide): Promise<boolean> {
  const found = await db
    .selectFrom('complaintSatisfaction')
    .select('side')
    .where('complaintId', '=', complaintId)
    .where('side', '=', side)
    .executeTakeFirst()
  return found !== undefined
}

/** How the sides found it, by side, of the newest answers since an instant. */
export async function summariseSatisfaction(
  db: Database,
  { since, most }: { since: Date; most: number },
): Promise<SatisfactionFigures[]> {
  const { rows } = await sql<SatisfactionFigures>`
    select side, count(*)::int as answers, avg(score)::float8 as mean,
      avg((score >= 4)::int)::float8 as satisfied_share
    from (select side, score from complaint_satisfaction where rated_at >= ${since}
          order by rated_at desc limit ${most}) newest
    group by side order by side`.execute(db)
  return rows
}

/** How the sides of one complaint found it, and in which words. Only for one that is over: no decision looks at it. */
export function listSatisfaction(db: Database, complaintId: string) {
  return db
    .selectFrom('complaintSatisfaction')
    .select(['side', 'score', 'words', 'ratedAt'])
    .where('complaintId', '=', complaintId)
    .orderBy('side')
    .execute()
}

/** What people wrote with their answers since an instant, the newest first. */
export function listSatisfactionWords(db: Database, since: Date, limit: number) {
  return db
    .selectFrom('complaintSatisfaction')
    .innerJoin('complaint', 'complaint.id', 'complaintSatisfaction.complaintId')
    .select(['complaintId', 'complaint.number', 'side', 'score', 'words', 'ratedAt'])
    .where('words', 'is not', null)
    .where('ratedAt', '>=', since)
    .orderBy('ratedAt', 'desc')
    .limit(limit)
    .execute()
}
