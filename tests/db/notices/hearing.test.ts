import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { listNotices } from '#db/notices/bell'
import type { DomainEvent } from '#domain/event'
import { isMandatory, type NoticeKind, noticeKinds } from '#domain/notices/kind'
import type { Person } from '#domain/permission'
import { askSeller, decideTriage, fileComplaint, hoursAfter, monday } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/letters'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  for (const id of ['s-1', 's-2']) await addSeller(db, id)
  const people = {
    olena: await addPerson(db, 'Olena', 'seller', 's-1'),
    other: await addPerson(db, 'Other', 'seller', 's-2'),
    sofia: await addPerson(db, 'Sofia', 'senior'),
    mediator: await addPerson(db, 'Mei', 'mediator'),
    iryna: await addPerson(db, 'Iryna', 'appeals'),
  }
  const happen = (event: DomainEvent, at = monday) =>
    db.transaction().execute((tx) => record(tx, [event], { actor: { kind: 'job', id: 'test' }, at }))
  const heard = (person: Person) => kindsOf(db, person)
  return { ...test, ...people, happen, heard }
}

async function kindsOf(db: Database, person: Person) {
  const notices = await listNotices(db, person.id, { limit: 20 })
  return notices.map(({ kind, times }) => `${kind} ${times}`).sort()
}

test('a shop hears of a complaint once it is asked, is reminded in the same place, and hears the end', async () => {
  await using market = await setUp()
  const { db, sofia, olena, other } = market
  const complaintId = await fileComplaint(db)
  expect(await market.heard(olena)).toEqual([])
  await decideTriage(db, { complaintId, decision: askSeller }, sofia)
  expect(await market.heard(olena)).toEqual(['complaint_due 1'])
  const about = { kind: 'complaint', id: complaintId } as const
  await market.happen({
    ...{ type: 'complaint_seller_reminded', subject: about },
    data: { nth: 1, dueAt: hoursAfter(72).toISOString() },
  })
  expect(await market.heard(olena)).toEqual(['complaint_due 2'])
  const offer = { offerId: 'o', kind: 'refund', counters: null, after: 'negotiation', version: 4 } as const
  await market.happen({ type: 'offer_made', subject: about, data: { ...offer, by: 'respondent' } })
  expect(await market.heard(olena)).toEqual(['complaint_due 2'])
  await market.happen({ type: 'offer_made', subject: about, data: { ...offer, by: 'complainant' } })
  const decided = { move: 'decide', before: 'arbitration', after: 'decided', by: 'staff' } as const
  const rest = { sellerId: 's-1', version: 9, dueAt: null, facts: {} }
  await market.happen({ type: 'complaint_moved', subject: about, data: { ...decided, ...rest } })
  expect(await market.heard(olena)).toEqual(['complaint_decided 1', 'complaint_due 2', 'complaint_offer 1'])
  expect(await market.heard(other)).toEqual([])
})

test('a message in the other side’s lane rings for no shop', async () => {
  await using market = await setUp()
  const { db, sofia, olena } = market
  const complaintId = await fileComplaint(db)
  await decideTriage(db, { complaintId, decision: askSeller }, sofia)
  const say = (lane: 'complainant' | 'respondent' | 'mediator' | 'both') =>
    market.happen({
      ...{ type: 'complaint_message_sent', subject: { kind: 'complaint', id: complaintId } },
      data: { messageId: 'm', lane, by: 'staff' },
    })
  await say('complainant')
  await say('mediator')
  expect(await market.heard(olena)).toEqual(['complaint_due 1'])
  await say('respondent')
  await say('both')
  expect(await market.heard(olena)).toEqual(['complaint_due 1', 'complaint_news 2'])
})

test('a silent shop and a danger are heard of by those who deal with them', async () => {
  await using market = await setUp()
  const complaintId = await fileComplaint(market.db)
  const move = (data: {
    move: 'pass_over_silence' | 'fast_track'
    after: 'mediation' | 'safety_fast_track'
  }) =>
    market.happen({
      ...{ type: 'complaint_moved', subject: { kind: 'complaint', id: complaintId } },
      data: { ...data, before: 'triage', by: 'clock', sellerId: 's-1', version: 2, dueAt: null, facts: {} },
    })
  await move({ move: 'pass_over_silence', after: 'mediation' })
  await move({ move: 'fast_track', after: 'safety_fast_track' })
  expect(await market.heard(market.mediator)).toEqual(['complaint_waits 1'])
  expect(await market.heard(market.sofia)).toEqual(['complaint_danger 1'])
})

