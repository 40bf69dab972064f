import { expect, test } from 'vitest'
import { queueReview } from '#tests/api/queued-review'
import { serveApi } from '#tests/api/serve-api'

test('50 moderators racing for 200 reviews decide each exactly once, and every loser is told', async () => {
  await using api = await serveApi()
  const people = await Promise.all(Array.from({ length: 50 }, (_, n) => api.makePerson('moderator', `M${n}`)))
  for (let n = 0; n < 200; n++) await queueReview(api.db, `race-${n}`)

  /** Claims and decides until nothing waits. */
  async function work({ token }: { token: string }): Promise<string[]> {
    const decided: string[] = []
    for (;;) {
      const claimed = await api.call('POST', '/work/claim', {}, { token })
      if (claimed.status === 204) return decided
      const { subjectId } = claimed.body.task
      const decision = {
        action: 'reject',
        reasonCode: 'advertising',
        seenVersion: 2,
        requestKey: crypto.randomUUID(),
      }
      const answer = await api.call('POST', `/reviews/${subjectId}/decisions`, decision, { token })
      expect(answer.status).toBe(201)
      decided.push(subjectId)
    }
  }
  const decided = (await Promise.all(people.map(work))).flat()

  expect(decided).toHaveLength(200)
  expect(new Set(decided).size).toBe(200)
  const rows = await api.db.selectFrom('decision').select('subjectId').execute()
  expect(new Set(rows.map(({ subjectId }) => subjectId)).size).toBe(200)
  expect(rows).toHaveLength(200)
}, 90_000)

test('50 moderators deciding one review without a lease: one wins, 49 are told who and when', async () => {
  await using api = await serveApi()
  const people = await Promise.all(Array.from({ length: 50 }, (_, n) => api.makePerson('moderator', `M${n}`)))
  await queueReview(api.db, 'one')
  await api.db.updateTable('workItem').set({ closedAt: new Date() }).execute()

  const answers = await Promise.all(
    people.map(({ token }) =>
      api.call(
        'POST',
        '/reviews/one/decisions',
        { action: 'publish', seenVersion: 2, requestKey: crypto.randomUUID() },
        { token },
      ),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  const lost = answers.filter(({ status }) => status === 409)
  expect(lost).toHaveLength(49)
  for (const { body } of lost) {
    expect(body).toMatchObject({
      code: 'changed_meanwhile',
      by: expect.stringMatching(/^M\d+$/),
      at: expect.any(String),
    })
  }
}, 60_000)
