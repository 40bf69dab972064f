import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { badRequest, type Case, findOperations } from '#tests/api/bad-requests'
import { createJudge } from '#tests/api/document-judge'
import { queueReview } from '#tests/api/queued-review'
import { serveApi } from '#tests/api/serve-api'

const cases = 5_600
const atOnce = 16
const slowestMs = 5_000

test('thousands of bad requests: no 5xx, no answer outside the document, none slow', async () => {
  await using api = await serveApi()
  const { body: document } = await api.call('GET', '/openapi.json', undefined, { token: '' })
  const judge = createJudge(document)
  await queueReview(api.db, 'known')
  const tokens = [
    await api.makeKey(['intake', 'read', 'admin']),
    (await api.makePerson('senior')).token,
    (await api.makePerson('admin')).token,
  ]
  const operations = findOperations(document)
  const known = ['known', 'unknown', randomUUID()]
  const sampled = fc.sample(badRequest(operations, { tokens, known }), { numRuns: cases })

  const failures: unknown[] = []
  const perOperation = new Map<string, number>()
  const queue = sampled.values()
  const drain = async () => {
    for (const one of queue) {
      perOperation.set(one.operation.name, (perOperation.get(one.operation.name) ?? 0) + 1)
      const startedAt = Date.now()
      const answer = await send(one)
      const wrong =
        judge(one.operation, answer) ?? (Date.now() - startedAt > slowestMs ? 'too slow' : undefined)
      if (wrong)
        failures.push({
          wrong,
          ...one,
          operation: one.operation.name,
          status: answer.status,
          text: answer.text,
        })
    }
  }
  const send = ({ operation, path, token, headers, body }: Case) =>
    api.call(operation.method, path, body, { token, headers })
  await Promise.all(Array.from({ length: atOnce }, drain))

  expect(failures.slice(0, 5)).toEqual([])
  expect(api.failures).toEqual([])
  expect(perOperation.size).toBe(operations.length)
}, 240_000)
