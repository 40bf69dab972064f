import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readComplaintLine } from '#app/pages/complaint-lines.server.ts'
import { fileNotice } from '#commands/complaints/file-notice'
import { hearWithdrawal } from '#commands/complaints/hear-withdrawal'
import { addFlagger } from '#commands/complaints/keep-flaggers'
import { withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import type { Database } from '#db/client'
import { isFlagged } from '#db/complaints/notices'
import { askSeller, buyer, decideTriage, fileComplaint, hoursAfter, monday } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const watch = { name: 'Watch on Hate', email: 'desk@watch.example', since: '2026-01-15', until: null, zone }

async function firstIn(db: Database, queue: 'danger' | 'complaints') {
  const rows = await readComplaintLine(db, { queue, limit: 10, now: hoursAfter(2) })
  return rows.map(({ id, first }) => [id, first])
}

test('a line says which of it was given by a trusted flagger, and which notice one of theirs is joined with', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const flaggerId = await addFlagger(db, watch, await addPerson(db, 'Ada', 'admin'), monday)
  if (!flaggerId.ok) throw new Error(flaggerId.refusal.reason)
  const seen = { state: 'published', publishedRevision: 1, sellerId: 's-1', createdAt: monday } as const
  const give = async (by: { flaggerId?: string }) => {
    const told = { reason: 'hate', text: 'It calls for violence.', language: 'en' } as const
    const who = { name: 'Nora', email: 'nora@x.example', ...by }
    const location = await addReview(db, seen)
    const filed = await fileNotice(db, { ...told, ...who, location, requestKey: crypto.randomUUID() }, monday)
    if (!filed.ok) throw new Error(filed.refusal.reason)
    return filed.value
  }
  const [ordinary, flagged] = [await give({}), await give({ flaggerId: flaggerId.value })]
  await fileComplaint(db)
  const line = await firstIn(db, 'complaints')
  expect(line[0]).toEqual([flagged, 'flagged'])
  expect(line.slice(1).map(([, first]) => first)).toEqual([null, null])
  const join = { state: 'duplicate', duplicateOf: ordinary } as const
  await test.ownerDb.updateTable('complaint').set(join).where('id', '=', flagged).execute()
  expect(await firstIn(db, 'complaints')).toContainEqual([ordinary, 'flagged'])
})

test('a line says that somebody was pressured to withdraw until that is heard', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const [anna, sofia] = [await addPerson(db, 'anna', 'moderator'), await addPerson(db, 'sofia', 'senior')]
  await fileComplaint(db)
  await decideTriage(db, { complaintId: 'c-1', decision: askSeller }, anna)
  const command = { complaintId: 'c-1', will: 'pressured', requestKey: 'w-1' } as const
  await withdrawComplaint(db, command, buyer, hoursAfter(1))
  expect(await firstIn(db, 'danger')).toEqual([['c-1', 'pressured']])
  const heard = { complaintId: 'c-1', requestKey: 'h-1', note: 'The shop was told to stop.' }
  await hearWithdrawal(db, heard, sofia, hoursAfter(2))
  expect(await firstIn(db, 'danger')).toEqual([])
})

test('what a flagger gave is found by keys however many notices there are', async () => {
  await using test = await createTestDatabase()
  await test.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    const { rows } = await sql<Record<string, string>>`
      explain select ${isFlagged(sql.ref('complaint.id'))} from complaint where id = 'c-1'`.execute(tx)
    const plan = rows.flatMap((row) => Object.values(row)).join('\n')
    expect(plan).toContain('complaint_joined_with')
    expect(plan).not.toContain('Seq Scan')
  })
})
