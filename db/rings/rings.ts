import { sql } from 'kysely'
import type { Tx } from '#db/client'
import type { FoundRing } from '#domain/rings/find'
import type { KnownRing } from '#domain/rings/known'
import type { RingState } from '#domain/rings/ring'

export type KeptRing = KnownRing & { state: RingState }

/** The rings any of these authors is a member of, held until the transaction ends. */
export async function lockRingsOf(tx: Tx, authorIds: string[]): Promise<KeptRing[]> {
  if (authorIds.length === 0) return []
  const { rows } = await sql<KeptRing>`
    select ring.id, number, state,
      array(select author_id from ring_member where ring_id = ring.id order by 1) as author_ids
    from ring where id in (select ring_id from ring_member where author_id = any(${authorIds}))
    order by id for update`.execute(tx)
  return rows
}

export async function insertRing(tx: Tx, now: Date): Promise<string> {
  const { id } = await tx
    .insertInto('ring')
    .values({ foundAt: now, grewAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Adds what a ring was found with to what is kept of it; how many members and reviews were new. */
export async function growRing(
  tx: Tx,
  ringId: string,
  { authorIds, ties, reviewIds }: FoundRing,
  now: Date,
): Promise<{ members: number; reviews: number }> {
  const { rows } = await sql<{ members: number; reviews: number }>`
    with joined as (
      insert into ring_member (ring_id, author_id, joined_at)
      select ${ringId}::uuid, unnest(${authorIds}::text[]), ${now} on conflict do nothing returning author_id
    ), added as (
      insert into ring_review (ring_id, review_id, author_id, joined_at)
      select ${ringId}::uuid, id, author_id, ${now} from review where id = any(${reviewIds})
      on conflict do nothing returning review_id
    ), tied as (
      insert into ring_tie (ring_id, kind, key, author_ids, review_ids)
      select ${ringId}::uuid, t.kind, t.key, t."authorIds", t."reviewIds"
      from json_to_recordset(${JSON.stringify(ties)}::json)
        as t (kind text, key text, "authorIds" text[], "reviewIds" text[])
      on conflict (ring_id, kind, key) do update set
        author_ids = array(select unnest(ring_tie.author_ids) union select unnest(excluded.author_ids) order by 1),
        review_ids = array(select unnest(ring_tie.review_ids) union select unnest(excluded.review_ids) order by 1)
    )
    select (select count(*) from joined) as members, (select count(*) from added) as reviews`.execute(tx)
  return rows[0] ?? { members: 0, reviews: 0 }
}

/** Notes that a ring has grown, and where that takes it. */
export async function setGrown(tx: Tx, id: string, state: RingState, now: Date): Promise<void> {
  await tx
    .updateTable('ring')
    .set((eb) => ({ state, grewAt: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
