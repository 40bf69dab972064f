import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { gatherEvidence } from '#app/pages/evidence.server.ts'
import { claimWork } from '#commands/claim-work'
import { decideReview } from '#commands/decide-review'
import { mailEscalations } from '#commands/mail-escalations'
import { receiveReviews } from '#commands/receive-reviews'
import { undoDecision } from '#commands/undo-decision'
import type { Database } from '#db/client'
import { addDecisions } from '#tests/setup/decisions'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const now = new Date('2026-11-21T09:00:00Z')
const hour = 3_600_000
const later = (ms: number) => new Date(now.getTime() + ms)

/** A review that readers see, with a place in it masked. */
async function seedMasked(db: Database): Promise<void> {
  const row = {
    id: 'r1',
    sellerId: 's1',
    rating: 1,
    text: 'I know where you live, Ann.',
    author: { id: 'a1' },
  }
  const sent = { ...row, language: 'en', createdAt: now.toISOString() }
  await receiveReviews(db, [sent], { kind: 'api_key', id: 'key' }, now)
  const shown = { publishedRevision: 1, publishedText: 'I know where you live, ███.' }
  await db
    .updateTable('review')
    .set({ state: 'published_redacted', version: 2, ...shown })
    .execute()
}

const hide = { reviewId: 'r1', action: 'hide', reasonCode: 'hate_or_threat', seenVersion: 2 } as const
const readReview = (db: Database) =>
  db
    .selectFrom('review')
    .select(['state', 'publishedRevision', 'publishedText', 'dueAt', 'version'])
    .executeTakeFirstOrThrow()

test('a review that harms somebody is hidden at once, its author told why, and a senior shows it again as it was', async () => {
  await using test = await createTestDatabase()
  const [mira, vira] = [
    await addPerson(test.db, 'Mira', 'moderator'),
    await addPerson(test.db, 'Vira', 'senior'),
  ]
  await seedMasked(test.db)

  const hidden = await decideReview(test.db, { zone, ...hide, requestKey: 'k1' }, mira, now)
  expect(hidden).toMatchObject({ ok: true, value: { state: 'hidden_interim', version: 3 } })
  expect(await readReview(test.db)).toMatchObject({ publishedRevision: null, dueAt: later(72 * hour) })
  const item = await test.db.selectFrom('workItem').selectAll().executeTakeFirstOrThrow()
  expect(item).toMatchObject({ queue: 'seniors', dueAt: later(72 * hour), rankAt: now, closedAt: null })
  const [statement] = await test.db.selectFrom('statement').selectAll().execute()
  expect(statement).toMatchObject({ kind: 'review_hidden', addresseePersonId: 'a1' })
  expect(statement?.body).toContain('November 24, 2026')

  const show = { reviewId: 'r1', action: 'publish', seenVersion: 3, requestKey: 'k2' } as const
  expect(await decideReview(test.db, { ...show, zone }, mira, later(hour))).toMatchObject({
    refusal: { reason: 'not_permitted' },
  })
  expect(await decideReview(test.db, { ...show, zone }, vira, later(hour))).toMatchObject({
    value: { state: 'published_redacted' },
  })
  expect(await readReview(test.db)).toMatchObject({
    ...{ state: 'published_redacted', publishedRevision: 1, publishedText: 'I know where you live, ███.' },
    dueAt: null,
  })
  const open = await test.db.selectFrom('workItem').select('id').where('closedAt', 'is', null).execute()
  expect(open).toEqual([])
})

test('a senior who hid a review does not judge it, neither by command nor by SQL; another one takes it down', async () => {
  await using test = await createTestDatabase()
  const [vira, olha] = [
    await addPerson(test.db, 'Vira', 'senior'),
    await addPerson(test.db, 'Olha', 'senior'),
  ]
  await seedMasked(test.db)
  await decideReview(test.db, { zone, ...hide, requestKey: 'k1' }, vira, now)

  const down = { ...hide, action: 'reject', seenVersion: 3, requestKey: 'k2' } as const
  expect(await decideReview(test.db, { ...down, zone }, vira, later(hour))).toMatchObject({
    refusal: { reason: 'took_part' },
  })
  const bySql = sql`
    insert into decision (subject_kind, subject_id, revision, action, from_state, to_state, version, policy_version,
      decided_by, decided_at, effective_at)
    values ('review', 'r1', 1, 'publish', 'hidden_interim', 'published', 4, 0, ${vira.id}, ${now}, ${now})`
  await expect(bySql.execute(test.db)).rejects.toThrow('does not decide')

  expect(await decideReview(test.db, { ...down, zone }, olha, later(hour))).toMatchObject({
    value: { state: 'rejected' },
  })
  const told = await test.db.selectFrom('statement').select(['kind', 'title']).orderBy('createdAt').execute()
  expect(told).toEqual([
    { kind: 'review_hidden', title: 'Your review is hidden for the time being' },
    { kind: 'review_rejected', title: 'Your review is taken down' },
  ])
})

test('whoever published what is hidden is not given it to judge, and sees no buttons', async () => {
  await using test = await createTestDatabase()
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  const [vira, olha] = [
    await addPerson(test.db, 'Vira', 'senior'),
    await addPerson(test.db, 'Olha', 'senior'),
  ]
  await seedMasked(test.db)
  await addDecisions(test.db, [{ reviewId: 'r1', action: 'redact', by: vira.id, at: later(-hour) }])
  await decideReview(test.db, { zone, ...hide, requestKey: 'k1' }, mira, now)
  expect(await claimWork(test.db, { queue: 'seniors' }, vira, later(hour))).toEqual({
    ok: true,
    value: undefined,
  })
  expect((await gatherEvidence(test.db, 'r1', vira))?.actions).toEqual([])
  expect(await claimWork(test.db, { queue: 'seniors' }, olha, later(hour))).toMatchObject({
    value: { subjectId: 'r1' },
  })
  expect((await gatherEvidence(test.db, 'r1', olha))?.actions).toContain('reject')
})

test('hiding is taken back as any decision is, and nothing is left before the seniors', async () => {
  await using test = await createTestDatabase()
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  await seedMasked(test.db)
  const hidden = await decideReview(test.db, { zone, ...hide, requestKey: 'k1' }, mira, now)
  const decisionId = hidden.ok ? hidden.value.id : ''

  expect(await undoDecision(test.db, { decisionId }, mira, later(5_000))).toMatchObject({
    value: { state: 'published_redacted' },
  })
  expect(await readReview(test.db)).toMatchObject({ publishedRevision: 1, dueAt: null })
  const open = await test.db.selectFrom('workItem').select('id').where('closedAt', 'is', null).execute()
  expect(open).toEqual([])
})

test('no clock shows or rejects what is hidden; seniors get a mail every day it is overdue', async () => {
  await using test = await createTestDatabase()
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  await addPerson(test.db, 'Vira', 'senior')
  await seedMasked(test.db)
  await decideReview(test.db, { zone, ...hide, requestKey: 'k1' }, mira, now)
  const write = () => ({ subject: 'Overdue', text: 'Decide.' })
  const mailedAt = (ms: number) => mailEscalations(test.db, { limit: 10, write }, later(ms))

  expect(await mailedAt(71 * hour)).toBe(0)
  expect(await mailedAt(72 * hour)).toBe(1)
  expect(await mailedAt(73 * hour)).toBe(0)
  expect(await mailedAt(97 * hour)).toBe(1)
  expect(await readReview(test.db)).toMatchObject({ state: 'hidden_interim' })
})
