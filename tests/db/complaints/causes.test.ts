import { expect, test } from 'vitest'
import { readClosedCause, readTopCauses } from '#app/pages/top-causes.server.ts'
import { setCause } from '#commands/letters/set-cause'
import type { Database } from '#db/client'
import { monday } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/letters'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

type Closed = {
  topic: string
  subtopic?: string
  state?: string
  decidedFor?: string
  filedBy?: string
  channel?: string
}

/** A complaint about the shop that has come as far as this. */
async function close(
  ownerDb: Database,
  id: string,
  { topic, subtopic, state = 'closed', decidedFor, filedBy = 'buyer', channel = 'api' }: Closed,
) {
  const about = { id, sellerId: 's-1', complainantId: 'buyer-7', kind: topic, text: 'It was so.' }
  const row = {
    ...about,
    topic,
    subtopic: subtopic ?? null,
    state,
    ...(decidedFor && { decidedFor, decidedAt: monday }),
    ...{ filedBy, channel },
  }
  await ownerDb
    .insertInto('complaint')
    .values({
      ...row,
      createdAt: monday,
      receivedAt: monday,
      evidence: '[]',
      contentDigest: Buffer.alloc(32),
    } as never)
    .execute()
}

test('complaints closed against a shop count among its causes until it names one itself', async () => {
  await using test = await createTestDatabase()
  const { db, ownerDb } = test
  await addSeller(db, 's-1')
  const top = () => readTopCauses(db, 's-1', 3)
  expect(await top()).toEqual([])
  await close(ownerDb, 'late-1', { topic: 'delivery', decidedFor: 'buyer' })
  await close(ownerDb, 'late-2', { topic: 'delivery' })
  await close(ownerDb, 'broken', { topic: 'returns', subtopic: 'defect' })
  await close(ownerDb, 'for-shop', { topic: 'description', decidedFor: 'seller' })
  await close(ownerDb, 'for-nobody', { topic: 'description', decidedFor: 'nobody' })
  await close(ownerDb, 'open', { topic: 'description', state: 'negotiation' })
  await close(ownerDb, 'own', { topic: 'privacy', filedBy: 'performer' })
  await close(ownerDb, 'noticed', { topic: 'privacy', filedBy: 'anyone', channel: 'notice' })
  expect(await top()).toEqual(['late_delivery', 'defect'])
  const found = (complaintId: string) => readClosedCause(db, { sellerId: 's-1', complaintId })
  expect(await Promise.all(['broken', 'for-shop', 'open', 'own'].map(found))).toEqual([
    'defect',
    null,
    null,
    null,
  ])
  expect(await readClosedCause(db, { sellerId: 's-2', complaintId: 'broken' })).toBeNull()

  const shop = await addPerson(db, 'Olena', 'seller', 's-1')
  for (const id of ['late-1', 'late-2'])
    await setCause(db, { kind: 'complaint', id, cause: 'out_of_stock' }, shop, monday)
  expect(await top()).toEqual(['out_of_stock', 'defect'])
})
