import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openArbitration } from '#commands/mediation/open-arbitration'
import { addEvidence } from '#commands/vault/add-evidence'
import type { Database } from '#db/client'
import { listEvidence } from '#db/vault/evidence'
import { noFacts } from '#domain/vault/picture'
import { evidenceKinds } from '#domain/vault/shows'
import { hoursAfter } from '#tests/setup/complaints'
import { type Case, mediate, negotiate, newKey, zone } from '#tests/setup/mediation'
import { createTestDatabase } from '#tests/setup/test-database'

const digestOf = (name: string) => createHash('sha256').update(name).digest('hex')
const photo = (name: string, size = 1000) => ({
  ...{ name: `${name}.jpg`, type: 'jpeg' as const, size, facts: noFacts },
  ...{ digest: digestOf(`drawn ${name}`), sentDigest: digestOf(name) },
})

type Added = { side: 'complainant' | 'respondent'; names: string[]; hours?: number; size?: number }
function add(db: Database, of: Case, { side, names, hours = 2, size = 1000 }: Added) {
  const files = names.map((name) => photo(name, size))
  const who = side === 'respondent' ? of.shop : of.buyer
  const from = { complaintId: of.complaintId, side, authorId: null, lane: 'both', files } as const
  return addEvidence(db, from, who, hoursAfter(hours))
}

test('files are sealed with their digests and a time, once, and nobody changes or removes them', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  expect(await add(test.db, of, { side: 'complainant', names: ['before', 'after'] })).toMatchObject({
    value: { added: 2 },
  })
  expect(await add(test.db, of, { side: 'complainant', names: ['before'] })).toMatchObject({
    value: { added: 0 },
  })
  const [first] = await listEvidence(test.db, of.complaintId, ['both'])
  expect(first?.sealedAt).toEqual(hoursAfter(2))
  const events = await test.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'evidence_sealed')
    .execute()
  expect(events.map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ digest: digestOf('drawn after'), sentDigest: digestOf('after') }),
  )
  for (const db of [test.db, test.ownerDb]) {
    for (const attempt of [
      sql`update complaint_evidence set sealed_at = now()`,
      sql`delete from complaint_evidence`,
    ]) {
      await expect(attempt.execute(db)).rejects.toThrow(/denied|append|refuse|change/i)
    }
  }
})

test('ten files of a side and fifty megabytes of both are the most', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const names = Array.from({ length: 10 }, (_, at) => `file ${at}`)
  await add(test.db, of, { side: 'complainant', names })
  expect(await add(test.db, of, { side: 'complainant', names: ['one more'] })).toMatchObject({
    refusal: { reason: 'too_many' },
  })
  const large = { side: 'respondent', size: 10 * 1024 * 1024 } as const
  expect(await add(test.db, of, { ...large, names: names.slice(0, 5) })).toMatchObject({
    refusal: { reason: 'too_many' },
  })
  expect((await add(test.db, of, { ...large, names: names.slice(0, 4) })).ok).toBe(true)
})

test('in arbitration evidence is taken until it is sealed; the database holds to it', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  await mediate(test.db, of)
  const command = { complaintId: of.complaintId, requestKey: newKey(), isRequested: true, zone }
  await openArbitration(test.db, command, of.mediator, hoursAfter(48))
  expect((await add(test.db, of, { side: 'respondent', names: ['receipt'], hours: 100 })).ok).toBe(true)
  expect(await add(test.db, of, { side: 'respondent', names: ['late'], hours: 130 })).toMatchObject({
    refusal: { reason: 'sealed' },
  })
  const late = sql`insert into complaint_evidence
      (complaint_id, added_by, lane, digest, sent_digest, name, type, size, sealed_at)
    select complaint_id, added_by, lane, digest, decode(repeat('00', 32), 'hex'), name, type, size, ${hoursAfter(130)}
    from complaint_evidence`
  await expect(late.execute(test.ownerDb)).rejects.toThrow(/sealed/)
})

test('a side says what its files show, or nothing, and the log says it with them', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  const from = { complaintId, side: 'complainant', authorId: null, lane: 'both' } as const
  for (const [nth, shows] of [...evidenceKinds, undefined].entries()) {
    const added = { ...from, files: [photo(`file ${nth}`)], ...(shows && { shows }) }
    expect(await addEvidence(test.db, added, of.buyer, hoursAfter(2 + nth))).toMatchObject({ ok: true })
  }
  const files = await listEvidence(test.db, complaintId, ['both'])
  expect(files.map(({ shows }) => shows)).toEqual([...evidenceKinds, null])
  const events = await test.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'evidence_sealed')
    .orderBy('id')
    .execute()
  expect(events.map(({ data }) => (data as { shows: string | null }).shows)).toEqual([...evidenceKinds, null])
})
