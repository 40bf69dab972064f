import { expect, test } from 'vitest'
import { readDisputeStanding } from '#app/pages/dispute-standing.server.ts'
import { receiveSellers } from '#commands/receive-sellers'
import type { Database } from '#db/client'
import { listFlaggers } from '#db/complaints/flaggers'
import { appealStates } from '#domain/appeals/state'
import { noticeAnswers } from '#domain/complaints/notice'
import { type AuditSetting, isDrawn } from '#domain/detection/models/audit'
import { disputeStates } from '#domain/disputes/dispute'
import { faultClaimStates } from '#domain/disputes/fault-claim'
import { openExclusionCases } from '#fixtures/exclusion-cases/load'
import { hearAgain } from '#fixtures/heard-again/load'
import { createDemoPeople } from '#fixtures/load'
import { demoSellers } from '#fixtures/sellers'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-26T10:00:00Z')

test('the demo has an appeal and a dispute in every state and a notice that was heeded, and loads once', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await test.ownerDb.updateTable('auditSetting').set(drawingThe('r-hidden-1')).execute()
  for (const id of Object.values(demoSellers)) await addSeller(db, id)
  const shops = Array.from({ length: 20 }, (_, at) => ({
    ...{ id: `shop-${at}`, name: `Shop ${at}`, category: 'home' },
    joinedAt: '2025-01-01T00:00:00Z',
  }))
  await receiveSellers(db, shops, { kind: 'operator', id: 'demo' }, now)
  await createDemoPeople(db, now)
  await openExclusionCases(
    db,
    { sellers: shops, orders: [], reviews: [] },
    { zone: 'Europe/Kyiv', linkBase: 'https://assay.example', now },
  )
  await hearAgain(db, { zone: 'Europe/Kyiv', now })
  await hearAgain(db, { zone: 'Europe/Kyiv', now })

  const appeals = await db.selectFrom('appeal').select('state').execute()
  expect(appeals.map(({ state }) => state).sort()).toEqual([...appealStates].sort())
  const disputes = await db
    .selectFrom('reviewDispute')
    .select('state')
    .where('sellerId', '=', demoSellers.good)
    .execute()
  expect(disputes.map(({ state }) => state).sort()).toEqual([...disputeStates].sort())
  const noticed = await db
    .selectFrom('complaint')
    .select(['channel', 'state', 'severity'])
    .orderBy('number')
    .execute()
  expect(noticed).toMatchObject([
    { channel: 'notice', state: 'content_removed' },
    { channel: 'notice', state: 'triage', severity: 'critical' },
  ])
  expect(await listFlaggers(db, noticeAnswers)).toMatchObject([{ given: 1, suspendedAt: null }])
  const hidden = await db.selectFrom('review').select('id').where('state', '=', 'hidden_interim').execute()
  expect(hidden).toEqual([{ id: 'r-hidden-1' }])
  const faults = await db.selectFrom('reviewFault').select(['reviewId', 'fault']).execute()
  expect(faults).toContainEqual({ reviewId: 'r-fault-ours', fault: 'platform' })
  const claims = await db.selectFrom('faultClaim').select(['state', 'fault', 'found']).execute()
  expect(new Set(claims.map(({ state }) => state))).toEqual(new Set(faultClaimStates))
  const decided = claims.filter(({ state }) => state === 'decided')
  expect(decided.map(({ fault, found }) => fault === found).sort()).toEqual([false, true])
  expect(await standingOf(db, 'seller4@demo')).toMatchObject({ decided: 5, unfounded: 5, kind: 'warned' })
  expect(await standingOf(db, 'seller5@demo')).toMatchObject({ decided: 8, unfounded: 8, kind: 'limited' })
})

/** How the audit draws where it draws a review, so that people look at it once more before it can be hidden. */
function drawingThe(reviewId: string): AuditSetting {
  const settings = Array.from({ length: 100 }, (_, nth) => ({ rate: 0.1, salt: `salt ${nth}` }))
  const drawing = settings.find((setting) => isDrawn(reviewId, setting))
  if (!drawing) throw new Error(`no setting draws ${reviewId}`)
  return drawing
}

async function standingOf(db: Database, email: string) {
  const account = await db
    .selectFrom('account')
    .select('sellerId')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return readDisputeStanding(db, { sellerId: account.sellerId ?? '', zone: 'Europe/Kyiv' }, now)
}

test('somebody else of the appeals is there for the second opinion', async () => {
  await using test = await createTestDatabase()
  await createDemoPeople(test.db, now)
  const hearing = await test.db.selectFrom('account').select('email').where('role', '=', 'appeals').execute()
  expect(hearing).toHaveLength(2)
})
