import { expect, test } from 'vitest'
import { handBackAppeal } from '#commands/appeals/hand-back-appeal'
import { takeNextAppeal } from '#commands/appeals/take-next-appeal'
import { lockAppeal, setAppeal } from '#db/appeals/appeals'
import type { Database } from '#db/client'
import { inDays } from '#domain/appeals/clock'
import { mostAhead } from '#domain/appeals/serving'
import type { Language } from '#domain/language'
import type { Person } from '#domain/permission'
import { fileAppeal, restrictReview } from '#tests/setup/appeals'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const now = new Date('2026-11-26T12:00:00Z')
const later = (days: number) => inDays(days, now)

/** Somebody who hears appeals in these languages; of none named, in all. */
async function addReviewer(
  of: { db: Database; ownerDb: Database },
  name: string,
  languages: Language[] = [],
) {
  const person = await addPerson(of.db, name, 'appeals')
  await of.ownerDb.updateTable('account').set({ languages }).where('id', '=', person.id).execute()
  return person
}

/** Appeals by authors in these languages, filed a day apart. */
async function fileIn(of: { db: Database; ownerDb: Database }, spoken: Language[]) {
  await addSeller(of.db)
  const mira = await addPerson(of.db, 'Mira', 'moderator')
  const ids: string[] = []
  for (const [nth, language] of spoken.entries()) {
    const author = `author-${nth}`
    const { statementId } = await restrictReview(of.db, { moderator: mira, author }, now)
    const id = await fileAppeal(of.db, statementId, later(nth), author)
    await of.ownerDb.updateTable('appeal').set({ language }).where('id', '=', id).execute()
    ids.push(id)
  }
  return { mira, ids }
}

const next = async (db: Database, person: Person, at: Date, requestKey: string = crypto.randomUUID()) => {
  const taken = await takeNextAppeal(db, { requestKey }, person, at)
  return taken.ok ? taken.value : taken.refusal
}

test('whoever asks is given the appeal due first in a language they read, once however often it is sent', async () => {
  await using test = await createTestDatabase()
  const { ids } = await fileIn(test, ['zh', 'uk', 'uk'])
  const olena = await addReviewer(test, 'olena', ['uk', 'ru'])
  expect(await next(test.db, olena, later(3), 'same')).toBe(ids[1])
  expect(await next(test.db, olena, later(3), 'same')).toBe(ids[1])
  expect(await next(test.db, olena, later(3))).toBe(ids[2])
  expect(await next(test.db, olena, later(3))).toBeUndefined()
  const { state, assignee } = await test.db
    .selectFrom('appeal')
    .select(['state', 'assignee'])
    .where('id', '=', ids[1] ?? '')
    .executeTakeFirstOrThrow()
  expect([state, assignee]).toEqual(['assigned', olena.id])
})

test('what is nearly due goes to anybody, so that none waits for a language nobody reads', async () => {
  await using test = await createTestDatabase()
  const { ids } = await fileIn(test, ['zh'])
  const olena = await addReviewer(test, 'olena', ['uk'])
  expect(await next(test.db, olena, later(11))).toBeUndefined()
  expect(await next(test.db, olena, later(12))).toBe(ids[0])
})

test('whoever has clearly more in hand leaves the next one to a colleague who may judge it', async () => {
  await using test = await createTestDatabase()
  const spoken = Array.from({ length: mostAhead + 3 }, () => 'uk' as const)
  const { ids } = await fileIn(test, spoken)
  const olena = await addReviewer(test, 'olena')
  const petro = await addReviewer(test, 'petro', ['zh'])
  const at = later(5)
  const taken = []
  for (let nth = 0; nth <= mostAhead; nth++) taken.push(await next(test.db, olena, at))
  expect(taken).toEqual(ids.slice(0, mostAhead + 1))

  await test.ownerDb
    .updateTable('account')
    .set({ languages: ['uk'] })
    .where('id', '=', petro.id)
    .execute()
  expect(await next(test.db, olena, at)).toBeUndefined()
  expect(await next(test.db, petro, at)).toBe(ids[mostAhead + 1])
  expect(await next(test.db, olena, at)).toBe(ids[mostAhead + 2])
})

test('nobody waits for a colleague who is barred from it or gone, and nobody is given what they may not judge', async () => {
  await using test = await createTestDatabase()
  const { ids, mira } = await fileIn(test, ['uk', 'uk', 'uk', 'uk'])
  const olena = await addReviewer(test, 'olena')
  const gone = await addReviewer(test, 'gone')
  await test.ownerDb.updateTable('account').set({ disabledAt: now }).where('id', '=', gone.id).execute()
  // Who decided about the reviews hears appeals by now.
  await test.ownerDb.updateTable('account').set({ role: 'appeals' }).where('id', '=', mira.id).execute()
  expect(await next(test.db, { ...mira, role: 'appeals' }, later(5))).toBeUndefined()
  expect(await next(test.db, mira, later(5))).toEqual({ reason: 'not_permitted' })
  const taken = []
  for (const _ of ids) taken.push(await next(test.db, olena, later(5)))
  expect(taken).toEqual(ids)
})

test('what somebody has put back is not given to them again the same day', async () => {
  await using test = await createTestDatabase()
  const { ids } = await fileIn(test, ['uk'])
  const olena = await addReviewer(test, 'olena')
  const [appealId = ''] = ids
  await next(test.db, olena, later(1))
  await handBackAppeal(test.db, { appealId, seenVersion: 2, requestKey: 'back' }, olena, later(1))
  expect(await next(test.db, olena, later(1))).toBeUndefined()
  expect(await next(test.db, olena, later(3))).toBe(appealId)
})

test('whoever was a moment slower is given the one after', async () => {
  await using test = await createTestDatabase()
  const { ids } = await fileIn(test, ['uk', 'uk'])
  const [olena, petro] = [await addReviewer(test, 'olena'), await addReviewer(test, 'petro')]
  const [first = '', second] = ids
  const faster = await test.db.startTransaction().execute()
  await lockAppeal(faster, first)
  const slower = next(test.db, olena, later(2))
  await untilSomeoneWaitsForALock(test)
  await setAppeal(faster, first, { state: 'assigned', assignee: petro.id })
  await faster.commit().execute()
  expect(await slower).toBe(second)
})
