import { expect, test } from 'vitest'
import { readAppealCase } from '#app/pages/appeal-case.server.ts'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import { noteView } from '#commands/appeals/note-view'
import { submitAppeal } from '#commands/appeals/submit-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { decideReply } from '#commands/replies/decide-reply'
import { submitReply } from '#commands/replies/submit-reply'
import { findReply, listWaitingReplies } from '#db/replies/queue'
import type { Person } from '#domain/permission'
import { addPerson } from '#tests/setup/letters'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-22T09:00:00Z')
const key = () => crypto.randomUUID()
const answers = [{ ground: 'facts' as const, isRight: true, text: 'Nothing is asked of the buyer.' }]

/** A reply that a moderator has rejected, its shop's appeal from that looked at by `iryna`, and how it is decided. */
async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 'a')
  await addReview(db, { id: 'r', sellerId: 'a', rating: 1, state: 'published' })
  const own = (await addPerson(db, 'Olena', 'seller', 'a')) as Person & { sellerId: string }
  const answer = (text: string, isEdit = false) =>
    submitReply(db, { reviewId: 'r', text, isEdit, requestKey: key() }, own, now)
  await answer('We refund 100 % once you remove the review.')
  const [waiting] = await listWaitingReplies(db, { limit: 1 })
  const replyId = waiting?.id ?? ''
  const seenVersion = (await findReply(db, replyId))?.version ?? 0
  const rejected = {
    replyId,
    action: 'reject',
    reasonCode: 'tied_offer',
    seenVersion,
    requestKey: key(),
  } as const
  const mira = await addPerson(db, 'Mira', 'moderator')
  expect(await decideReply(db, { ...rejected, zone }, mira, now)).toMatchObject({ ok: true })

  const { id: statementId } = await db.selectFrom('statement').select('id').executeTakeFirstOrThrow()
  const appellant = { kind: 'seller', sellerId: 'a', accountId: own.id } as const
  const grounds = [{ ground: 'facts' as const, text: 'We ask for nothing.' }]
  const submitted = await submitAppeal(db, { statementId, grounds, zone, requestKey: key() }, appellant, now)
  if (!submitted.ok) throw new Error(submitted.refusal.reason)
  const at = (version: number) => ({ appealId: submitted.value.id, seenVersion: version, requestKey: key() })
  const iryna = await addPerson(db, 'Iryna', 'appeals')
  await takeAppeal(db, at(1), iryna, now)
  await noteView(db, { ...at(2), view: 'A plain refund.' }, iryna, now)
  const decide = () =>
    decideAppeal(
      db,
      { zone, ...at(3), outcome: 'overturned', answers, note: 'The refund is free.' },
      iryna,
      now,
    )
  return { ...test, replyId, answer, decide, read: () => readAppealCase(db, submitted.value.id, iryna, now) }
}

test('a reply that was refused wrongly is shown after all', async () => {
  await using shop = await setUp()
  expect(await shop.decide()).toMatchObject({ ok: true })
  expect(await findReply(shop.db, shop.replyId)).toMatchObject({ state: 'published' })
  const { effects } = await shop.db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['published_again', 'metrics'])
})

test('where its shop has written another meanwhile, that one stands', async () => {
  await using shop = await setUp()
  await shop.answer('We have refunded you.')
  expect(await shop.decide()).toMatchObject({ ok: true })
  expect(await findReply(shop.db, shop.replyId)).toMatchObject({ state: 'rejected' })
})

test('whoever hears the appeal reads the reply and the review it answers', async () => {
  await using shop = await setUp()
  expect(await shop.read()).toMatchObject({
    review: { id: 'r' },
    said: { kind: 'reply', texts: ['We refund 100 % once you remove the review.'] },
  })
})
