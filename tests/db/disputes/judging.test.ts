import { expect, test } from 'vitest'
import { readAppealCase } from '#app/pages/appeal-case.server.ts'
import { readMatter } from '#app/pages/appeal-matter.server.ts'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { declareShopTie } from '#commands/declare-shop-tie'
import { decideDispute } from '#commands/disputes/decide-dispute'
import { fileDispute } from '#commands/disputes/file-dispute'
import { findDisputeRecord } from '#db/disputes/disputes'
import { key, later, now, openDispute, setUpDispute } from '#tests/setup/disputes'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

test('whoever published the review judges no dispute of it, nor can the database be told that they did', async () => {
  await using test = await createTestDatabase()
  const { mira, shop, claim } = await setUpDispute(test.db)
  await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(1))
  const { id: disputeId, version: seenVersion } = await openDispute(test.db)
  const asked = {
    disputeId,
    outcome: 'kept',
    note: 'It is about this shop.',
    seenVersion,
    requestKey: key(),
  } as const
  expect(await decideDispute(test.db, { ...asked, zone }, mira, later(2))).toMatchObject({
    refusal: { reason: 'took_part' },
  })
  const statement = {
    ...{ kind: 'dispute_answered', subjectKind: 'dispute', subjectId: disputeId },
    title: 'x',
    body: 'x',
  }
  const { id: statementId } = await test.ownerDb
    .insertInto('statement')
    .values({
      ...statement,
      addresseeSellerId: 'seller',
      language: 'en',
      fields: null,
      createdAt: now,
    } as never)
    .returning('id')
    .executeTakeFirstOrThrow()
  const change = { state: 'kept', decidedBy: mira.id, decidedAt: now, note: 'x', statementId } as const
  await expect(test.ownerDb.updateTable('reviewDispute').set(change).execute()).rejects.toThrow(
    /what they decided/,
  )
})

test('a review that breaks a rule is taken down, its author and the seller told why, nobody named', async () => {
  await using test = await createTestDatabase()
  const { omar, shop, reviewId, claim } = await setUpDispute(test.db)
  await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(1))
  const { id: disputeId, version: seenVersion } = await openDispute(test.db)
  const asked = {
    disputeId,
    outcome: 'removed',
    note: 'It names another shop.',
    seenVersion,
    requestKey: key(),
  } as const
  expect(await decideDispute(test.db, { ...asked, zone }, omar, later(2))).toMatchObject({
    value: { state: 'removed' },
  })
  expect(
    await test.db.selectFrom('review').select(['state', 'publishedRevision']).executeTakeFirst(),
  ).toEqual({
    ...{ state: 'rejected', publishedRevision: null },
  })
  const told = await test.db.selectFrom('statement').selectAll().orderBy('kind').execute()
  expect(told.map(({ kind }) => kind)).toEqual(['dispute_answered', 'review_rejected'])
  expect(told[1]?.fields).toMatchObject({
    decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
    source_type: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  })
  expect(told[1]?.body).not.toMatch(/It names another shop/)
  for (const secret of [omar.id, 'Omar', shop.id]) expect(JSON.stringify(told)).not.toContain(secret)
  expect(
    await test.db.selectFrom('outbox').select('job').where('subjectId', '=', reviewId).execute(),
  ).toContainEqual({
    job: 'recount_reviews',
  })
})

