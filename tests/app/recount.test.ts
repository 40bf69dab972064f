import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

test('an operator has behaviour counted anew at once, and service quality by the next run', async () => {
  await using test = await createTestDatabase()
  const screenedAt = new Date('2026-11-22T09:00:00Z')
  const reviewId = await addReview(test.db, { state: 'published' })
  await test.db
    .insertInto('screening')
    .values({
      ...{ reviewId, revision: 1, model: 'old', policyVersion: 0, outcome: 'publish' },
      ...{ signals: '[]', screenedAt },
    })
    .execute()
  await test.db.insertInto('qualityCount').values({ asOf: '2026-11-22', rebuiltOn: '2026-11-22' }).execute()
  const env = { ...process.env, DATABASE_URL: test.url, VITEST: undefined }
  const recount = async () => {
    const command = ['--import', 'tsx', 'app/cli/recount.ts']
    const { stdout } = await promisify(execFile)(process.execPath, command, { env })
    return stdout.trim().split('\n')
  }

  expect((await recount())[0]).toBe('Reviews counted anew: 1; put right: authors 1, sellers 1.')
  const again = await recount()
  expect(again).toEqual([
    'Reviews counted anew: 1; every counter of behaviour was right.',
    'The next run counts service quality anew.',
  ])
  const { rebuiltOn } = await test.db.selectFrom('qualityCount').select('rebuiltOn').executeTakeFirstOrThrow()
  expect(rebuiltOn).toBeNull()
}, 120_000)
