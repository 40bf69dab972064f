import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { receiveComplaints } from '#commands/receive-complaints'
import { complaintMoves, complaintStates, moveComplaint } from '#domain/complaints/state'
import { complaintTopics } from '#domain/complaints/topic'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-20T10:00:00Z')
const operator = { kind: 'operator', id: 'test' } as const
const row = {
  id: 'c-1',
  sellerId: 's-1',
  complainantId: 'b-1',
  kind: 'late',
  text: 'Where is it?',
  createdAt: now.toISOString(),
}

test('the database knows exactly the ways the domain knows', async () => {
  await using test = await createTestDatabase()
  const rows = await test.db.selectFrom('complaintMove').selectAll().execute()
  const ways = complaintStates.flatMap((from) =>
    complaintMoves.flatMap((move) => {
      const moved = moveComplaint(from, move)
      return moved.ok ? [`${from} ${moved.value}`] : []
    }),
  )
  expect(rows.map(({ fromState, toState }) => `${fromState} ${toState}`).sort()).toEqual(
    [...new Set(ways)].sort(),
  )
})

test('no role skips a stage, changes whose complaint it is, or contests it twice', async () => {
  await using test = await createTestDatabase()
  await receiveComplaints(test.db, [row], operator, now)
  const attempts = [
    sql`update complaint set state = 'decided'`,
    sql`update complaint set state = 'awaiting_seller'`,
    sql`update complaint set seller_id = 'other'`,
    sql`update complaint set complainant_id = 'other'`,
    sql`update complaint set text = 'No complaint'`,
    sql`delete from complaint`,
  ]
  for (const attempt of attempts) {
    for (const db of [test.db, test.ownerDb]) {
      await expect(attempt.execute(db)).rejects.toThrow(/does not go|is fixed|denied|never|refuse|append/i)
    }
  }
  await sql`update complaint set contested_at = now()`.execute(test.db)
  await expect(sql`update complaint set contested_at = null`.execute(test.db)).rejects.toThrow(
    /contested once/,
  )
})

test('the database takes the topics, lanes and ends the domain has', async () => {
  await using test = await createTestDatabase()
  await receiveComplaints(test.db, [row], operator, now)
  for (const topic of Object.keys(complaintTopics)) {
    await sql`update complaint set topic = ${topic}`.execute(test.db)
  }
  const write = (lane: string, sentBy: string) =>
    sql`insert into complaint_message (complaint_id, lane, sent_by, text, sent_at, request_key)
        values ('c-1', ${lane}, ${sentBy}, 'Hello', ${now}, ${crypto.randomUUID()})`.execute(test.db)
  await write('complainant', 'complainant')
  await write('both', 'respondent')
  await expect(write('internal', 'complainant')).rejects.toThrow(/sides_write_where_they_read/)
  await expect(write('complainant', 'respondent')).rejects.toThrow(/sides_write_where_they_read/)
  await expect(write('internal', 'staff')).rejects.toThrow(/staff_have_names/)
})
