import { expect, test } from 'vitest'
import { decideReview } from '#commands/decide-review'
import { countUsualWaits, findUsualWait } from '#db/usual-waits'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-20T12:00:00Z')
const hour = 3_600_000
const ago = (hours: number) => new Date(now.getTime() - hours * hour)

test('how long reviews wait is counted once an hour, from what people decided in a week', async () => {
  await using test = await createTestDatabase()
  const { db, ownerDb } = test
  await addSeller(db, 's-1')
  const mira = await addPerson(db, 'Mira', 'moderator')
  const decide = async (waited: number, decidedAt: Date) => {
    const reviewId = await addReview(db, { sellerId: 's-1', state: 'queued' })
    const receivedAt = new Date(decidedAt.getTime() - waited * hour)
    await ownerDb.updateTable('review').set({ receivedAt }).where('id', '=', reviewId).execute()
    const verdict = { reviewId, action: 'publish', seenVersion: 1, requestKey: reviewId } as const
    expect(await decideReview(db, { ...verdict, zone: 'Europe/Kyiv' }, mira, decidedAt)).toMatchObject({
      ok: true,
    })
  }
  for (const waited of [1, 2, 3, 4, 5]) await decide(waited, ago(waited))
  await decide(500, ago(24 * 8))
  await countUsualWaits(db, now)
  expect(await findUsualWait(db, 'review')).toEqual({ halfMs: 3 * hour, mostMs: 276 * 60_000, answered: 5 })
  expect(await findUsualWait(db, 'appeal')).toBeUndefined()

  await decide(90, ago(0))
  await countUsualWaits(db, new Date(now.getTime() + hour / 2))
  expect(await findUsualWait(db, 'review')).toMatchObject({ answered: 5 })
  await countUsualWaits(db, new Date(now.getTime() + hour))
  expect(await findUsualWait(db, 'review')).toMatchObject({ answered: 6 })
})
