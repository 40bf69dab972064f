import { expect, test } from 'vitest'
import { fileNotice } from '#commands/complaints/file-notice'
import { tellOfComplaint } from '#commands/complaints/tell-of-complaint'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import type { NoticeReason } from '#domain/complaints/notice'
import type { Person } from '#domain/permission'
import { decideTriage, hoursAfter } from '#tests/setup/complaints'
import { newKey } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'
import { complaintMails } from '#workers/mail/complaints'

const seen = { state: 'published', publishedRevision: 1 } as const

/** A notice about a review nobody gave notice of before. */
async function give(db: Database, hours: number, { reason = 'hate', email = 'nora@example.org' } = {}) {
  const location = await addReview(db, seen)
  const told = { text: 'It calls for violence.', name: 'Nora', language: 'en', requestKey: newKey() } as const
  const asked = { ...told, reason: reason as NoticeReason, email, location }
  const filed = await fileNotice(db, asked, hoursAfter(hours))
  if (!filed.ok) throw new Error(filed.refusal.reason)
  return filed.value
}

async function turnDown(db: Database, complaintId: string, person: Person, hours: number) {
  const decision = { move: 'find_invalid', answer: 'It is blunt and breaks no law.' } as const
  expect(await decideTriage(db, { complaintId, decision }, person, hoursAfter(hours))).toMatchObject({
    ok: true,
  })
}

const severityOf = async (db: Database, id: string) => (await findComplaint(db, id))?.severity
async function subjectsTo(db: Database, complaintId: string, hours: number) {
  const write = complaintMails({ linkBase: 'https://x.example', zone, now: hoursAfter(hours) })
  for (let again = 0; again < 2; again++) await tellOfComplaint(db, { complaintId, write }, hoursAfter(hours))
  const mails = await db.selectFrom('mail').select(['subject', 'text', 'dedupeKey']).orderBy('id').execute()
  return mails.filter(({ dedupeKey }) => dedupeKey?.startsWith(`complaint:${complaintId}:reporter`))
}

test('who nearly always gives notice of nothing is warned by mail, then looked at last for 30 days, and never refused', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const anna = await addPerson(db, 'anna', 'moderator')
  for (let nth = 0; nth < 5; nth++) {
    const email = nth % 2 ? 'Nora@Example.org' : 'nora@example.org'
    await turnDown(db, await give(db, nth, { email }), anna, nth + 0.5)
  }
  const warned = await give(db, 10)
  expect(await severityOf(db, warned)).toBe('high')
  const [mail, ...more] = await subjectsTo(db, warned, 10)
  expect(more).toEqual([])
  expect(mail?.text).toContain('Of your 5 notices answered in the last 90 days, 5 named nothing')
  const next = await give(db, 11)
  expect(await subjectsTo(db, next, 11)).toEqual([])
  for (const id of [next, await give(db, 12), await give(db, 12.5)]) await turnDown(db, id, anna, 13)

  const late = await give(db, 14)
  expect(await severityOf(db, late)).toBe('low')
  expect((await subjectsTo(db, late, 14))[0]?.text).toMatch(
    /Until December 17, 2026 notices from this address/,
  )
  expect(await severityOf(db, await give(db, 14, { reason: 'threat' }))).toBe('critical')
  expect(await severityOf(db, await give(db, 14, { email: 'other@example.org' }))).toBe('high')
  expect(await severityOf(db, await give(db, 14 + 31 * 24))).toBe('high')
})

test('a notice of somebody else does not wait with one that is looked at last', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const location = await addReview(db, seen)
  const form = (email: string) => {
    const told = { reason: 'hate', text: 'It calls for violence.', name: 'N', language: 'en' } as const
    return { ...told, email, location, requestKey: newKey() }
  }
  const last = await fileNotice(db, form('nora@example.org'), hoursAfter(1))
  if (!last.ok) throw new Error(last.refusal.reason)
  await db.updateTable('complaint').set({ severity: 'low' }).where('id', '=', last.value).execute()
  const other = await fileNotice(db, form('other@example.org'), hoursAfter(2))
  expect(other.ok && (await findComplaint(db, other.value))).toMatchObject({
    state: 'triage',
    severity: 'high',
  })
})
