import { expect, test } from 'vitest'
import { decideReview } from '#commands/decide-review'
import { decideDispute } from '#commands/disputes/decide-dispute'
import { fileDispute } from '#commands/disputes/file-dispute'
import type { Database } from '#db/client'
import { findDispute } from '#db/disputes/disputes'
import { findRemovalVoice } from '#db/disputes/removals'
import { takesTwo } from '#domain/disputes/removal'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-26T12:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)
let keys = 0
const key = () => `removal-${keys++}`

async function setUp(db: Database) {
  await addSeller(db)
  const [mira, omar, sofia] = [
    await addPerson(db, 'Mira', 'moderator'),
    await addPerson(db, 'Omar', 'senior'),
    await addPerson(db, 'Sofia', 'senior'),
  ]
  const { id } = await addPerson(db, 'Shop', 'moderator')
  const account = { kind: 'person', id, name: 'Shop', role: 'seller', language: 'en' } as const
  const shop = { ...account, sellerId: 'seller' }
  /** A published review the shop disputes. */
  const dispute = async () => {
    const reviewId = await addReview(db, { state: 'queued', rating: 1 })
    const publish = { reviewId, action: 'publish', seenVersion: 1, requestKey: key() } as const
    expect(await decideReview(db, publish, mira, now)).toMatchObject({ ok: true })
    const claim = { reviewId, reasonCode: 'off_topic', text: 'Another shop.', zone: 'Europe/Kyiv' }
    expect(await fileDispute(db, { ...claim, requestKey: key() }, shop, later(1))).toMatchObject({ ok: true })
    const { id: disputeId } = await db
      .selectFrom('reviewDispute')
      .select('id')
      .where('reviewId', '=', reviewId)
      .executeTakeFirstOrThrow()
    return disputeId
  }
  return { omar, sofia, dispute }
}

const remove = (disputeId: string) =>
  ({
    disputeId,
    outcome: 'removed',
    note: 'It names another shop.',
    seenVersion: 1,
    requestKey: key(),
  }) as const

test('the sixth review of a seller within a day is taken down by two people, never by one (V17)', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const { omar, sofia, dispute } = await setUp(db)
  for (let nth = 0; nth < 5; nth++)
    expect(await decideDispute(db, remove(await dispute()), omar, later(2))).toMatchObject({
      value: { state: 'removed' },
    })

  const sixth = await dispute()
  const first = remove(sixth)
  expect(await decideDispute(db, first, omar, later(2))).toEqual({ ok: true, value: { state: 'open' } })
  expect(await decideDispute(db, first, omar, later(2))).toEqual({ ok: true, value: { state: 'open' } })
  expect(await decideDispute(db, remove(sixth), omar, later(2))).toMatchObject({
    refusal: { reason: 'second_person_needed' },
  })
  const { reviewId } = (await findDispute(db, sixth)) ?? { reviewId: '' }
  expect(await findRemovalVoice(db, { reviewId, revision: 1 })).toEqual({
    ...{ voicedBy: omar.id, note: 'It names another shop.' },
  })
  const bySql = test.ownerDb
    .updateTable('reviewDispute')
    .set({ state: 'removed', decidedBy: omar.id, decidedAt: later(2), note: 'x' })
    .where('id', '=', sixth)
  await expect(bySql.execute()).rejects.toThrow('nobody is both')
  expect(await decideDispute(db, remove(sixth), sofia, later(2))).toMatchObject({
    value: { state: 'removed' },
  })

  const dayAfter = await dispute()
  expect(await decideDispute(db, remove(dayAfter), omar, later(3.5))).toMatchObject({
    value: { state: 'removed' },
  })
})

test('two people are needed for the best sellers too, and for nothing that one has hidden', () => {
  expect(takesTwo({ grade: 'A', lately: 0 }, 'published')).toBe(true)
  expect(takesTwo({ grade: 'B', lately: 4 }, 'published')).toBe(false)
  expect(takesTwo({ grade: null, lately: 5 }, 'published_redacted')).toBe(true)
  expect(takesTwo({ grade: 'A', lately: 9 }, 'hidden_interim')).toBe(false)
})
