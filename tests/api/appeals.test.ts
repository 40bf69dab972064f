import { expect, test } from 'vitest'
import { serveApi } from '#tests/api/serve-api'
import { bothAnswered, fileAppeal, restrictReview } from '#tests/setup/appeals'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'

const now = new Date()

test('the marketplace hands on the link to appeal by; staff who read the statement are not given it', async () => {
  await using api = await serveApi()
  await addSeller(api.db)
  const mira = await addPerson(api.db, 'Mira', 'moderator')
  const { statementId, decisionId, reviewId } = await restrictReview(api.db, { moderator: mira }, now)

  const statement = await api.call('GET', `/statements/${statementId}`)
  expect(statement.body).toMatchObject({ kind: 'review_rejected', personId: 'author-1', sellerId: null })
  expect(statement.body.appealUrl).toMatch(/^http:\/\/127\.0\.0\.1:3000\/appeal\?link=[\w-]+\.[\w-]+$/)
  for (const secret of [mira.id, 'Mira']) expect(statement.text).not.toContain(secret)
  const senior = await api.makePerson('senior')
  expect((await api.call('GET', `/statements/${statementId}`, undefined, senior)).body.appealUrl).toBeNull()

  expect((await api.call('GET', `/decisions/${decisionId}`)).body.statementOfReasonsId).toBe(statementId)
  expect((await api.call('GET', `/reviews/${reviewId}`)).body.decision.statementOfReasonsId).toBe(statementId)
})

test('an appeal is decided by who has it in hand, each ground answered, and read with its outcome', async () => {
  await using api = await serveApi()
  await addSeller(api.db)
  const mira = await addPerson(api.db, 'Mira', 'moderator')
  const { statementId, reviewId } = await restrictReview(api.db, { moderator: mira }, now)
  const id = await fileAppeal(api.db, statementId, now)
  const iryna = await api.makePerson('appeals', 'Iryna')
  const body = { outcome: 'overturned', answers: bothAnswered, note: 'It was an order.', seenVersion: 1 }
  const decide = (change: object = {}, who: { token: string } = iryna) =>
    api.call('POST', `/appeals/${id}/decisions`, { ...body, requestKey: crypto.randomUUID(), ...change }, who)

  expect(await decide()).toMatchObject({ status: 403, body: { code: 'forbidden', reason: 'not_yours' } })
  const { id: assignee } = await api.db
    .selectFrom('account')
    .select('id')
    .where('name', '=', 'Iryna')
    .executeTakeFirstOrThrow()
  for (const change of [{ state: 'assigned' as const, assignee }, { state: 'under_review' as const }])
    await api.ownerDb.updateTable('appeal').set(change).where('id', '=', id).execute()

  expect(await decide({ seenVersion: 9 })).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } })
  expect(await decide({ answers: [] })).toMatchObject({ status: 422 })
  const requestKey = crypto.randomUUID()
  const first = await decide({ requestKey })
  expect(first).toMatchObject({ status: 201, body: { id, state: 'overturned', version: 2 } })
  expect((await decide({ requestKey })).body).toEqual(first.body)

  const read = await api.call('GET', `/appeals/${id}`)
  expect(read.body).toMatchObject({
    ...{ state: 'overturned', outcome: 'overturned', effects: ['published_again', 'metrics'] },
    against: { kind: 'review_rejected', subject: { kind: 'review', id: reviewId } },
  })
  for (const secret of [assignee, 'Iryna', 'Mira', 'author-1']) expect(read.text).not.toContain(secret)
  expect((await api.call('GET', '/appeals?limit=1')).body.items).toMatchObject([{ id }])
  expect((await api.call('GET', `/statements/${read.body.outcomeStatementId}`)).body).toMatchObject({
    ...{ kind: 'appeal_decided', fields: null, appealUrl: null },
  })
  expect((await api.call('GET', `/reviews/${reviewId}`)).body.state).toBe('published')
})
