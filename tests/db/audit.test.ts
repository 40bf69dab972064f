import { appendFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { readAnchors, writeAnchor } from '#commands/anchor-audit'
import { digestOf } from '#commands/digest'
import { auditChains, record } from '#commands/record'
import { verifyAudit } from '#commands/verify-audit'
import { findChainHeads } from '#db/audit'
import type { Database } from '#db/client'
import type { Schema } from '#db/schema'
import type { DomainEvent } from '#domain/event'
import { createTestDatabase } from '#tests/setup/test-database'
import { createFolder } from '#tests/workers/reviews'

const now = new Date('2026-11-22T09:00:00.123Z')
const actor = { kind: 'person', id: 'mira' } as const
const tamperings = 200

test('an honest log holds, also while it is being written', async () => {
  await using test = await createTestDatabase()
  await fill(test.db, 100)
  const writing = Promise.all(Array.from({ length: 4 }, () => fill(test.db, 60)))
  const during = await Promise.all(Array.from({ length: 10 }, () => verifyAudit(test.db, [])))
  await writing
  expect(during.every(({ holds }) => holds)).toBe(true)
  expect(await verifyAudit(test.db, [])).toMatchObject({ holds: true, links: 340 })
})

test('an empty log holds', async () => {
  await using test = await createTestDatabase()
  expect(await verifyAudit(test.db, [])).toEqual({ holds: true, events: 0, links: 0 })
})

test(`each of ${tamperings} tamperings by the owner is found`, { timeout: 180_000 }, async () => {
  await using test = await createTestDatabase()
  await using folder = await createFolder()
  await fill(test.db, 300)
  await writeAnchor(test.db, folder.path, now)
  const anchors = await readAnchors(folder.path)
  const missed: string[] = []
  const names = Object.keys(forgeries) as (keyof typeof forgeries)[]

  for (let round = 0; round < tamperings; round++) {
    const name = names[round % names.length] ?? 'change an event'
    await rolledBack(test.ownerDb, async (tx) => {
      // As the owner, with the triggers that guard the log switched off.
      await sql`set local session_replication_role = replica`.execute(tx)
      await forgeries[name](tx)
      const verdict = await verifyAudit(tx, anchors)
      if (verdict.holds) missed.push(name)
    })
  }
  expect(missed).toEqual([])
  expect(await verifyAudit(test.db, anchors)).toMatchObject({ holds: true })
})

test('what is found is named', async () => {
  await using test = await createTestDatabase()
  await fill(test.db, 20)
  await rolledBack(test.ownerDb, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update event set happened_at = happened_at + interval '1 microsecond' where id = 7`.execute(tx)
    const broken = { what: 'event_changed', at: 'event 7' }
    expect(await verifyAudit(tx, [])).toEqual({ holds: false, broken })
  })
})

test.each([
  sql`update event set actor_id = 'nobody'`,
  sql`delete from event`,
  sql`truncate event cascade`,
  sql`update audit_link set seq = seq + 1`,
  sql`delete from audit_link`,
  sql`truncate audit_link`,
  sql`alter table event disable trigger all`,
])('the role of web and workers may not %#', async (statement) => {
  await using test = await createTestDatabase()
  await fill(test.db, 1)
  await expect(statement.execute(test.db)).rejects.toThrow(/permission denied|must be owner/)
})

test.each([
  sql`update event set actor_id = 'nobody'`,
  sql`delete from event`,
  sql`truncate event cascade`,
  sql`delete from audit_link`,
])('the owner has to switch the triggers off first: %#', async (statement) => {
  await using test = await createTestDatabase()
  await fill(test.db, 1)
  await expect(statement.execute(test.ownerDb)).rejects.toThrow('append-only')
})

test('a line of the anchors that a crash cut short is passed over', async () => {
  await using test = await createTestDatabase()
  await using folder = await createFolder()
  await writeAnchor(test.db, folder.path, now)
  await appendFile(`${folder.path}/audit-anchors.ndjson`, '{"at":"2026-')
  expect(await readAnchors(folder.path)).toHaveLength(auditChains)
  await writeAnchor(test.db, folder.path, now)
  expect(await readAnchors(folder.path)).toHaveLength(2 * auditChains)
})

type Tx = Kysely<Schema>

/** Ways to forge the log. Rows are chosen at random. */
const forgeries = {
  'change an event': (tx: Tx) => sql`update event set actor_id = 'omar' where id = ${anyEvent}`.execute(tx),
  'change its data': (tx: Tx) =>
    sql`update event set data = jsonb_set(data, '{revision}', '99') where id = ${anyEvent}`.execute(tx),
  'change its time': (tx: Tx) =>
    sql`update event set happened_at = happened_at - interval '1 microsecond' where id = ${anyEvent}`.execute(
      tx,
    ),
  'give it a request key': (tx: Tx) =>
    sql`update event set request_key = 'x' where id = ${anyEvent}`.execute(tx),
  'say it was on behalf of': (tx: Tx) =>
    sql`update event set on_behalf_of = 'x' where id = ${anyEvent}`.execute(tx),
  'change an event and its digest': forgeEvent,
  'remove an event': (tx: Tx) => sql`delete from event where id = ${anyEvent}`.execute(tx),
  'insert an event': (tx: Tx) => insertForgery(tx),
  'insert an event before all others': (tx: Tx) => insertForgery(tx, -5),
  'insert an event with a link behind the end': insertWithLink,
  'swap two events': (tx: Tx) =>
    sql`with pair as (select id, row_number() over () as place from event order by random() limit 2)
        update event set subject_id = other.subject_id, digest = other.digest, data = other.data
        from event other, pair mine, pair theirs
        where event.id = mine.id and other.id = theirs.id and mine.place <> theirs.place`.execute(tx),
  'swap their ids': swapIds,
  'remove a link': (tx: Tx) => sql`delete from audit_link where ${anyLink}`.execute(tx),
  'change a link': (tx: Tx) => sql`update audit_link set hash = sha256(hash) where ${anyLink}`.execute(tx),
  'move an event out of its link': (tx: Tx) =>
    sql`update audit_link set event_ids = event_ids[2:] where ${anyLink}`.execute(tx),
  'change a head': (tx: Tx) =>
    sql`update audit_chain set hash = sha256(hash) where chain = (select floor(random() * 32)::int)`.execute(
      tx,
    ),
  'remove a whole chain': removeChain,
  'cut the tail': (tx: Tx) => cutTail(tx, false),
  'cut the tail and put the head back': (tx: Tx) => cutTail(tx, true),
  'write a chain anew': rewriteChain,
} satisfies Record<string, (tx: Tx) => Promise<unknown>>

const anyEvent = sql`(select id from event order by random() limit 1)`
const anyLink = sql`(chain, seq) = (select chain, seq from audit_link order by random() limit 1)`

async function forgeEvent(tx: Tx) {
  const event = await tx.selectFrom('event').selectAll().orderBy(sql`random()`).executeTakeFirstOrThrow()
  const digest = digestOf({
    type: event.type,
    subject_kind: event.subjectKind,
    subject_id: event.subjectId,
    data: event.data,
    actor_kind: event.actorKind,
    actor_id: 'omar',
    on_behalf_of: event.onBehalfOf,
    happened_at: event.happenedAt.toISOString(),
    request_key: event.requestKey,
  })
  await sql`update event set actor_id = 'omar', digest = decode(${digest}, 'hex') where id = ${event.id}`.execute(
    tx,
  )
}

async function swapIds(tx: Tx) {
  await sql`alter table event alter id set generated by default`.execute(tx)
  await sql`
    with pair as (select array_agg(id) as ids from (select id from event order by random() limit 2) two)
    update event set id = case id when ids[1] then -ids[2] else -ids[1] end
    from pair where id = any(ids)`.execute(tx)
  await sql`update event set id = -id where id < 0`.execute(tx)
}

async function insertForgery(tx: Tx, id?: number): Promise<number> {
  const chosen =
    id ?? (await sql<{ id: number }>`select max(id) + 1000 as id from event`.execute(tx)).rows[0]?.id ?? 1
  await sql`
    insert into event (id, type, subject_kind, subject_id, data, actor_kind, actor_id, happened_at, digest)
    overriding system value
    select ${chosen}::bigint, type, subject_kind, subject_id, data, actor_kind, actor_id, happened_at, digest
    from event order by random() limit 1`.execute(tx)
  return chosen
}

async function insertWithLink(tx: Tx) {
  const id = await insertForgery(tx)
  await sql`
    insert into audit_link (chain, seq, event_ids, hash)
    select chain, seq + 1, array[${id}::bigint], sha256(hash) from audit_chain order by random() limit 1`.execute(
    tx,
  )
}

async function removeChain(tx: Tx) {
  const chain = await anyChain(tx)
  await sql`delete from event where id in (select unnest(event_ids) from audit_link where chain = ${chain})`.execute(
    tx,
  )
  await sql`delete from audit_link where chain = ${chain}`.execute(tx)
  await sql`delete from audit_chain where chain = ${chain}`.execute(tx)
}

/** Removes a chain's last link and its events; with `hides`, makes the head say that this is how it always was. */
async function cutTail(tx: Tx, hides: boolean) {
  const chain = await anyChain(tx)
  await sql`
    with cut as (
      delete from audit_link where (chain, seq) = (select chain, seq from audit_chain where chain = ${chain})
      returning event_ids)
    delete from event using cut where event.id = any(cut.event_ids)`.execute(tx)
  if (!hides) return
  await sql`
    update audit_chain set seq = seq - 1, hash = coalesce(
      (select hash from audit_link where audit_link.chain = audit_chain.chain and audit_link.seq = audit_chain.seq - 1),
      sha256(('assay:' || chain)::bytea))
    where chain = ${chain}`.execute(tx)
}

/** Forges an event and everything after it that vouches for it: only an anchor outside the database knows better. */
async function rewriteChain(tx: Tx) {
  await forgeEvent(tx)
  await sql`
    with recursive anew as (
      select chain, 0::bigint as seq, sha256(('assay:' || chain)::bytea) as hash from audit_chain
      union all
      select link.chain, link.seq, sha256(anew.hash || (
        select string_agg(int8send(event.id) || event.digest, '' order by place)
        from unnest(link.event_ids) with ordinality as listed (id, place) join event using (id)))
      from anew join audit_link link on link.chain = anew.chain and link.seq = anew.seq + 1
    ), relinked as (
      update audit_link set hash = anew.hash from anew
      where audit_link.chain = anew.chain and audit_link.seq = anew.seq
    )
    update audit_chain set hash = anew.hash from anew
    where audit_chain.chain = anew.chain and audit_chain.seq = anew.seq`.execute(tx)
  expect(await verifyAudit(tx, [])).toMatchObject({ holds: true })
}

/** A chain that has links. */
async function anyChain(tx: Tx): Promise<number> {
  const heads = (await findChainHeads(tx)).filter(({ seq }) => seq > 0)
  const head = heads[Math.floor(Math.random() * heads.length)]
  if (!head) throw new Error('every chain is empty')
  return head.chain
}

/** Writes `count` transactions of one to three events. */
async function fill(db: Database, count: number) {
  for (let index = 0; index < count; index++) {
    const events = Array.from({ length: 1 + (index % 3) }, (_, part): DomainEvent => {
      const subject = { kind: 'review', id: crypto.randomUUID() } as const
      return { type: 'review_received', subject, data: { revision: part + 1 } }
    })
    await db.transaction().execute((tx) => record(tx, events, { actor, at: now }))
  }
}

async function rolledBack(db: Database, work: (tx: Tx) => Promise<void>) {
  const tx = await db.startTransaction().execute()
  await work(tx).finally(() => tx.rollback().execute())
}
