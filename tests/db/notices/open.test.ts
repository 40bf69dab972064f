import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { answerNoticeForm } from '#app/pages/notices.server.ts'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'

test('a notice leads to its own place, and never to another site', async () => {
  await using test = await createTestDatabase()
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  const now = new Date('2026-11-26T12:00:00Z')
  const context = { db: test.db, clock: { now: () => now } } as Parameters<typeof answerNoticeForm>[0]
  const leads = async (place: string) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ intent: 'open', id: randomUUID(), place }))
      form.set(name, value)
    const answer = await answerNoticeForm(context, mira, form)
    return answer instanceof Response && answer.headers.get('location')
  }
  expect(await leads('/appeals/disputes/7')).toBe('/appeals/disputes/7')
  // A browser takes a backslash for a slash.
  for (const elsewhere of ['//elsewhere.example', '/\\elsewhere.example', 'https://elsewhere.example'])
    expect(await leads(elsewhere)).toBe('/')
})
