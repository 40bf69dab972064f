import { expect, test } from 'vitest'
import { fileNotice } from '#commands/complaints/file-notice'
import { addFlagger, endFlagger, suspendFlagger } from '#commands/complaints/keep-flaggers'
import { findComplaint } from '#db/complaints/complaints'
import { listFlaggers } from '#db/complaints/flaggers'
import { findComplaintItem } from '#db/complaints/line'
import { findNotice } from '#db/complaints/notices'
import { noticeAnswers } from '#domain/complaints/notice'
import { decideTriage, hoursAfter, monday } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const watch = { name: 'Watch on Hate', email: 'desk@watch.example', since: '2026-01-15' }
const endless = { until: null, zone }
const seen = { state: 'published', publishedRevision: 1, sellerId: 's-1' } as const
const written = { ...seen, createdAt: new Date('2026-11-10T09:00:00Z') }

async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const [ada, anna] = [await addPerson(db, 'Ada', 'admin'), await addPerson(db, 'Anna', 'moderator')]
  const added = await addFlagger(db, { ...watch, ...endless }, ada, monday)
  if (!added.ok) throw new Error(added.refusal.reason)
  const flaggerId = added.value
  /** Gives notice of a review of its own, by the flagger's link or as anybody. */
  const give = async (by?: string, at = monday) => {
    const location = await addReview(db, written)
    const told = { reason: 'hate', text: 'It calls for violence.', language: 'en', location } as const
    const who = by ? { name: '', email: '', flaggerId: by } : { name: 'Nora', email: 'nora@x.example' }
    const filed = await fileNotice(db, { ...told, ...who, requestKey: crypto.randomUUID() }, at)
    if (!filed.ok) throw new Error(filed.refusal.reason)
    return { complaintId: filed.value, reviewId: location }
  }
  return { ...test, ada, anna, flaggerId, give }
}

const remove = { move: 'remove_content', reasonCode: 'hate_or_threat', illegal: null } as const
const turnDown = { move: 'find_invalid', answer: 'It is harsh, and lawful.' } as const

test('a trusted flagger’s notice goes first, is stated as theirs, and counts in what became of theirs', async () => {
  await using market = await setUp()
  const { db, anna, flaggerId, give } = market
  const [first, second, ordinary] = [await give(flaggerId), await give(flaggerId), await give()]
  expect(await findComplaint(db, first.complaintId)).toMatchObject({
    severity: 'critical',
    contactEmail: watch.email,
  })
  expect(await findComplaint(db, ordinary.complaintId)).toMatchObject({ severity: 'high' })
  const [gone, later] = [
    await findComplaintItem(db, first.complaintId),
    await findComplaintItem(db, ordinary.complaintId),
  ]
  expect(gone && later && gone.dueAt < later.dueAt).toBe(true)
  expect(await findNotice(db, first.complaintId)).toMatchObject({ flagger: watch.name, isFlagged: true })

  await decideTriage(db, { complaintId: first.complaintId, decision: remove }, anna, hoursAfter(1))
  await decideTriage(db, { complaintId: second.complaintId, decision: turnDown }, anna, hoursAfter(1))
  await decideTriage(db, { complaintId: ordinary.complaintId, decision: remove }, anna, hoursAfter(1))
  const told = await db.selectFrom('statement').select(['subjectId', 'fields', 'body']).execute()
  const sourceOf = (id: string) => told.find(({ subjectId }) => subjectId === id)?.fields
  expect(sourceOf(first.reviewId)).toMatchObject({ source_type: 'SOURCE_TRUSTED_FLAGGER' })
  expect(sourceOf(ordinary.reviewId)).toMatchObject({ source_type: 'SOURCE_ARTICLE_16' })
  const events = await db.selectFrom('event').select('data').execute()
  expect(JSON.stringify([told, events])).not.toMatch(/Watch on Hate|watch\.example/)
  expect(await listFlaggers(db, noticeAnswers)).toMatchObject([{ ...watch, given: 2, decided: 2, upheld: 1 }])
})

test('a suspended flagger gives notice as anybody does, until that is ended; each change is in the log', async () => {
  await using market = await setUp()
  const { db, ada, flaggerId, give } = market
  await suspendFlagger(db, { flaggerId, isSuspended: true }, ada, monday)
  await suspendFlagger(db, { flaggerId, isSuspended: true }, ada, monday)
  await expect(give(flaggerId)).rejects.toThrow('name_missing')
  await suspendFlagger(db, { flaggerId, isSuspended: false }, ada, monday)
  const { complaintId } = await give(flaggerId)
  expect(await findComplaint(db, complaintId)).toMatchObject({ severity: 'critical' })
  expect(await addFlagger(db, { ...watch, ...endless, email: 'DESK@watch.example' }, ada, monday)).toEqual({
    ...{ ok: false, refusal: { reason: 'email_taken' } },
  })
  const nobody = crypto.randomUUID()
  expect(await suspendFlagger(db, { flaggerId: nobody, isSuspended: true }, ada, monday)).toMatchObject({
    ok: false,
  })
  const log = await db
    .selectFrom('event')
    .select(['type', 'actorId'])
    .where('subjectId', '=', flaggerId)
    .orderBy('id')
    .execute()
  expect(log.map(({ type }) => type)).toEqual(['flagger_added', 'flagger_suspended', 'flagger_resumed'])
  expect(new Set(log.map(({ actorId }) => actorId))).toEqual(new Set([ada.id]))
})

test('the last day of the status counts whole, and after it a flagger gives notice as anybody does', async () => {
  await using market = await setUp()
  const { db, ada, flaggerId, give } = market
  const end = (until: string | null) => endFlagger(db, { flaggerId, until, zone: 'UTC' }, ada, monday)
  expect(await end('2026-01-14')).toMatchObject({ refusal: { reason: 'ends_too_early' } })
  expect(await end('2026-11-16')).toMatchObject({ ok: true })
  expect(await end('2026-11-16')).toMatchObject({ ok: true })
  const { complaintId } = await give(flaggerId, new Date('2026-11-16T23:59:59Z'))
  expect(await findComplaint(db, complaintId)).toMatchObject({ severity: 'critical' })
  await expect(give(flaggerId, new Date('2026-11-17T00:00:00Z'))).rejects.toThrow('name_missing')
  await end(null)
  expect(await give(flaggerId, new Date('2026-11-17T00:00:00Z'))).toBeDefined()
  const said = db.selectFrom('event').select('data').where('type', '=', 'flagger_end_set').orderBy('id')
  expect((await said.execute()).map(({ data }) => data)).toEqual([{ until: '2026-11-16' }, { until: null }])
})

test('nobody keeps the list of flaggers but whom the table of permissions says', async () => {
  await using market = await setUp()
  const { db, anna, flaggerId } = market
  const refused = { ok: false, refusal: { reason: 'not_permitted' } }
  const other = { ...watch, ...endless, email: 'other@watch.example' }
  expect(await addFlagger(db, other, anna, monday)).toEqual(refused)
  expect(await suspendFlagger(db, { flaggerId, isSuspended: true }, anna, monday)).toEqual(refused)
  expect(await endFlagger(db, { flaggerId, ...endless }, anna, monday)).toEqual(refused)
  expect(await listFlaggers(db, noticeAnswers)).toMatchObject([{ suspendedAt: null, endsAt: null }])
})
