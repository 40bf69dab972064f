import { expect, test } from 'vitest'
import { bandsOfLetter } from '#commands/letters/look-through'
import { saveLetterDraft } from '#commands/letters/save-letter-draft'
import { submitLetter } from '#commands/letters/submit-letter'
import { withdrawLetter } from '#commands/letters/withdraw-letter'
import { lockCase } from '#db/letters/case'
import { findLetter, findLetterForRecheck, listLettersDue, listSimilarLetters } from '#db/letters/reading'
import type { LetterContent } from '#domain/letter/content'
import { early, lastMinute, newKey, receiptOf, seed, write } from '#tests/setup/letter-steps'
import { letterOf } from '#tests/setup/letters'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

test('a letter sent twice is one version with one receipt', async () => {
  await using test = await createTestDatabase()
  const { exclusionId, seller } = await seed(test)
  const content = letterOf(['rude'])
  await saveLetterDraft(test.db, { exclusionId, seenRevision: 0, content }, seller, early)
  const command = { exclusionId, seenRevision: 1, language: 'en' as const, write, requestKey: 'once' }
  const first = await submitLetter(test.db, command, seller, early)
  expect(await submitLetter(test.db, command, seller, early)).toEqual(first)
  expect(await submitLetter(test.db, { ...command, requestKey: 'again' }, seller, early)).toEqual({
    ok: false,
    refusal: { reason: 'unchanged' },
  })
  expect((await findLetter(test.db, exclusionId))?.versions).toHaveLength(1)
  const mails = await test.db.selectFrom('mail').select(['recipient', 'kind']).execute()
  expect(mails).toEqual([{ recipient: 'owner of seller@test', kind: 'letter_received' }])
})

test('two tabs do not overwrite each other, and the same words twice are no conflict', async () => {
  await using test = await createTestDatabase()
  const { exclusionId, seller } = await seed(test)
  const save = (seenRevision: number, content: LetterContent) =>
    saveLetterDraft(test.db, { exclusionId, seenRevision, content }, seller, early)
  expect(await save(0, letterOf(['rude']))).toMatchObject({ ok: true, value: { revision: 1 } })
  expect(await save(0, letterOf(['rude']))).toMatchObject({ ok: true, value: { revision: 1 } })
  expect(await save(0, letterOf(['defect']))).toMatchObject({
    ok: false,
    refusal: { reason: 'changed_meanwhile', revision: 1, content: letterOf(['rude']) },
  })
  expect(await save(1, letterOf(['defect']))).toMatchObject({ ok: true, value: { revision: 2 } })
})

test('a tab that waited for another one is told of it', async () => {
  await using test = await createTestDatabase()
  const { exclusionId, seller } = await seed(test)
  await saveLetterDraft(test.db, { exclusionId, seenRevision: 0, content: letterOf(['rude']) }, seller, early)
  const first = await test.db.startTransaction().execute()
  await lockCase(first, exclusionId)
  const content = letterOf(['defect'])
  const second = saveLetterDraft(test.db, { exclusionId, seenRevision: 1, content }, seller, early)
  await untilSomeoneWaitsForALock(test)
  await first
    .updateTable('letter')
    .set({ draftRevision: 2, draft: JSON.stringify(letterOf(['other'])) })
    .execute()
  await first.commit().execute()
  expect(await second).toMatchObject({ ok: false, refusal: { reason: 'changed_meanwhile', revision: 2 } })
})

test('one seller never touches another one’s letter', async () => {
  await using test = await createTestDatabase()
  const { exclusionId } = await seed(test, 'mine')
  const { seller: stranger } = await seed(test, 'theirs')
  const notFound = { ok: false, refusal: { reason: 'not_found' } }
  const content = letterOf(['rude'])
  expect(await saveLetterDraft(test.db, { exclusionId, seenRevision: 0, content }, stranger, early)).toEqual(
    notFound,
  )
  const command = { exclusionId, seenRevision: 0, language: 'en' as const, write, requestKey: newKey() }
  expect(await submitLetter(test.db, command, stranger, early)).toEqual(notFound)
  expect(await withdrawLetter(test.db, { exclusionId, requestKey: newKey() }, stranger, early)).toEqual(
    notFound,
  )
})

