import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { answerQuestion } from '#commands/coercion/answer-question'
import { claimIntegrityCase } from '#commands/coercion/claim-integrity-case'
import { decideIntegrityCase } from '#commands/coercion/decide-integrity-case'
import { finishCoolingOff } from '#commands/coercion/finish-cooling-off'
import { findCase, listCases } from '#db/coercion/cases'
import { listCooledOff } from '#db/coercion/withdrawals'
import { insertComplaintMessage } from '#db/complaints/messages'
import { claimCase, later, now, setUp } from '#tests/setup/coercion'
import { fileComplaint } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { zone } from '#tests/setup/zone'

const found = { note: 'The chat says so.', told: 'The chat of the order says so.', zone } as const

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

test('what the shop writes to the author in a complaint is being in touch too, and only since the review', async () => {
  await using shop = await setUp()
  await fileComplaint(shop.db, { sellerId: 'a', complainantId: 'b', orderId: undefined })
  const written = { complaintId: 'c-1', lane: 'both', sentBy: 'respondent', authorId: null } as const
  const write = (requestKey: string, at: Date) =>
    shop.db
      .transaction()
      .execute((tx) => insertComplaintMessage(tx, { ...written, text: 'We looked into it.', requestKey }, at))
  const longBefore = new Date(now.getTime() - 30 * 86_400_000)
  await write('before', longBefore)
  await shop.edit({ text: 'Came broken, and nobody answers the telephone.' })
  expect(await shop.questions()).toEqual([])
  await shop.publish()
  await write('since', later(3))
  await shop.withdraw(4)
  expect(await shop.questions()).toMatchObject([{ change: 'withdrawn', answer: null }])
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
      decideIntegrityCase(shop.db, { caseId, move, ...found, seenVersion }, person, later(5))
    expect(await decide(other, 'confirm')).toMatchObject({ refusal: { reason: 'lease_lost' } })
    expect(await decide(senior, said === 'pressured' ? 'confirm' : 'dismiss')).toMatchObject({ ok: true })
    expect(await decide(senior, 'confirm')).toMatchObject({ refusal: { reason: 'changed_meanwhile' } })
    // What is unfounded lets the review count as it is now: taken back, once its author has had a day to think.
    expect(await shop.negatives()).toBe(1)
    await finishCoolingOff(shop.db, { reviewId: 'r-1' }, later(27))
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
    await finishCoolingOff(shop.db, { reviewId: 'r-1' }, later(26))
    expect(await listCooledOff(shop.db, 5, later(26))).toEqual([])
    expect(await counted()).toBe(1)
    expect(await listCooledOff(shop.db, 5, later(27))).toEqual(['r-1'])
    await finishCoolingOff(shop.db, { reviewId: 'r-1' }, later(27))
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

test('what was written since is screened, never shown by its author thinking better of a withdrawal', async () => {
  await using shop = await setUp()
  await shop.withdraw()
  await shop.edit({ rating: 5, text: 'Buy at my own shop instead.' }, later(4))
  expect(await listCooledOff(shop.db, 5, later(48))).toEqual([])
  const review = () => shop.db.selectFrom('review').selectAll().executeTakeFirstOrThrow()
  expect(await review()).toMatchObject({ state: 'received', heldRating: null })
  await shop.withdraw(5)
  expect(await shop.thinkBetter(6)).toMatchObject({ refusal: { reason: 'not_cooling' } })
  expect(await review()).toMatchObject({ state: 'withdrawn', publishedRevision: null })
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

test('only seniors take and decide cases about honesty', async () => {
  await using shop = await setUp()
  await shop.contact()
  await shop.withdraw()
  await shop.answer('pressured')
  const mira = await addPerson(shop.db, 'Mira', 'moderator')
  const refused = { ok: false, refusal: { reason: 'not_permitted' } }
  expect(await claimIntegrityCase(shop.db, mira, later(5))).toEqual(refused)
  const [open] = await listCases(shop.db, { isOpen: true }, { limit: 5 })
  const asked = { caseId: open?.id ?? '', move: 'confirm', ...found, seenVersion: 1 } as const
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
