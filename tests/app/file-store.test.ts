import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFileStore } from '#app/files/store.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'files-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

test('bytes come back as they were put, under their digest, and are kept once', async () => {
  const store = openFileStore(dir)
  const bytes = Uint8Array.from({ length: 1000 }, (_, at) => at % 256)
  const digest = createHash('sha256').update(bytes).digest('hex')
  expect(await Promise.all([store.put(bytes), store.put(bytes), store.put(bytes)])).toEqual(
    Array(3).fill(digest),
  )
  expect(await store.get(digest)).toEqual(Buffer.from(bytes))
  expect(await readdir(join(dir, 'files', digest.slice(0, 2)))).toEqual([digest])
})

test.each(['0'.repeat(64), '', '../../etc/passwd', `${'0'.repeat(62)}/x`])(
  'nothing is kept under %j',
  async (digest) => {
    expect(await openFileStore(dir).get(digest)).toBeUndefined()
  },
)

test('a file that was changed on disk is not handed out', async () => {
  const store = openFileStore(dir)
  const digest = await store.put(Buffer.from('as it was'))
  await writeFile(join(dir, 'files', digest.slice(0, 2), digest), 'as it is not')
  await expect(store.get(digest)).rejects.toThrow('damaged')
  expect(await store.put(Buffer.from('as it was'))).toBe(digest)
  expect(String(await store.get(digest))).toBe('as it was')
})
