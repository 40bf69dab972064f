import { expect, test } from 'vitest'
import { announce } from '#commands/announce'
import { handInDocument } from '#commands/measures/hand-in-document'
import { type ImposeMeasure, imposeMeasure } from '#commands/measures/impose-measure'
import { type DocumentJudgement, judgeDocument } from '#commands/measures/judge-document'
import { markEndingDocuments } from '#commands/measures/mark-ending-documents'
import { requestDocument } from '#commands/measures/request-document'
import { receiveSellers } from '#commands/receive-sellers'
import type { Database } from '#db/client'
import { listEventsAbout } from '#db/events'
import { listMarketplaceEvents } from '#db/marketplace-events'
import { listDocuments, listWaitingDocuments } from '#db/measures/documents'
import type { Person } from '#domain/permission'
import { addPerson } from '#tests/db/measures/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-26T12:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const sellerId = 'seller'
const kind = 'certificate'
const marketplace = { kind: 'api_key', id: 'test' } as const

async function stateOf(db: Database) {
  const [document] = await listDocuments(db, sellerId)
  return document?.state
}

async function judge(db: Database, judgement: DocumentJudgement, person: Person, at = now) {
  const [document] = await listDocuments(db, sellerId)
  const command = { sellerId, kind, judgement, seenVersion: document?.version ?? 0 }
  return judgeDocument(db, { ...command, requestKey: crypto.randomUUID() }, person, at)
}

test('a proof is asked for, handed in, sent back, handed in again, checked and accepted', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  const shop = await addPerson(test.db, 'seller', sellerId)
  const asked = { sellerId, kind, note: 'The installer’s certificate', requestKey: 'ask' }
  expect((await requestDocument(test.db, asked, manager, now)).ok).toBe(true)
  expect((await requestDocument(test.db, asked, manager, now)).ok).toBe(true)
  expect(await stateOf(test.db)).toBe('requested')

  const handIn = { sellerId, kind, reference: 'UA-123', requestKey: 'in' }
  expect((await handInDocument(test.db, handIn, shop, now)).ok).toBe(true)
  expect(await listWaitingDocuments(test.db, 10)).toMatchObject([{ sellerId, kind, reference: 'UA-123' }])
  expect(await judge(test.db, { move: 'refuse', note: ' ' }, manager)).toMatchObject({
    refusal: { reason: 'note_required' },
  })
  expect((await judge(test.db, { move: 'refuse', note: 'It cannot be read.' }, manager)).ok).toBe(true)
  expect(await listDocuments(test.db, sellerId)).toMatchObject([
    { state: 'requested', note: 'It cannot be read.', refusedAt: now },
  ])

  expect((await handInDocument(test.db, { ...handIn, requestKey: 'again' }, shop, now)).ok).toBe(true)
  expect(await judge(test.db, { move: 'accept', validUntil: inDays(365) }, manager)).toMatchObject({
    refusal: { reason: 'not_allowed_now' },
  })
  expect((await judge(test.db, { move: 'check' }, manager)).ok).toBe(true)
  expect(await handInDocument(test.db, { ...handIn, requestKey: 'late' }, shop, now)).toMatchObject({
    refusal: { reason: 'not_allowed_now' },
  })
  expect(await judge(test.db, { move: 'accept', validUntil: now }, manager)).toMatchObject({
    refusal: { reason: 'ends_in_the_past' },
  })
  expect((await judge(test.db, { move: 'accept', validUntil: inDays(365) }, manager)).ok).toBe(true)
  expect(await listDocuments(test.db, sellerId)).toMatchObject([
    { state: 'valid', note: null, refusedAt: null },
  ])

  await announce(test.db, { limit: 10 }, now)
  expect(await listMarketplaceEvents(test.db, { after: 0, limit: 10 })).toMatchObject([
    { type: 'seller.document_requested', subjectId: sellerId, data: { kind } },
    { type: 'seller.document_requested', data: { kind } },
  ])
})

test('one seller hands in nothing for another, and judges nothing', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const other = await addPerson(test.db, 'seller', 'other')
  const shop = await addPerson(test.db, 'seller', sellerId)
  const handIn = { sellerId, kind, reference: 'UA-123', requestKey: 'in' }
  expect(await handInDocument(test.db, handIn, other, now)).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  expect((await handInDocument(test.db, handIn, shop, now)).ok).toBe(true)
  expect(await judge(test.db, { move: 'check' }, shop)).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  expect(
    await handInDocument(test.db, { ...handIn, reference: ' ', requestKey: 'x' }, shop, now),
  ).toMatchObject({
    refusal: { reason: 'reference_required' },
  })
})

