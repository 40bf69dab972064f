import { expect, test } from 'vitest'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { figuresByReason } from '#db/appeals/pages'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import { fileAppeal, restrictReview } from '#tests/setup/appeals'
import { appealed, at, decide, later, lookAt, now } from '#tests/setup/hearing'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

async function hear(
  db: Database,
  { appealId, iryna }: { appealId: string; iryna: Person },
  outcome: 'upheld' | 'overturned',
  day: number,
) {
  await lookAt(db, appealId, iryna)
  const decided = await decideAppeal(db, { zone, ...at(appealId, 3), ...decide(outcome) }, iryna, later(day))
  expect(decided).toMatchObject({ ok: true })
}

test('figures count decided appeals by reason, and the newest only where there are many', async () => {
  await using test = await createTestDatabase()
  const { mira, iryna, appealId } = await appealed(test.db)
  const other = await restrictReview(test.db, { moderator: mira, author: 'author-2' }, now)
  const second = await fileAppeal(test.db, other.statementId, later(1), 'author-2')
  const hidden = await restrictReview(test.db, { moderator: mira, author: 'author-3' }, now, 'redact')
  await fileAppeal(test.db, hidden.statementId, later(1), 'author-3')
  expect(await figuresByReason(test.db, { since: now, most: 10 })).toEqual([])

  await hear(test.db, { appealId, iryna }, 'overturned', 3)
  await hear(test.db, { appealId: second, iryna }, 'upheld', 5)
  expect(await figuresByReason(test.db, { since: now, most: 10 })).toEqual([
    { reason: 'off_topic', decided: 2, reversed: 1, medianDays: 3 },
  ])
  expect(await figuresByReason(test.db, { since: now, most: 1 })).toEqual([
    { reason: 'off_topic', decided: 1, reversed: 0, medianDays: 4 },
  ])
  expect(await figuresByReason(test.db, { since: later(6), most: 10 })).toEqual([])
})
