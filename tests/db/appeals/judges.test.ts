import { expect, test } from 'vitest'
import { contestAppeal } from '#commands/appeals/contest-appeal'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { findInadmissible } from '#commands/appeals/find-inadmissible'
import { followExternal } from '#commands/appeals/follow-external'
import { handBackAppeal } from '#commands/appeals/hand-back-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { bothAnswered } from '#tests/setup/appeals'
import { appealed, at, author, decide, later, lookAt, now } from '#tests/setup/hearing'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

test('what is not taken can be contested once, and is then looked at by somebody else', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db)
  const why = 'duplicate' as const
  await takeAppeal(test.db, at(appealId, 1), iryna, later(2))
  await findInadmissible(test.db, { ...at(appealId, 2), why }, iryna, later(2))
  expect(await contestAppeal(test.db, at(appealId, 3), author, later(3))).toMatchObject({ ok: true })
  expect(await takeAppeal(test.db, at(appealId, 4), iryna, later(4))).toMatchObject({
    refusal: { reason: 'took_part' },
  })
  const oleh = await addPerson(test.db, 'Oleh', 'appeals')
  await findInadmissible(test.db, { ...at(appealId, 4), why }, oleh, later(4))
  expect(await contestAppeal(test.db, at(appealId, 5), author, later(5))).toMatchObject({
    refusal: { reason: 'contested_before' },
  })
})

test('who turns an appeal down without having taken it is not served it again', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db)
  await findInadmissible(test.db, { ...at(appealId, 1), why: 'duplicate' }, iryna, later(2))
  expect(await contestAppeal(test.db, at(appealId, 2), author, later(3))).toMatchObject({ ok: true })
  expect(await takeAppeal(test.db, at(appealId, 3), iryna, later(4))).toMatchObject({
    refusal: { reason: 'took_part' },
  })
})

test('one that comes back from a dispute body is judged by somebody else', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db)
  await lookAt(test.db, appealId, iryna)
  await decideAppeal(test.db, { zone, ...at(appealId, 3), ...decide('upheld') }, iryna, later(3))
  const went = { step: 'go_external', body: 'A dispute body', reference: '17' } as const
  expect(await followExternal(test.db, { ...at(appealId, 4), ...went }, iryna, later(20))).toMatchObject({
    value: { state: 'external' },
  })
  await followExternal(test.db, { ...at(appealId, 5), step: 'come_back' }, iryna, later(60))
  const { dueAt } = await test.db.selectFrom('appeal').select('dueAt').executeTakeFirstOrThrow()
  expect(dueAt?.getTime()).toBeGreaterThan(later(60).getTime())
  expect(await takeAppeal(test.db, at(appealId, 6), iryna, later(61))).toMatchObject({
    refusal: { reason: 'took_part' },
  })
})

test('nobody takes an appeal from what they decided, nor one they have a tie to', async () => {
  await using test = await createTestDatabase()
  const { mira, iryna, appealId } = await appealed(test.db)
  await test.ownerDb.updateTable('account').set({ role: 'appeals' }).where('id', '=', mira.id).execute()
  expect(await takeAppeal(test.db, at(appealId, 1), { ...mira, role: 'appeals' }, later(2))).toMatchObject({
    refusal: { reason: 'took_part' },
  })
  await takeAppeal(test.db, at(appealId, 1), iryna, later(2))
  await handBackAppeal(test.db, { ...at(appealId, 2), conflict: 'My neighbour wrote it.' }, iryna, later(2))
  expect(await takeAppeal(test.db, at(appealId, 3), iryna, later(3))).toMatchObject({
    refusal: { reason: 'has_conflict' },
  })
})

test('the database itself lets nobody judge what they decided, whatever is sent to it', async () => {
  await using test = await createTestDatabase()
  const { mira, iryna, appealId } = await appealed(test.db)
  const set = (change: object) =>
    test.ownerDb.updateTable('appeal').set(change).where('id', '=', appealId).execute()
  await expect(set({ assignee: mira.id, state: 'assigned' })).rejects.toThrow(/took part in/)
  await expect(set({ decidedBy: mira.id, answers: JSON.stringify(bothAnswered) })).rejects.toThrow(
    /took part in/,
  )
  await expect(set({ state: 'overturned' })).rejects.toThrow(/does not go from submitted to overturned/)
  await expect(set({ grounds: '[{"ground":"other","text":"x"}]' })).rejects.toThrow(/is fixed/)
  await set({ assignee: iryna.id, state: 'assigned' })
  await set({ state: 'under_review' })
  await expect(set({ state: 'upheld', outcome: 'upheld', note: 'x', decidedAt: now })).rejects.toThrow(
    /check/,
  )
  await test.ownerDb
    .insertInto('appealConflict')
    .values({ appealId, accountId: iryna.id, why: 'a tie', declaredAt: now })
    .execute()
  await expect(set({ decidedBy: iryna.id, answers: JSON.stringify(bothAnswered) })).rejects.toThrow(
    /touches them/,
  )
  await expect(test.ownerDb.deleteFrom('appeal').execute()).rejects.toThrow()
})