test('what the marketplace has verified is a proof at once, and the same again changes nothing', async () => {
  await using test = await createTestDatabase()
  const seller = { id: sellerId, name: 'Alder', category: 'garden', joinedAt: '2024-01-01T00:00:00Z' }
  const verification = [
    { kind, validUntil: inDays(5).toISOString() },
    { kind, validUntil: inDays(100).toISOString() },
    { kind: 'passport', validUntil: inDays(-1).toISOString() },
  ]
  await receiveSellers(test.db, [{ ...seller, verification }], marketplace, now)
  expect(await listDocuments(test.db, sellerId)).toMatchObject([
    { kind, state: 'valid', source: 'marketplace', validUntil: inDays(100), version: 1 },
    { kind: 'passport', state: 'expired', version: 1 },
  ])
  await receiveSellers(test.db, [{ ...seller, name: 'Alder & sons', verification }], marketplace, now)
  expect(await listDocuments(test.db, sellerId)).toMatchObject([{ version: 1 }, { version: 1 }])

  const renewed = [{ kind: 'passport', validUntil: inDays(3000).toISOString() }]
  await receiveSellers(test.db, [{ ...seller, verification: renewed }], marketplace, inDays(1))
  expect(await listDocuments(test.db, sellerId)).toMatchObject([
    { kind, state: 'valid' },
    { kind: 'passport', state: 'valid', version: 2 },
  ])
  const history = await listEventsAbout(test.db, { kind: 'seller', id: sellerId })
  expect(history.map(({ type, data }) => [type, 'after' in data ? data.after : ''])).toEqual([
    ['seller_received', ''],
    ['document_changed', 'valid'],
    ['document_changed', 'expired'],
    ['seller_edited', ''],
    ['seller_edited', ''],
    ['document_changed', 'valid'],
  ])
})

test('the clock marks what ends in thirty days and what has ended, tells it, and does no more', async () => {
  await using test = await createTestDatabase()
  const seller = { id: sellerId, name: 'Alder', category: 'garden', joinedAt: '2024-01-01T00:00:00Z' }
  const verification = [{ kind, validUntil: inDays(60).toISOString() }]
  await receiveSellers(test.db, [{ ...seller, verification }], marketplace, now)
  expect(await markEndingDocuments(test.db, { limit: 10 }, inDays(29))).toBe(0)
  expect(await markEndingDocuments(test.db, { limit: 10 }, inDays(30))).toBe(1)
  expect(await markEndingDocuments(test.db, { limit: 10 }, inDays(30))).toBe(0)
  expect(await stateOf(test.db)).toBe('expiring')
  expect(await markEndingDocuments(test.db, { limit: 10 }, inDays(60))).toBe(1)
  expect(await markEndingDocuments(test.db, { limit: 10 }, inDays(600))).toBe(0)
  expect(await stateOf(test.db)).toBe('expired')
  await announce(test.db, { limit: 10 }, inDays(60))
  expect((await listMarketplaceEvents(test.db, { after: 0, limit: 10 })).map(({ type }) => type)).toEqual([
    'seller.document_expiring',
    'seller.document_expired',
  ])
  expect(await test.db.selectFrom('measure').selectAll().execute()).toEqual([])
})

test('a clock that leaps over the thirty days finds the proof expired at once', async () => {
  await using test = await createTestDatabase()
  const seller = { id: sellerId, name: 'Alder', category: 'garden', joinedAt: '2024-01-01T00:00:00Z' }
  const verification = [{ kind, validUntil: inDays(60).toISOString() }]
  await receiveSellers(test.db, [{ ...seller, verification }], marketplace, now)
  expect(await markEndingDocuments(test.db, { limit: 10 }, inDays(90))).toBe(1)
  expect(await stateOf(test.db)).toBe('expired')
})

test('an expired proof keeps a seller limited only where a measure says so', async () => {
  await using test = await createTestDatabase()
  const seller = { id: sellerId, name: 'Alder', category: 'garden', joinedAt: '2024-01-01T00:00:00Z' }
  const verification = [{ kind, validUntil: inDays(-1).toISOString() }]
  await receiveSellers(test.db, [{ ...seller, verification }], marketplace, now)
  const manager = await addPerson(test.db, 'quality_manager')
  expect(await judge(test.db, { move: 'restrict' }, manager)).toMatchObject({
    refusal: { reason: 'no_limit_for_it' },
  })
  const limit: ImposeMeasure = {
    ...{ sellerId, step: 'rank_limit', ground: 'missing_documents', explanation: 'No certificate.' },
    ...{ days: 30, factor: 0.5, skipReason: 'Gas is dangerous.', seenVersion: 0 },
    ...{ requestKey: 'limit', zone: 'Europe/Kyiv' },
  }
  expect((await imposeMeasure(test.db, limit, manager, now)).ok).toBe(true)
  expect((await judge(test.db, { move: 'restrict' }, manager)).ok).toBe(true)
  expect(await stateOf(test.db)).toBe('restricted')
})
