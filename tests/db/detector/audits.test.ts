import { expect, test } from 'vitest'
import { gatherEvidence } from '#app/pages/evidence.server.ts'
import { applyScreenings } from '#commands/apply-screenings'
import { claimWork } from '#commands/claim-work'
import { decideReview } from '#commands/decide-review'
import { receiveReviews } from '#commands/receive-reviews'
import { record } from '#commands/record'
import { reopenReview } from '#commands/reopen-review'
import { undoDecision } from '#commands/undo-decision'
import { listAudited } from '#db/detector/audits'
import { listLabels } from '#db/detector/labels'
import { listQueue } from '#db/queue-page'
import { isDrawn } from '#domain/detection/models/audit'
import { measureAudit } from '#domain/detection/models/audit-figures'
import { defaultRules } from '#domain/policy'
import { fakeReasons } from '#domain/reason'
import { accepted, addPerson, newKey } from '#tests/setup/exclusions'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-21T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const marketplace = { kind: 'api_key', id: 'key' } as const
const machine = { kind: 'job', id: 'screen_reviews' } as const

/** Reviews that screening has published, of which a quarter or so was drawn. */
async function openAudited(rate = 0.1) {
  const test = await createTestDatabase()
  await test.ownerDb.updateTable('auditSetting').set({ rate, salt: 'salt' }).execute()
  const ids = Array.from({ length: 120 }, (_, at) => `r${at}`)
  const row = (id: string) => ({
    ...{ id, sellerId: 's1', rating: 4, text: `Came in time and works, number ${id}` },
    ...{ createdAt: now.toISOString(), author: { id: `author of ${id}` } },
  })
  await receiveReviews(test.db, ids.map(row), marketplace, now)
  const judgement = { model: 'some', fakeProbability: 0.04, baseline: -3, signals: [] }
  const verdicts = ids.map((reviewId) => ({
    ...{ outcome: 'publish' as const, reasons: ['nothing_found' as const], reviewId, revision: 1, judgement },
    ...{ policy: { category: '*', version: 0, rules: defaultRules }, sellerReviews: 0, language: 'en' },
  }))
  accepted(await applyScreenings(test.db, { verdicts, zone: 'Europe/Kyiv' }, machine, now))
  const senior = await addPerson(test.db, 'senior')
  const drawn = ids.filter((id) => isDrawn(id, { rate, salt: 'salt' }))
  const decide = async (reviewId: string, action: 'publish' | 'reject', at = later(1)) => {
    const { version } = await test.db
      .selectFrom('review')
      .select('version')
      .where('id', '=', reviewId)
      .executeTakeFirstOrThrow()
    const reason = action === 'reject' && { reasonCode: 'not_genuine' }
    const command = { reviewId, action, seenVersion: version, requestKey: newKey(), ...reason }
    return decideReview(test.db, { ...command, zone }, senior, at)
  }
  return { ...test, senior, drawn, decide }
}

test('what is drawn depends on the id and the salt alone, and is about as much as was asked for', () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => `review ${at}`)
  const drawnBy = (salt: string) => ids.filter((id) => isDrawn(id, { rate: 0.015, salt }))
  expect(drawnBy('a').length).toBeGreaterThan(220)
  expect(drawnBy('a').length).toBeLessThan(380)
  expect(drawnBy('a')).toEqual(drawnBy('a'))
  expect(drawnBy('b').filter((id) => drawnBy('a').includes(id)).length).toBeLessThan(30)
  expect(ids.filter((id) => isDrawn(id, { rate: 0, salt: 'a' }))).toEqual([])
})

