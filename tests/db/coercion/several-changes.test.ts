import { expect, test } from 'vitest'
import { decideIntegrityCase } from '#commands/coercion/decide-integrity-case'
import { findCase } from '#db/coercion/cases'
import { releaseHeldRatings, setAnswer } from '#db/coercion/questions'
import { lockReview } from '#db/reviews'
import { claimCase, later, setUp } from '#tests/setup/coercion'
import { addPerson } from '#tests/setup/people'
import { untilSomeoneWaitsForALock } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const found = { note: 'The chat.', told: 'The chat of the order says so.', zone } as const

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
    return decideIntegrityCase(shop.db, { caseId, move, ...found, seenVersion }, senior, later(6))
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
  await lockReview(author, 'r-1')
  await setAnswer(author, id, 'voluntary', later(6))
  await releaseHeldRatings(author, ['r-1'])
  const deciding = shop.decide('dismiss')
  await untilSomeoneWaitsForALock(shop)
  await author.commit().execute()
  expect(await deciding).toMatchObject({ ok: true })
  expect(await shop.negatives()).toBe(0)
})
