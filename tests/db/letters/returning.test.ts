import { expect, test } from 'vitest'
import { returnLetter } from '#commands/letters/return-letter'
import { early, newKey, receiptOf, rowOf, seed, write } from '#tests/setup/letter-steps'
import { addPerson, letterOf } from '#tests/setup/letters'
import { createTestDatabase } from '#tests/setup/test-database'

test('a letter is returned for gaps that can be pointed at, twice at most, and its reply stays due', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const manager = await addPerson(test.db, 'manager', 'quality_manager')
  const back = async (letterId: string) => {
    const { version } = await rowOf(test.db, letterId)
    return returnLetter(
      test.db,
      { letterId, seenVersion: version, note: null, write, requestKey: newKey() },
      manager,
      early,
    )
  }
  const { letterId, replyDueAt } = await receiptOf(test.db, set, letterOf(['rude'], { owner: '' }), early)
  expect(await back(letterId)).toEqual({
    ok: true,
    value: { gaps: [{ kind: 'row_incomplete', rowId: 's0', missing: ['owner'] }] },
  })
  expect(await rowOf(test.db, letterId)).toMatchObject({
    state: 'returned_incomplete',
    replyDueAt,
    returns: 1,
  })
  await receiptOf(test.db, set, letterOf(['rude'], { owner: '', evidence: 'photo' }), early)
  expect((await back(letterId)).ok).toBe(true)
  await receiptOf(test.db, set, letterOf(['rude'], { owner: '', evidence: 'two photos' }), early)
  expect(await back(letterId)).toEqual({ ok: false, refusal: { reason: 'returned_twice' } })
})

test('a letter without gaps is not returned, and only who judges letters returns one', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const [manager, moderator] = [
    await addPerson(test.db, 'manager', 'quality_manager'),
    await addPerson(test.db, 'moderator', 'moderator'),
  ]
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  const { version: seenVersion } = await rowOf(test.db, letterId)
  const command = { letterId, seenVersion, note: null, write, requestKey: newKey() }
  expect(await returnLetter(test.db, command, manager, early)).toEqual({
    ok: false,
    refusal: { reason: 'no_gaps' },
  })
  for (const person of [moderator, set.seller]) {
    expect(await returnLetter(test.db, command, person, early)).toEqual({
      ok: false,
      refusal: { reason: 'not_permitted' },
    })
  }
})