test('what is drawn waits before people like anything else, and stays published', async () => {
  await using audited = await openAudited()
  const { db, drawn, senior } = audited
  expect(drawn.length).toBeGreaterThan(3)
  const line = await listQueue(db, { queue: 'reviews', limit: 100, now })
  expect(line.map(({ reviewId }) => reviewId).sort()).toEqual([...drawn].sort())
  expect(new Set(line.map(({ fakeProbability }) => fakeProbability))).toEqual(new Set([null]))
  const states = await db.selectFrom('review').select('state').distinct().execute()
  expect(states).toEqual([{ state: 'published' }])

  const claimed = accepted(await claimWork(db, { queue: 'reviews' }, senior, now))
  expect(claimed?.kind).toBe('review')
  const subject = { kind: 'review', id: claimed?.subjectId ?? '' } as const
  const tells = [
    { type: 'feedback_opened', subject, data: { sellerId: 's1' } },
    { type: 'resolution_confirmed', subject, data: {} },
  ] as const
  await db.transaction().execute((tx) => record(tx, [...tells], { actor: marketplace, at: now }))
  const evidence = await gatherEvidence(db, subject.id, senior)
  expect(evidence).toMatchObject({ signals: [], screenedAt: null, decision: null, duplicates: [] })
  expect(evidence?.review).toMatchObject({ state: 'queued', fakeProbability: null, authenticity: 'unknown' })
  expect(evidence?.history.map(({ type }) => type)).toEqual(['review_received'])
  expect(evidence?.actions).toEqual(['publish', 'redact', 'return', 'reject', 'escalate'])
})

test('what people come to is a label that stands for all that were not drawn, and a figure', async () => {
  await using audited = await openAudited()
  const { db, drawn, decide, senior } = audited
  const [fake = '', ...genuine] = drawn
  accepted(await decide(fake, 'reject'))
  for (const [at, id] of genuine.slice(0, 2).entries()) accepted(await decide(id, 'publish', later(2 + at)))
  const states = await db.selectFrom('review').select(['id', 'state']).where('id', 'in', drawn).execute()
  expect(states.filter(({ state }) => state !== 'published')).toEqual([{ id: fake, state: 'rejected' }])

  const labels = await listLabels(db, { until: later(10), limit: 100, fakeReasons: [...fakeReasons] })
  expect(labels.map(({ id, label, weight }) => [id, label, Math.round(weight)])).toEqual([
    [fake, 1, 10],
    ...genuine.slice(0, 2).map((id) => [id, 0, 10]),
  ])
  const read = () => listAudited(db, { since: now, fakeReasons: [...fakeReasons], limit: 100 })
  expect(measureAudit(await read())).toMatchObject({ drawn: drawn.length, judged: 3, fakes: 1 })

  const taken = accepted(await decide(genuine[2] ?? '', 'reject', later(5)))
  accepted(await undoDecision(db, { decisionId: taken.id }, senior, later(5)))
  expect(measureAudit(await read())).toMatchObject({ judged: 3, fakes: 1 })
  const line = await listQueue(db, { queue: 'reviews', limit: 100, now })
  expect(line.map(({ reviewId }) => reviewId)).toContain(genuine[2])
})

test('a review that comes before people in its own right is no audit any more', async () => {
  await using audited = await openAudited()
  const { db, drawn, senior } = audited
  const [reviewId = ''] = drawn
  const { version } = await db
    .selectFrom('review')
    .select('version')
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow()
  const command = { reviewId, why: 'Somebody complained', seenVersion: version, requestKey: newKey() }
  accepted(await reopenReview(db, command, senior, later(1)))
  const open = await db
    .selectFrom('workItem')
    .select('kind')
    .where('subjectId', '=', reviewId)
    .where('closedAt', 'is', null)
    .execute()
  expect(open).toEqual([{ kind: 'review' }])
  accepted(await audited.decide(reviewId, 'publish', later(2)))
  const labels = await listLabels(db, { until: later(10), limit: 10, fakeReasons: [...fakeReasons] })
  expect(labels).toMatchObject([{ id: reviewId, weight: 1 }])
})

test('nobody but whom the audit serves can decide about what is published and not drawn', async () => {
  await using audited = await openAudited(0)
  expect(audited.drawn).toEqual([])
  expect(await audited.decide('r1', 'reject')).toMatchObject({
    ok: false,
    refusal: { reason: 'not_allowed' },
  })
})
