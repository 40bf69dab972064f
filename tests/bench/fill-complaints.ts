import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'

/** Complaints that are negotiated, with offers, evidence and a thread each; a mediator who reads them. */
export async function fillComplaints(
  ownerDb: Database,
  { complaints, messages }: { complaints: number; messages: number },
): Promise<Person> {
  const account = {
    email: 'mira@bench',
    name: 'Mira',
    role: 'mediator',
    sellerId: null,
    passwordHash: null,
    disabledAt: null,
    createdAt: new Date(),
  } as const
  const { id } = await ownerDb.insertInto('account').values(account).returning('id').executeTakeFirstOrThrow()
  const last = sql.lit(complaints - 1)
  await sql`
    insert into complaint (id, seller_id, order_id, complainant_id, kind, text, evidence, created_at, content_digest,
      received_at, state, stage_since, topic, seller_asked_at, version)
    select 'c-' || n, 'seller-' || n % 50, 'o-' || n, 'buyer-' || n % 300, 'delivery', repeat('It never came. ', 20), '[]',
      now() - n * interval '1 minute', decode(md5(n::text) || md5(n::text), 'hex'), now(), 'negotiation', now(),
      'delivery', now(), 5
    from generate_series(0, ${last}) n`.execute(ownerDb)
  await sql`
    insert into complaint_message (complaint_id, lane, sent_by, author_id, text, sent_at, request_key)
    select 'c-' || n % ${sql.lit(complaints)}, (array['both', 'complainant', 'internal', 'mediator'])[1 + n % 4],
      (array['respondent', 'complainant', 'staff', 'staff'])[1 + n % 4],
      case when n % 4 >= 2 then ${id}::uuid end, repeat('A line of what was said. ', 12),
      now() - n * interval '1 second', 'bench-' || n
    from generate_series(0, ${sql.lit(messages - 1)}) n`.execute(ownerDb)
  await sql`
    insert into complaint_offer (complaint_id, made_by, kind, amount, currency, words, state, made_at, expires_at, settled_at)
    select 'c-' || n, 'respondent', 'part_refund', 10 + k, 'UAH', repeat('We are sorry. ', 20), 'declined',
      now() - interval '3 days' + k * interval '1 hour', now(), now() - interval '1 day'
    from generate_series(0, ${last}) n, generate_series(1, 4) k`.execute(ownerDb)
  await sql`
    insert into complaint_evidence (complaint_id, added_by, lane, digest, sent_digest, name, type, size, sealed_at)
    select 'c-' || n, 'complainant', 'both', decode(md5(n || '-' || k) || md5(k::text), 'hex'),
      decode(md5(n || '-' || k) || md5(k::text), 'hex'), 'photo.jpg', 'jpeg', 100000, now()
    from generate_series(0, ${last}) n, generate_series(1, 4) k`.execute(ownerDb)
  await sql`
    insert into event (type, subject_kind, subject_id, data, actor_kind, actor_id, happened_at, digest)
    select 'complaint_moved', 'complaint', 'c-' || n, '{"move": "answer", "after": "negotiation", "by": "respondent"}',
      'person', ${id}, now() - k * interval '1 hour', decode(md5(n || '-' || k) || md5(k::text), 'hex')
    from generate_series(0, ${last}) n, generate_series(1, 12) k`.execute(ownerDb)
  return { kind: 'person', id, name: account.name, role: account.role, sellerId: null, language: 'en' }
}
