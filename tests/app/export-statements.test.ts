import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { exportStatements } from '#app/cli/export/statements.ts'
import { fileNotice } from '#commands/complaints/file-notice'
import { imposeMeasure } from '#commands/measures/impose-measure'
import type { Database } from '#db/client'
import { checkStatement } from '#domain/statements/check'
import { decideTriage } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const day = (date: string) => new Date(`${date}T00:00:00Z`)
const noon = new Date('2026-11-26T12:00:00Z')

async function limitRank(db: Database, sellerId: string, explanation = 'Nine orders were the shop’s own.') {
  await addSeller(db, sellerId)
  const quinn = await addPerson(db, `Quinn of ${sellerId}`)
  const terms = { step: 'rank_limit', ground: 'fake_orders', explanation, days: 30, factor: 0.5 } as const
  const command = {
    sellerId,
    ...terms,
    skipReason: 'Grave.',
    seenVersion: 0,
    requestKey: sellerId,
    zone: 'UTC',
  }
  expect(await imposeMeasure(db, command, quinn, noon)).toMatchObject({ ok: true })
}

async function exported(db: Database, from: string, until: string) {
  const [csv, complaints]: [string[], string[]] = [[], []]
  const [write, complain] = [(part: string) => csv.push(part), (line: string) => complaints.push(line)]
  const counts = await exportStatements(db, { from: day(from), until: day(until), write, complain })
  const rows: Record<string, string>[] = parse(csv.join(''), { columns: true })
  return { rows, counts, complaints }
}

test('the statements of a day are written in the fields of the Commission’s database, and are valid there', async () => {
  await using test = await createTestDatabase()
  await limitRank(test.db, 's1')
  await limitRank(test.db, 's2')

  const { rows, counts } = await exported(test.db, '2026-11-26', '2026-11-27')
  expect(counts).toEqual({ written: 2, renamed: 0, refused: 0 })
  expect(rows[0]).toMatchObject({
    decision_visibility: '["DECISION_VISIBILITY_CONTENT_DEMOTED"]',
    decision_provision: '',
    end_date_visibility_restriction: '2026-12-26',
    source_type: 'SOURCE_VOLUNTARY',
  })
  const lists = ['decision_visibility', 'content_type', 'territorial_scope', 'category_specification']
  for (const row of rows) {
    const read = Object.fromEntries(
      Object.entries(row).map(([field, cell]) => [
        field,
        lists.includes(field) && cell ? JSON.parse(cell) : cell,
      ]),
    )
    expect(checkStatement(read)).toEqual([])
  }
  expect(new Set(rows.map(({ puid }) => puid)).size).toBe(2)
  expect(JSON.stringify(rows)).not.toContain('shop’s own')
})

test('statements of other days are left out', async () => {
  await using test = await createTestDatabase()
  await limitRank(test.db, 's1')
  expect((await exported(test.db, '2026-11-27', '2026-12-27')).counts).toEqual({
    written: 0,
    renamed: 0,
    refused: 0,
  })
  expect((await exported(test.db, '2026-10-27', '2026-11-26')).rows).toEqual([])
})

test('a statement that the database would not take is left out and complained of', async () => {
  await using test = await createTestDatabase()
  await limitRank(test.db, 's1')
  const [made] = await test.db.selectFrom('statement').selectAll().execute()
  if (!made) throw new Error('No statement')
  const { id, fields, ...rest } = made
  const wrong = JSON.stringify({ ...fields, puid: 'wrong one', decision_facts: 'Ask ola@mail.test' })
  await test.db
    .insertInto('statement')
    .values({ ...rest, fields: wrong })
    .execute()

  const { rows, counts, complaints } = await exported(test.db, '2026-11-26', '2026-11-27')
  expect(counts).toEqual({ written: 1, renamed: 0, refused: 1 })
  expect(rows.map(({ puid }) => puid)).toEqual([fields?.puid])
  expect(complaints).toEqual([
    expect.stringContaining('decision_facts holds no personal data'),
    expect.stringContaining('puid is given'),
  ])
})

test('a finding about a shop restricts nothing of its account or its goods, and is none of that database’s', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's1')
  const told = { kind: 'integrity_confirmed', subjectKind: 'integrity_case' } as const
  const words = { title: 'A finding', body: 'About a review.', language: 'en' } as const
  await test.db
    .insertInto('statement')
    .values({ ...told, ...words, subjectId: 'c', addresseeSellerId: 's1', fields: null, createdAt: noon })
    .execute()
  const { rows, counts } = await exported(test.db, '2026-11-26', '2026-11-27')
  expect({ rows, counts }).toEqual({ rows: [], counts: { written: 0, renamed: 0, refused: 0 } })
})

test('what was stored as illegal in the category of our terms is written in that of what it was noticed for', async () => {
  await using test = await createTestDatabase()
  const { db, ownerDb } = test
  await addSeller(db, 's-1')
  const anna = await addPerson(db, 'Anna', 'moderator')
  const seen = { state: 'published', publishedRevision: 1, createdAt: noon, sellerId: 's-1' } as const
  const reviewId = await addReview(db, seen)
  const words = { text: 'It threatens me.', name: 'Nora', email: 'n@x.example', language: 'en' } as const
  const notice = { ...words, reason: 'threat', location: reviewId, requestKey: reviewId } as const
  const given = await fileNotice(db, notice, noon)
  const illegal = { law: 'Criminal Code, section 126', why: 'It threatens a person.' }
  const decision = { move: 'remove_content', reasonCode: 'hate_or_threat', illegal } as const
  const complaintId = given.ok ? given.value : ''
  expect(await decideTriage(db, { complaintId, decision }, anna, noon)).toMatchObject({ ok: true })
  await ownerDb.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update statement set fields = jsonb_set(fields, '{category}', '"STATEMENT_CATEGORY_OTHER_VIOLATION_TC"')
      where decision_id is not null`.execute(tx)
  })

  const { rows, counts, complaints } = await exported(db, '2026-11-26', '2026-11-27')
  expect({ counts, complaints }).toEqual({ counts: { written: 1, renamed: 1, refused: 0 }, complaints: [] })
  expect(rows).toMatchObject([
    { decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT', category: 'STATEMENT_CATEGORY_VIOLENCE' },
  ])
})
