import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { answerQuestion } from '#commands/coercion/answer-question'
import { claimIntegrityCase } from '#commands/coercion/claim-integrity-case'
import { decideIntegrityCase } from '#commands/coercion/decide-integrity-case'
import { finishCoolingOff } from '#commands/coercion/finish-cooling-off'
import { noteContact } from '#commands/coercion/note-contact'
import { receiveReviews } from '#commands/receive-reviews'
import { returnReview } from '#commands/return-review'
import { withdrawReview } from '#commands/withdraw-review'
import type { Database } from '#db/client'
import { findCase, listCases } from '#db/coercion/cases'
import { releaseHeldRating, setAnswer } from '#db/coercion/questions'
import { listCooledOff } from '#db/coercion/withdrawals'
import { freshCounts } from '#db/quality/counted-days'
import { lockReview } from '#db/reviews'
import type { ReviewRow } from '#domain/intake'
import type { Person } from '#domain/permission'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const now = new Date('2026-11-22T09:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const marketplace = { kind: 'api_key', id: 'key' } as const

const row: ReviewRow = {
  ...{ id: 'r', sellerId: 'a', rating: 1, text: 'Came broken, nobody answers.', language: 'uk' },
  createdAt: '2026-11-20T09:00:00Z',
  author: { id: 'b' },
}

/** The case that has waited longest, in a senior's hands. */
async function claimCase(db: Database, senior: Person): Promise<string> {
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
async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 'a')
  await receiveReviews(db, [row], marketplace, now)
  await test.ownerDb.updateTable('review').set({ state: 'published', publishedRevision: 1 }).execute()
  return {
    ...test,
    contact: () =>
      noteContact(db, { reviewId: 'r', contactedAt: later(1), channel: 'chat' }, marketplace, later(1)),
    edit: (change: Partial<ReviewRow>, at = later(2)) =>
      receiveReviews(db, [{ ...row, ...change }], marketplace, at),
    thinkBetter: (hours: number) => returnReview(db, { reviewId: 'r', by: 'b' }, marketplace, later(hours)),
    withdraw: () => withdrawReview(db, { reviewId: 'r', by: 'b' }, marketplace, later(3)),
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

test('an author who was left alone is asked nothing', async () => {
  await using shop = await setUp()
  await shop.edit({ rating: 5, text: 'They sent another one.' })
  expect(await shop.questions()).toEqual([])
  await shop.publish()
  expect(await shop.negatives()).toBe(0)
})

test('a negative edited after the seller was in touch counts on until its author says it was their own wish', async () => {
  await using shop = await setUp()
  expect(await shop.contact()).toEqual({ ok: true, value: { isNew: true } })
  expect(await shop.contact()).toEqual({ ok: true, value: { isNew: false } })
  await shop.edit({ rating: 5, text: 'All is well.' })
  expect(await shop.negatives()).toBe(1)
  await shop.publish()
  expect(await shop.negatives()).toBe(1)
  expect(await shop.questions()).toMatchObject([{ change: 'edited', answer: null }])
  expect(await shop.answer('voluntary')).toMatchObject({ ok: true })
  expect(await shop.negatives()).toBe(0)
  expect(await listCases(shop.db, { isOpen: true }, { limit: 5 })).toEqual([])
})

test('the question goes to the author in their language, and the answer is told to nobody', async () => {
  await using shop = await setUp()
  await shop.contact()
  await shop.withdraw()
  await shop.answer('pressured')
  await announce(shop.db, { limit: 20 }, later(9))
  const told = await shop.db.selectFrom('marketplaceEvent').select(['type', 'data']).orderBy('id').execute()
  expect(told.map(({ type }) => type)).toEqual(['review.withdrawn', 'review.change_questioned'])
  expect(told[1]?.data).toMatchObject({ authorId: 'b', language: 'uk', change: 'withdrawn' })
  expect(JSON.stringify(told)).not.toContain('pressured')
})

test.each(['pressured', 'rewarded'] as const)(
  '%s: the original stays in the figures, and seniors get a case',
  async (said) => {
    await using shop = await setUp()
    await shop.contact()
    await shop.withdraw()
    expect(await shop.negatives()).toBe(1)
    await shop.answer(said)
    expect(await shop.negatives()).toBe(1)
    const senior = await addPerson(shop.db, 'Sofia', 'senior')
    const other = await addPerson(shop.db, 'Otto', 'senior')
    const caseId = await claimCase(shop.db, senior)
    expect(await claimIntegrityCase(shop.db, other, later(5))).toEqual({ ok: true, value: undefined })
    const seenVersion = (await findCase(shop.db, caseId))?.version ?? 0
    const decide = (person: typeof senior, move: 'confirm' | 'dismiss') =>
      decideIntegrityCase(shop.db, { caseId, move, note: 'The chat says so.', seenVersion }, person, later(5))
    expect(await decide(other, 'confirm')).toMatchObject({ refusal: { reason: 'lease_lost' } })
    expect(await decide(senior, said === 'pressured' ? 'confirm' : 'dismiss')).toMatchObject({ ok: true })
    expect(await decide(senior, 'confirm')).toMatchObject({ refusal: { reason: 'changed_meanwhile' } })
    // What is unfounded lets the review count as it is now: taken back, once its author has had a day to think.
    expect(await shop.negatives()).toBe(1)
    await finishCoolingOff(shop.db, { reviewId: 'r' }, later(27))
    expect(await shop.negatives()).toBe(said === 'pressured' ? 1 : 0)
  },
)

test('what is taken back counts on for a day, and then no more, whether it was praise or blame (V19)', async () => {
  for (const rating of [1, 5]) {
    await using shop = await setUp()
    await shop.ownerDb.updateTable('review').set({ rating }).execute()
    const counted = async () => (await shop.counts()).reviews
    await shop.withdraw()
    expect(await counted()).toBe(1)
    await finishCoolingOff(shop.db, { reviewId: 'r' }, later(26))
    expect(await listCooledOff(shop.db, 5, later(26))).toEqual([])
    expect(await counted()).toBe(1)
    expect(await listCooledOff(shop.db, 5, later(27))).toEqual(['r'])
    await finishCoolingOff(shop.db, { reviewId: 'r' }, later(27))
    expect(await counted()).toBe(0)
    expect(await shop.thinkBetter(28)).toMatchObject({ refusal: { reason: 'too_late' } })
  }
})

test('within that day its author thinks better of it, and it is shown again as it was', async () => {
  await using shop = await setUp()
  await shop.withdraw()
  expect(await shop.thinkBetter(5)).toMatchObject({ ok: true, value: { state: 'published' } })
  expect(await shop.thinkBetter(6)).toMatchObject({ ok: true, value: { state: 'published' } })
  const [review] = await shop.db.selectFrom('review').selectAll().execute()
  expect(review).toMatchObject({ publishedRevision: 1, heldRating: null })
  await announce(shop.db, { limit: 20 }, later(9))
  const told = await shop.db.selectFrom('marketplaceEvent').select('type').orderBy('id').execute()
  expect(told.map(({ type }) => type)).toEqual(['review.withdrawn', 'review.published'])
})

test('what people had to look at again is not shown by its author thinking better of it', async () => {
  await using shop = await setUp()
  await shop.ownerDb.updateTable('review').set({ state: 'queued' }).execute()
  await shop.withdraw()
  expect(await shop.thinkBetter(5)).toMatchObject({ refusal: { reason: 'not_cooling' } })
})

test('one open question covers later changes, and is answered once', async () => {
  await using shop = await setUp()
  await shop.contact()
  await shop.edit({ rating: 3, text: 'It is fine.' })
  await shop.publish()
  await shop.edit({ rating: 5, text: 'It is great.' }, later(3))
  expect(await shop.questions()).toHaveLength(1)
  const [question] = await shop.questions()
  await shop.answer('rewarded')
  const again = (answer: 'voluntary' | 'rewarded') =>
    answerQuestion(shop.db, { questionId: question?.id ?? '', answer }, later(6))
  expect(await again('rewarded')).toMatchObject({ ok: true })
  expect(await again('voluntary')).toMatchObject({ refusal: { reason: 'answered_already' } })
})

/** Two changes of one review, the first of which its author was pressed to; the second is still asked about. */
async function changedTwice() {
  const shop = await setUp()
  await shop.contact()
  await shop.edit({ rating: 3, text: 'It is fine.' })
  await shop.publish()
  await shop.answer('pressured')
  await shop.edit({ rating: 5, text: 'It is great.' }, later(5))
  await shop.publish()
  const senior = await addPerson(shop.db, 'Sofia', 'senior')
  const decide = async (move: 'confirm' | 'dismiss') => {
    const caseId = await claimCase(shop.db, senior)
    const { version: seenVersion = 0 } = (await findCase(shop.db, caseId)) ?? {}
    return decideIntegrityCase(shop.db, { caseId, move, note: 'The chat.', seenVersion }, senior, later(6))
  }
  return Object.assign(shop, { decide })
}

test('a second change of one review is asked about as well, and counts with the stars from before the first', async () => {
  await using shop = await changedTwice()
  expect(await shop.questions()).toMatchObject([{ answer: 'pressured' }, { answer: null }])
  const second = await shop.db
    .selectFrom('changeQuestion')
    .select('ratingBefore')
    .where('answer', 'is', null)
    .executeTakeFirst()
  expect(second?.ratingBefore).toBe(1)
  expect(await shop.negatives()).toBe(1)
})

test('a review counts as it was while another question about it is open, and one of its cases', async () => {
  await using asked = await changedTwice()
  expect(await asked.decide('dismiss')).toMatchObject({ ok: true })
  expect(await asked.negatives()).toBe(1)
  await asked.answer('voluntary')
  expect(await asked.negatives()).toBe(0)

  await using decided = await changedTwice()
  await decided.answer('voluntary')
  expect(await decided.negatives()).toBe(1)
  expect(await decided.decide('dismiss')).toMatchObject({ ok: true })
  expect(await decided.negatives()).toBe(0)

  await using pressedTwice = await changedTwice()
  await pressedTwice.answer('rewarded')
  expect(await pressedTwice.decide('dismiss')).toMatchObject({ ok: true })
  expect(await pressedTwice.negatives()).toBe(1)
  expect(await pressedTwice.decide('dismiss')).toMatchObject({ ok: true })
  expect(await pressedTwice.negatives()).toBe(0)
})

test('what was found to be coerced counts on as it was, whichever is settled first', async () => {
  await using confirmedFirst = await changedTwice()
  await confirmedFirst.decide('confirm')
  await confirmedFirst.answer('voluntary')
  expect(await confirmedFirst.negatives()).toBe(1)

  await using answeredFirst = await changedTwice()
  await answeredFirst.answer('voluntary')
  await answeredFirst.decide('confirm')
  expect(await answeredFirst.negatives()).toBe(1)
})

test('of a last question and a last case settled at once, the later lets the review count', async () => {
  await using shop = await changedTwice()
  const author = await shop.db.startTransaction().execute()
  const { id } = await author
    .selectFrom('changeQuestion')
    .select('id')
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  await lockReview(author, 'r')
  await setAnswer(author, id, 'voluntary', later(6))
  await releaseHeldRating(author, 'r')
  const deciding = shop.decide('dismiss')
  await untilSomeoneWaitsForALock(shop)
  await author.commit().execute()
  expect(await deciding).toMatchObject({ ok: true })
  expect(await shop.negatives()).toBe(0)
})

test('only seniors take and decide cases about honesty', async () => {
  await using shop = await setUp()
  await shop.contact()
  await shop.withdraw()
  await shop.answer('pressured')
  const mira = await addPerson(shop.db, 'Mira', 'moderator')
  const refused = { ok: false, refusal: { reason: 'not_permitted' } }
  expect(await claimIntegrityCase(shop.db, mira, later(5))).toEqual(refused)
  const [open] = await listCases(shop.db, { isOpen: true }, { limit: 5 })
  const asked = { caseId: open?.id ?? '', move: 'confirm', note: 'x', seenVersion: 1 } as const
  expect(await decideIntegrityCase(shop.db, asked, mira, later(5))).toEqual(refused)
})

test('praise that is edited is no question of pressure', async () => {
  await using shop = await setUp()
  await shop.ownerDb.updateTable('review').set({ rating: 5 }).execute()
  await shop.contact()
  await shop.edit({ rating: 4, text: 'Good.' })
  expect(await shop.questions()).toEqual([])
})

test('a case has no decision without somebody who decided and what they found', async () => {
  await using shop = await setUp()
  await shop.contact()
  await shop.withdraw()
  await shop.answer('pressured')
  const decided = sql`update integrity_case set state = 'confirmed'`.execute(shop.ownerDb)
  await expect(decided).rejects.toThrow('integrity_case')
})
