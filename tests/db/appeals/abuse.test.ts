import { expect, test } from 'vitest'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { lockAppealsOf } from '#db/appeals/record'
import { marketplaceEventOf } from '#domain/announcement'
import { bothAnswered, noneRight, restrictReview } from '#tests/setup/appeals'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-16T09:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db)
  const [mira, iryna] = [await addPerson(db, 'Mira', 'moderator'), await addPerson(db, 'Iryna', 'appeals')]
  /** Appeals from a new rejection of a review, as this author. */
  const appeal = async (day: number, author = 'author-1') => {
    const { statementId } = await restrictReview(db, { moderator: mira, author }, later(day))
    const grounds = [
      { ground: 'facts', text: 'I did order there.' },
      { ground: 'proportion', text: 'One word would have been enough.' },
    ] as const
    const request = { statementId, grounds: [...grounds], zone, requestKey: crypto.randomUUID() }
    const appellant = { kind: 'link', personId: author } as const
    return { ...(await submitAppeal(db, request, appellant, later(day))), request, appellant }
  }
  /** The same, and answers it: whether it was right, and what was said on sending it. */
  const answered = async (day: number, isRight: boolean) => {
    const sent = await appeal(day)
    if (!sent.ok) throw new Error(sent.refusal.reason)
    const { id: appealId, isWarned = false } = sent.value
    const again = await submitAppeal(db, sent.request, sent.appellant, later(day))
    expect(again).toMatchObject({ value: { id: appealId } })
    expect(again.ok && (again.value.isWarned ?? false)).toBe(isWarned)
    const told = db.selectFrom('event').select('data').where('type', '=', 'appeal_submitted')
    expect(await told.where('subjectId', '=', appealId).execute()).toMatchObject([{ data: { isWarned } }])
    const at = (seenVersion: number) => ({ appealId, seenVersion, requestKey: crypto.randomUUID() })
    await takeAppeal(db, at(1), iryna, later(day))
    await noteView(db, { ...at(2), view: 'I see.' }, iryna, later(day))
    const outcome = isRight ? 'overturned' : 'upheld'
    const answers = isRight ? bothAnswered : noneRight
    const decided = { ...at(3), zone, outcome, answers, note: 'So it is.', shown: 'whole' } as const
    expect(await decideAppeal(db, decided, iryna, later(day))).toMatchObject({ ok: true })
    return isWarned
  }
  return { ...test, appeal, answered }
}

test('who appeals always without ground is warned once, then heard after a while only, and nobody else is', async () => {
  await using market = await setUp()
  const warned: boolean[] = []
  for (let day = 1; day <= 8; day++) warned.push(await market.answered(day, false))
  // The sixth comes with five without ground behind it. Three more, the sixth being one, and it is enough.
  expect(warned).toEqual([false, false, false, false, false, true, false, false])
  expect(await market.appeal(9)).toMatchObject({ refusal: { reason: 'limited', until: later(38) } })
  expect(await market.appeal(9, 'author-2')).toMatchObject({ ok: true })
  expect(await market.appeal(37)).toMatchObject({ refusal: { reason: 'limited' } })
  expect(await market.appeal(39)).toMatchObject({ ok: true })
  const kept = await market.db.selectFrom('abuseWarning').selectAll().execute()
  expect(kept).toMatchObject([
    { what: 'appeal', partyKind: 'person', partyId: 'author-1', warnedAt: later(6) },
  ])
  await expect(market.db.deleteFrom('abuseWarning').execute()).rejects.toThrow()
})

test('who sends two appeals at once is warned with one of them only', async () => {
  await using market = await setUp()
  for (let day = 1; day <= 5; day++) await market.answered(day, false)
  const other = await market.db.startTransaction().execute()
  await lockAppealsOf(other, { addresseeSellerId: null, addresseePersonId: 'author-1' })
  const both = [market.appeal(6), market.appeal(6.1)]
  await untilSomeoneWaitsForALock(market, { many: 2 })
  await other.commit().execute()
  const sent = await Promise.all(both)
  expect(sent.map((one) => one.ok && one.value.isWarned === true).toSorted()).toEqual([false, true])
  expect(await market.db.selectFrom('abuseWarning').selectAll().execute()).toHaveLength(1)
})

test('who is right now and then is never warned', async () => {
  await using market = await setUp()
  const warned: boolean[] = []
  for (let day = 1; day <= 8; day++) warned.push(await market.answered(day, day % 2 === 0))
  expect(warned).not.toContain(true)
})

test('the marketplace hears that whoever appealed was warned, which some hear through it alone', () => {
  const data = { sellerId: null, statementId: 's', dueAt: later(1).toISOString(), isWarned: true }
  const event = { type: 'appeal_submitted', subject: { kind: 'appeal', id: 'a' }, data } as const
  expect(marketplaceEventOf(event, { sellerId: null })).toMatchObject({
    ...{ type: 'appeal.received', data: { isWarned: true } },
  })
})
