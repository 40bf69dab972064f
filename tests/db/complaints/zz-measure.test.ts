import { sql } from 'kysely'
import { test } from 'vitest'
import { gatherComplaintCase } from '#app/pages/complaint-case.server.ts'
import { viewComplaint } from '#app/pages/complaint-view.server.ts'
import { findComplaint } from '#db/complaints/complaints'
import { findPerson } from '#fixtures/acting'
import { loadComplaints } from '#fixtures/complaints/load'
import { loadDemo } from '#fixtures/load'
import { makeMarketplace } from '#fixtures/marketplace'
import { createTestDatabase } from '#tests/setup/test-database'

test('measure', async () => {
  await using t = await createTestDatabase()
  const now = new Date()
  let at = performance.now()
  await loadDemo(t.ownerDb, { zone: 'Europe/Kyiv', now })
  console.log('demo ms', Math.round(performance.now() - at))
  const states = await t.db.selectFrom('complaint').select(['state']).execute()
  console.log(states.map((s) => s.state).join(' '))
  console.log(
    JSON.stringify(
      (
        await sql`select seller_id, count(*) from complaint where order_id is not null group by 1`.execute(
          t.db,
        )
      ).rows,
    ),
  )
  await sql`insert into complaint (id, seller_id, order_id, complainant_id, kind, text, evidence, created_at, content_digest, received_at)
    select 'x-' || n, 's-1002', 'o-' || n, 'b-' || n, 'delivery', repeat('word ', 60), '[]', now(), decode(repeat('00',32),'hex'), now() from generate_series(1, 500) n`.execute(
    t.ownerDb,
  )
  const m = await findPerson(t.db, 'mediator@demo')
  await sql`insert into complaint_message (complaint_id, lane, sent_by, author_id, text, sent_at, request_key)
    select 'x-' || (n % 500 + 1), (array['internal','mediator','complainant','respondent','both'])[n % 5 + 1], 'staff', ${m.id}::uuid, repeat('words ', 80), now() - n * interval '1 minute', 'k' || n from generate_series(1, 5000) n`.execute(
    t.ownerDb,
  )
  await sql`analyze`.execute(t.ownerDb)
  for (const [name, run] of [
    ['case', (id: string) => gatherComplaintCase(t.db, id, m, now)],
    [
      'side',
      async (id: string) => {
        const c = await findComplaint(t.db, id)
        if (c) await viewComplaint(t.db, c, 'respondent')
      },
    ],
  ] as const) {
    const times: number[] = []
    for (let i = 0; i < 300; i++) {
      at = performance.now()
      await run(`x-${i + 1}`)
      times.push(performance.now() - at)
    }
    times.sort((a, b) => a - b)
    console.log(name, 'p50', times[150]?.toFixed(1), 'p95', times[285]?.toFixed(1))
  }
  void loadComplaints
  void makeMarketplace
}, 300_000)
