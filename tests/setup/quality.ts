import { sql } from 'kysely'
import type { Database } from '#db/client'
import { defaultQualityPolicy } from '#domain/quality/policy'
import type { Grade } from '#domain/quality/score'

/** A finished run of the quality of sellers that judged nobody yet; its id. */
export async function addQualityRun(db: Database, asOf = '2026-11-26'): Promise<number> {
  const { id } = await db
    .insertInto('qualityRun')
    .values({
      ...{ asOf, policyVersion: 'SQ-1', rules: JSON.stringify(defaultQualityPolicy), state: 'done' },
      ...{ proposes: false, shape: 2, weeklyCv2: 0.1, indicatorShapes: [2, 2, 2, 2, 2, 2, 2] },
      ...{ startedAt: new Date(`${asOf}T01:00:00Z`), finishedAt: new Date(`${asOf}T01:05:00Z`) },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Found = { sellerId: string; negatives: number; grade: Grade | null }

/** What a run found about sellers, each with so many negatives among a hundred reviews, where five are usual. */
export async function addSellerQuality(db: Database, runId: number, found: Found[]): Promise<void> {
  await sql`
    insert into seller_quality (run_id, seller_id, mode, category, size, headline,
      feedback30, observed30, expected30, portal30, before_observed30, before_expected30,
      feedback90, observed90, expected90, portal90, before_observed90, before_expected90,
      feedback365, observed365, expected365, portal365,
      events, totals, means, ratio, score, coverage, grade, computed_at)
    select ${runId}, r."sellerId", 'orders', 'electronics', 'M', 90,
      100, r.negatives, 5, 5, 0, 0, 100, r.negatives, 5, 5, 0, 0, 100, r.negatives, 5, 5,
      array[r.negatives, 0, 0, 0, 0, 0, 0], array[100, 0, 0, 0, 0, 0, 0], array[0.05, 0, 0, 0, 0, 0, 0],
      r.negatives / 5.0, 70, 0.4, r.grade, '2026-11-26T01:02:00Z'
    from json_to_recordset(${JSON.stringify(found)}::json) as r
      ("sellerId" text, negatives integer, grade text)`.execute(db)
}
