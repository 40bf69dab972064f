import { expect, test } from 'vitest'
import { viewComplaint } from '#app/pages/complaint-view.server.ts'
import { tellOfComplaint } from '#commands/complaints/tell-of-complaint'
import { keepMediationClock } from '#commands/mediation/keep-mediation-clock'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { marketplaceEventOf } from '#domain/announcement'
import { hearsOfClearing } from '#domain/complaints/verdict'
import { consequencesOf } from '#domain/consequence'
import type { DomainEvent } from '#domain/event'
import { languages } from '#domain/language'
import { noticesOf } from '#domain/notices/notice'
import { arbitrate, hearAppeal } from '#tests/setup/complaint-appeals'
import { hoursAfter } from '#tests/setup/complaints'
import { negotiate, offer, redo, refund, settle, zone } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'
import { complaintMails } from '#workers/mail/complaints'

/** Hours after the complaint when what an arbiter ordered for the buyer is missed. */
const missedAt = 51 + 8 * 24

/** A decision for the buyer that was missed, overtaken by what the sides agreed on, and overturned then. */
async function clear(db: Database) {
  const of = await negotiate(db)
  const { complaintId } = of
  const reviewer = await addPerson(db, 'ada', 'appeals')
  await arbitrate(db, of, refund)
  const { id: statementId } = await db
    .selectFrom('statement')
    .select('id')
    .where('kind', '=', 'complaint_decided')
    .where('addresseePersonId', '=', 'buyer-7')
    .executeTakeFirstOrThrow()
  await keepMediationClock(db, { complaintId }, hoursAfter(missedAt))
  await offer(db, of, { terms: redo, words: 'We come again.' }, hoursAfter(missedAt + 1))
  await settle(db, of, 'accept', hoursAfter(missedAt + 2))
  await hearAppeal(db, { statementId, reviewer, outcome: 'overturned' }, missedAt + 3)
  const complaint = await findComplaint(db, complaintId)
  if (!complaint) throw new Error('the complaint is gone')
  return complaint
}

async function findClearing(db: Database): Promise<DomainEvent & { id: number }> {
  const { id, type, data, subjectId } = await db
    .selectFrom('event')
    .select(['id', 'type', 'data', 'subjectId'])
    .where('type', '=', 'complaint_decision_cleared')
    .executeTakeFirstOrThrow()
  return { id, type, data, subject: { kind: 'complaint', id: subjectId } } as never
}

test('the marketplace and both sides hear that an overtaken decision counts no longer, and with what it was taken back', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const complaint = await clear(db)
  const event = await findClearing(db)
  expect(marketplaceEventOf(event, { sellerId: 's-1' })).toMatchObject({
    type: 'complaint.decision_cleared',
    subject: { kind: 'complaint', id: complaint.id },
    data: { sellerId: 's-1', compensation: false, dispatchPriority: false, remedyOwed: false },
  })
  const jobs = consequencesOf(event).map(({ job }) => job)
  expect(jobs).toEqual(['announce', 'tell_of_complaints', 'recount_complaints'])
  for (const side of ['complainant', 'respondent'] as const) {
    const { timeline } = await viewComplaint(db, complaint, side, () => '/appeal')
    expect(timeline.find(({ what }) => what === 'complaint_decision_cleared')).toMatchObject({
      undone: ['compensation', 'priority', 'remedy'],
    })
  }
})

test('the side it had been decided for is mailed so once, in any language', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const complaint = await clear(db)
  const now = hoursAfter(missedAt + 8)
  const write = complaintMails({ linkBase: 'https://assay.example', zone, now })
  for (const _ of ['once', 'again']) await tellOfComplaint(db, { complaintId: complaint.id, write }, now)
  const mails = await db.selectFrom('mail').select(['recipient', 'text', 'dedupeKey']).execute()
  const told = mails.filter(({ dedupeKey }) => dedupeKey?.includes(':cleared:'))
  expect(told).toMatchObject([{ recipient: 'buyer@example.org' }])
  expect(told[0]?.text).toMatch(/більше не враховується[\s\S]*виконувати/)
  for (const language of languages) {
    const news = { kind: 'cleared', side: 'complainant', isShop: false, complaint, undone: ['paid'] } as const
    const { subject, text } = write(language, news)
    expect(subject + text).not.toMatch(/complaints\.|undefined|[{}]/)
  }
})

test('whoever a decision was against is answered on their appeal and hears no more of it; a shop that had won is told', () => {
  const hear = (decidedFor: 'buyer' | 'seller' | 'nobody') =>
    [false, true].map((isShop) => hearsOfClearing(decidedFor, { isShop }))
  expect([hear('buyer'), hear('seller'), hear('nobody')]).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ])
  const noticed = (decidedFor: 'buyer' | 'seller') =>
    noticesOf([
      {
        type: 'complaint_decision_cleared',
        subject: { kind: 'complaint', id: 'c-1' },
        data: { appealId: 'a-1', sellerId: 's-1', decidedFor, facts: {} },
      },
    ]).map(({ kind }) => kind)
  expect([noticed('buyer'), noticed('seller')]).toEqual([[], ['complaint_news']])
})