test('a withdrawn letter counts for nothing, and may be sent anew as a further version', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  await withdrawLetter(test.db, { exclusionId: set.exclusionId, requestKey: 'w' }, set.seller, early)
  expect(await findLetterForRecheck(test.db, set.exclusionId, 1)).toBeUndefined()
  expect(await listLettersDue(test.db, { limit: 5 })).toEqual([])

  const draft = { exclusionId: set.exclusionId, seenRevision: 1, language: 'uk' as const, write }
  expect(await submitLetter(test.db, { ...draft, requestKey: 'w' }, set.seller, lastMinute)).toEqual({
    ...{ ok: false, refusal: { reason: 'request_key_taken' } },
  })
  const again = await receiptOf(test.db, set, letterOf(['rude']), lastMinute)
  expect(again).toMatchObject({ letterId, version: 2 })
  expect(await findLetterForRecheck(test.db, set.exclusionId, 1)).toMatchObject({ receivedAt: lastMinute })
})

test('a letter copied from another seller is found, and its writer is warned before sending', async () => {
  await using test = await createTestDatabase()
  const original = await seed(test, 'original')
  const copyist = await seed(test, 'copyist')
  const content = letterOf(['rude', 'defect', 'packaging'])
  await receiptOf(test.db, original, content, early)
  await receiptOf(test.db, copyist, { ...content, note: 'Greetings from us.' }, early)

  const copied = await findLetter(test.db, copyist.exclusionId)
  expect(copied?.versions[0]?.warnings.map(({ kind }) => kind)).toContain('copied')
  const similar = await listSimilarLetters(test.db, { bands: bandsOfLetter(content), sellerId: 'copyist' })
  expect(similar.map(({ sellerId }) => sellerId)).toEqual(['original'])
})

test('what was sent cannot be changed, by nobody', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  await receiptOf(test.db, set, letterOf(['rude']), early)
  const change = test.ownerDb
    .updateTable('letterVersion')
    .set({ content: JSON.stringify(letterOf(['defect'])) })
    .execute()
  await expect(change).rejects.toThrow('a letter that was sent is not changed')
})

test('a letter that ties money to a review is stopped with the reason, kept and recorded; without it, it goes', async () => {
  await using test = await createTestDatabase()
  const { exclusionId, seller } = await seed(test)
  const tied = { ...letterOf(['rude']), note: 'Delete the review and get a discount.' }
  await saveLetterDraft(test.db, { exclusionId, seenRevision: 0, content: tied }, seller, early)
  const command = { exclusionId, language: 'en' as const, write }
  expect(
    await submitLetter(test.db, { ...command, seenRevision: 1, requestKey: newKey() }, seller, early),
  ).toMatchObject({ refusal: { reason: 'tied_offer', phrases: [tied.note] } })
  const { letterId, phrases, authorId } = await test.db
    .selectFrom('stoppedLetter')
    .selectAll()
    .executeTakeFirstOrThrow()
  expect({ phrases, authorId }).toEqual({ phrases: [tied.note], authorId: seller.id })
  const said = test.db.selectFrom('event').select('data').where('type', '=', 'letter_stopped')
  expect(await said.execute()).toEqual([{ data: { exclusionId, phrases: 1 } }])
  expect(await test.db.selectFrom('letterVersion').select('version').execute()).toEqual([])

  const content = letterOf(['rude'])
  await saveLetterDraft(test.db, { exclusionId, seenRevision: 1, content }, seller, early)
  expect(
    await submitLetter(test.db, { ...command, seenRevision: 2, requestKey: newKey() }, seller, early),
  ).toMatchObject({ value: { letterId, version: 1 } })
  await expect(
    test.ownerDb
      .updateTable('stoppedLetter')
      .set({ phrases: ['x'] })
      .execute(),
  ).rejects.toThrow()
})
