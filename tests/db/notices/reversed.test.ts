import { expect, test } from 'vitest'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { takeAppeal } from '#commands/appeals/take-appeal'
import type { Database } from '#db/client'
import { countReversals, listDecisionsBy } from '#db/decision-history'
import { listNotices } from '#db/notices/bell'
import type { Person } from '#domain/permission'
import { bothAnswered, fileAppeal, noneRight, restrictReview } from '#tests/setup/appeals'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-16T09:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

/** An appeal of the author from a review mira has rejected, decided by iryna. */
async function decideOne(
  db: Database,
  outcome: 'upheld' | 'overturned',
  { mira, iryna }: Record<'mira' | 'iryna', Person>,
) {
  const { statementId } = await restrictReview(db, { moderator: mira }, now)
  const appealId = await fileAppeal(db, statementId, later(1))
  const at = (seenVersion: number) => ({ appealId, seenVersion, requestKey: `${appealId} ${seenVersion}` })
  await takeAppeal(db, at(1), iryna, later(2))
  await noteView(db, { ...at(2), view: 'It reads as genuine.' }, iryna, later(2))
  const answers = outcome === 'upheld' ? noneRight : bothAnswered
  const decided = { ...at(3), zone, outcome, answers, note: 'So it is.', shown: 'whole' } as const
  expect(await decideAppeal(db, decided, iryna, later(3))).toMatchObject({ value: { state: outcome } })
}

test('who decided what an appeal took back hears of it and finds it among their own; who decided well does not', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db)
  const mira = await addPerson(db, 'Mira', 'moderator')
  const omar = await addPerson(db, 'Omar', 'senior')
  const iryna = await addPerson(db, 'Iryna', 'appeals')
  const heard = async (person: Person) =>
    (await listNotices(db, person.id, { limit: 9 })).map(({ kind }) => kind)

  await decideOne(db, 'upheld', { mira, iryna })
  expect(await heard(mira)).toEqual([])
  await decideOne(db, 'overturned', { mira, iryna })
  expect(await heard(mira)).toEqual(['decision_reversed'])
  const [told] = await listNotices(db, mira.id, { limit: 9 })
  expect(told?.decided).toMatchObject({ kind: 'review', sellerId: null })
  expect(await heard(omar)).toEqual([])
  expect(await heard(iryna)).not.toContain('decision_reversed')

  const own = await listDecisionsBy(db, { accountId: mira.id, limit: 9 })
  expect(own.map(({ appealed }) => appealed).sort()).toEqual([null, 'overturned'].sort())
  expect(await countReversals(db, { accountId: mira.id, since: now })).toEqual({ answered: 2, reversed: 1 })
  expect(await countReversals(db, { accountId: mira.id, since: later(9) })).toEqual({
    answered: 0,
    reversed: 0,
  })
  expect(await countReversals(db, { accountId: iryna.id, since: now })).toEqual({ answered: 0, reversed: 0 })
})