test('disputes and appeals ring for the shop they are of and for whoever judges them', async () => {
  await using market = await setUp()
  const of = { before: 'submitted', after: 'upheld', sellerId: 's-1' } as const
  const appeal = { kind: 'appeal', id: 'a-1' } as const
  const dispute = { kind: 'dispute', id: 'd-1' } as const
  const review = { reviewId: 'r-1', sellerId: 's-1', reasonCode: 'off_topic' }
  await market.happen({ type: 'dispute_filed', subject: dispute, data: { ...review, isWarned: false } })
  await market.happen({
    ...{ type: 'dispute_decided', subject: dispute },
    data: { ...review, outcome: 'kept', statementId: 's' },
  })
  const filed = { sellerId: 's-1', statementId: 's', dueAt: monday.toISOString() }
  await market.happen({ type: 'appeal_submitted', subject: appeal, data: filed })
  await market.happen({
    ...{ type: 'appeal_info_requested', subject: appeal },
    data: { ...of, until: monday.toISOString() },
  })
  await market.happen({
    ...{ type: 'appeal_decided', subject: appeal },
    data: { ...of, outcome: 'upheld', effects: [], statementId: 's' },
  })
  await market.happen({
    ...{ type: 'appeal_decided', subject: { kind: 'appeal', id: 'a-2' } },
    data: { ...of, sellerId: null, outcome: 'upheld', effects: [], statementId: 's' },
  })
  expect(await market.heard(market.olena)).toEqual([
    'appeal_asked 1',
    'appeal_decided 1',
    'dispute_decided 1',
  ])
  expect(await market.heard(market.other)).toEqual([])
  expect(await market.heard(market.sofia)).toEqual(['dispute_waits 1'])
  expect(await market.heard(market.iryna)).toEqual(['appeal_waits 1'])
})

test('what changes for everybody, or ends, is told to those who can act on it', async () => {
  await using market = await setUp()
  const { db, sofia, olena } = market
  const [ada, mira] = [await addPerson(db, 'Ada', 'admin'), await addPerson(db, 'Mira', 'quality_manager')]
  const dispute = { kind: 'dispute', id: crypto.randomUUID() } as const
  const about = { reviewId: 'r-1', sellerId: 's-1', reasonCode: 'off_topic' }
  await market.happen({ type: 'dispute_removal_proposed', subject: dispute, data: about })
  const policy = { before: {}, after: {}, version: 2, proposalId: 'p', proposedBy: mira.id }
  await market.happen({ type: 'policy_changed', subject: { kind: 'policy', id: 'phones' }, data: policy })
  const endpoint = { kind: 'webhook_endpoint', id: crypto.randomUUID() } as const
  const change = (before: boolean, after: boolean) =>
    market.happen({
      ...{ type: 'webhook_endpoint_changed', subject: endpoint },
      data: { before: { disabled: before }, after: { disabled: after } },
    })
  await change(false, true)
  expect(await market.heard(ada)).toEqual(['endpoint_disabled 1', 'policy_change 1'])
  expect(await market.heard(mira)).toEqual(['dispute_second 1', 'policy_change 1'])
  expect(await market.heard(sofia)).toEqual(['dispute_second 1'])
  expect(await market.heard(olena)).toEqual([])
  await change(true, false)
  const unread = (await listNotices(db, ada.id, { limit: 9 })).filter(({ readAt }) => readAt === null)
  expect(unread.map(({ kind }) => kind)).toEqual(['policy_change'])
})

test('the database lets nobody mute what the rules say cannot be muted', async () => {
  await using market = await setUp()
  for (const kind of Object.keys(noticeKinds) as NoticeKind[]) {
    const muted = sql`insert into notice_preference (account_id, kind, in_bell, mail)
      values (${market.olena.id}, ${kind}, false, 'digest')`.execute(market.db)
    if (isMandatory(kind)) await expect(muted, kind).rejects.toThrow('mandatory_notices')
    else await muted
  }
})
