import { expect, test } from 'vitest'
import { groupCommit } from '#app/api/group-commit.ts'

test('rows that come while a batch is written go together in the next, a lone one at once', async () => {
  const batches: number[][] = []
  let finishFirst = () => {}
  const first = new Promise<void>((resolve) => {
    finishFirst = resolve
  })
  const submit = groupCommit(async (rows: number[]) => {
    batches.push(rows)
    if (batches.length === 1) await first
    return rows.map((row) => row * 2)
  })

  const all = Promise.all([1, 2, 3, 4].map(submit))
  expect(batches).toEqual([[1]])
  finishFirst()

  expect(await all).toEqual([2, 4, 6, 8])
  expect(batches).toEqual([[1], [2, 3, 4]])
})

test('a batch that fails is written row by row, so that only the bad row fails', async () => {
  const submit = groupCommit(async (rows: string[]) => {
    if (rows.includes('bad')) throw new Error('cannot be written')
    return rows
  })

  const outcomes = await Promise.allSettled(['a', 'b', 'bad', 'c'].map(submit))

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
})

test('with the database away everybody waiting is told after one attempt', async () => {
  let attempts = 0
  const submit = groupCommit(async (_: number[]): Promise<number[]> => {
    attempts += 1
    throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  })

  const outcomes = await Promise.allSettled([1, 2, 3, 4].map(submit))

  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
  expect(attempts).toBe(2)
})
