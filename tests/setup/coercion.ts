import { sql } from 'kysely'
import { answerQuestion } from '#commands/coercion/answer-question'
import { claimIntegrityCase } from '#commands/coercion/claim-integrity-case'
import { noteContact } from '#commands/coercion/note-contact'
import { receiveReviews } from '#commands/receive-reviews'
import { returnReview } from '#commands/return-review'
import { withdrawReview } from '#commands/withdraw-review'
import type { Database } from '#db/client'
import { freshCounts } from '#db/quality/counted-days'
import type { ReviewRow } from '#domain/intake'
import type { Person } from '#domain/permission'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

export const now = new Date('2026-11-22T09:00:00Z')
export const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const marketplace = { kind: 'api_key', id: 'key' } as const

const row: ReviewRow = {
  ...{ id: 'r-1', sellerId: 'a', rating: 1, text: 'Came broken, nobody answers.', language: 'uk' },
  createdAt: '2026-11-20T09:00:00Z',
  author: { id: 'b' },
}

/** The case that has waited longest, in a senior's hands. */
export async function claimCase(db: Database, senior: Person): Promise<string> {
  const claimed = await claimIntegrityCase(db, senior, later(5))
  return (claimed.ok && claimed.value) || ''
}

/** What counts against or for the shop. */
async function countShop(db: Database): Promise<{ reviews: number; negatives: number }> {
  const days = sql`select 'a' as seller_id, '2026-11-01'::date as from_day, '2026-12-01'::date as until_day`
  const scope = { days, zone: 'Europe/Kyiv', asOf: '2026-11-30' }
  const { rows } = await sql<{ reviews: number; negatives: number }>`
    with ${freshCounts(scope)}
    select coalesce(sum(reviews), 0)::int as reviews, coalesce(sum(negatives), 0)::int as negatives
    from fresh`.execute(db)
  return rows[0] ?? { reviews: 0, negatives: 0 }
}

/** A shop with one published review of 1 star. */
export async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 'a')
  await receiveReviews(db, [row], marketplace, now)
  await test.ownerDb.updateTable('review').set({ state: 'published', publishedRevision: 1 }).execute()
  return {
    ...test,
    contact: () =>
      noteContact(db, { reviewId: 'r-1', contactedAt: later(1), channel: 'chat' }, marketplace, later(1)),
    edit: (change: Partial<ReviewRow>, at = later(2)) =>
      receiveReviews(db, [{ ...row, ...change }], marketplace, at),
    thinkBetter: (hours: number) => returnReview(db, { reviewId: 'r-1', by: 'b' }, marketplace, later(hours)),
    withdraw: (hours = 3) => withdrawReview(db, { reviewId: 'r-1', by: 'b' }, marketplace, later(hours)),
    questions: () =>
      db.selectFrom('changeQuestion').select(['id', 'change', 'answer']).orderBy('askedAt').execute(),
    answer: async (answer: 'voluntary' | 'pressured' | 'rewarded') => {
      const open = await db
        .selectFrom('changeQuestion')
        .select('id')
        .where('answer', 'is', null)
        .executeTakeFirst()
      return answerQuestion(db, { questionId: open?.id ?? '', answer }, later(4))
    },
    publish: () =>
      test.ownerDb.updateTable('review').set({ state: 'published', publishedRevision: 2 }).execute(),
    counts: () => countShop(test.ownerDb),
    negatives: async () => (await countShop(test.ownerDb)).negatives,
  }
}