test('from the answer that nothing is done a seller appeals, and who was right has the review taken down', async () => {
  await using test = await createTestDatabase()
  const { omar, shop, claim } = await setUpDispute(test.db)
  await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(1))
  const dispute = await openDispute(test.db)
  const kept = {
    disputeId: dispute.id,
    outcome: 'kept',
    note: 'It is not.',
    seenVersion: 1,
    requestKey: key(),
  } as const
  await decideDispute(test.db, { zone, ...kept, fault: 'platform' }, omar, later(2))
  const { statementId } = await openDispute(test.db)
  const iryna = await addPerson(test.db, 'Iryna', 'appeals')
  const appellant = { kind: 'seller', sellerId: 'seller', accountId: shop.id } as const
  const grounds = [{ ground: 'facts' as const, text: 'Look at the name.' }]
  const filed = await submitAppeal(
    test.db,
    { statementId: statementId ?? '', grounds, zone, requestKey: key() },
    appellant,
    later(3),
  )
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const at = (seenVersion: number) => ({ appealId: filed.value.id, seenVersion, requestKey: key() })
  expect(await takeAppeal(test.db, at(1), { ...omar, role: 'appeals' }, later(3))).toMatchObject({
    refusal: { reason: 'took_part' },
  })
  await takeAppeal(test.db, at(1), iryna, later(3))
  // Before a view is noted the reviewer reads what was disputed and on what ground, and nobody's decision.
  expect(await readAppealCase(test.db, filed.value.id, iryna, later(3))).toMatchObject({
    ...{ message: null, review: { id: claim.reviewId } },
    said: { kind: 'dispute', about: 'off_topic', texts: ['It is about another shop.'] },
  })
  await noteView(test.db, { ...at(2), view: 'Another shop indeed.' }, iryna, later(3))
  const answers = [{ ground: 'facts' as const, isRight: true, text: 'The name is another’s.' }]
  const right = { outcome: 'overturned', answers, note: 'It is about another shop.' } as const
  expect(await decideAppeal(test.db, { zone, ...at(3), ...right }, iryna, later(4))).toMatchObject({
    ok: true,
  })
  expect((await test.db.selectFrom('review').select('state').executeTakeFirst())?.state).toBe('rejected')
  expect(await test.db.selectFrom('reviewFault').select('fault').execute()).toEqual([{ fault: 'platform' }])
  expect(await findDisputeRecord(test.db, 'seller', now)).toMatchObject({ decided: 1, unfounded: 0 })
})

test('whoever is tied to the shop or to the author judges no dispute, nor can the database be told that they did', async () => {
  await using test = await createTestDatabase()
  const { omar, shop, claim } = await setUpDispute(test.db)
  await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(1))
  const { id: disputeId, version: seenVersion } = await openDispute(test.db)
  await declareShopTie(test.db, { sellerId: 'seller', requestKey: key() }, omar, later(1))
  const asked = { disputeId, outcome: 'kept', note: 'It is about this shop.', seenVersion } as const
  expect(await decideDispute(test.db, { zone, ...asked, requestKey: key() }, omar, later(2))).toMatchObject({
    refusal: { reason: 'tied' },
  })
  await expect(
    test.ownerDb
      .updateTable('reviewDispute')
      .set({ decidedBy: omar.id })
      .where('id', '=', disputeId)
      .execute(),
  ).rejects.toThrow(/tied to/)
  const lena = await addPerson(test.db, 'Lena', 'senior')
  const { authorId } = await test.db.selectFrom('review').select('authorId').executeTakeFirstOrThrow()
  const tie = { accountId: lena.id, partyId: authorId, declaredAt: now }
  await test.db.insertInto('declaredTie').values(tie).execute()
  expect(await decideDispute(test.db, { zone, ...asked, requestKey: key() }, lena, later(2))).toMatchObject({
    refusal: { reason: 'tied' },
  })
})

test('what a shop filed again as new facts, word for word, is read once on appeal', async () => {
  await using test = await createTestDatabase()
  const { shop, claim } = await setUpDispute(test.db)
  await fileDispute(test.db, { ...claim, requestKey: key() }, shop, later(1))
  const { id, text } = await openDispute(test.db)
  const withFacts = async (newFacts: string) => {
    await test.db.updateTable('reviewDispute').set({ newFacts }).where('id', '=', id).execute()
    return readMatter(test.db, { subjectKind: 'dispute', subjectId: id })
  }
  expect(await withFacts(text)).toMatchObject({ said: { texts: [text] } })
  expect(await withFacts('Its name is not ours.')).toMatchObject({
    said: { texts: [text, 'Its name is not ours.'] },
  })
})
