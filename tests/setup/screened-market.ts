import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Signal } from '#domain/detection/signal'
import { statementsOfDecided } from '#tests/setup/decisions'

/** A screened review of the market below; what is left out is as of a plain review that was published at once. */
export type MadeScreening = {
  rating?: number
  language?: string | null
  sellerId?: string
  /** Whether its order is known. */
  hasOrder?: boolean
  /** Null where it could not be judged. */
  probability?: number | null
  signals?: Pick<Signal, 'name' | 'strength'>[]
  screenedAt: Date
  /** What a person decided; left out where screening published it. */
  decided?: { action: 'publish' | 'reject'; reasonCode?: string; afterHours?: number; by: string }
}

let made = 0

/** Puts screened and decided reviews into the database, as screening and people would have left them. */
export async function addScreenings(db: Database, screenings: MadeScreening[]): Promise<string[]> {
  const rows = screenings.map((one) => {
    made++
    const { decided } = one
    const decidedAt = new Date(one.screenedAt.getTime() + (decided?.afterHours ?? 0) * 3_600_000)
    return {
      id: `screened-${made}`,
      seller_id: one.sellerId ?? 'seller',
      rating: one.rating ?? 5,
      language: one.language ?? null,
      has_order: one.hasOrder ?? false,
      probability: one.probability === undefined ? 0.05 : one.probability,
      signals: (one.signals ?? []).map((signal) => ({ ...signal, contribution: 1, facts: [] })),
      screened_at: one.screenedAt.toISOString(),
      outcome: decided ? 'queue' : 'publish',
      action: decided?.action ?? 'publish',
      reason_code: decided?.reasonCode ?? null,
      decided_by: decided?.by ?? null,
      decided_at: decidedAt.toISOString(),
      state: decided?.action === 'reject' ? 'rejected' : 'published',
    }
  })
  await sql`
    with given as materialized (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, seller_id text, rating smallint,
        language text, has_order boolean, probability real, signals jsonb, screened_at timestamptz, outcome text,
        action text, reason_code text, decided_by uuid, decided_at timestamptz, state text)
    ), ordered as (
      insert into customer_order (id, seller_id, buyer_id, placed_at, content_digest, received_at, updated_at)
      select 'order-of-' || id, seller_id, 'buyer-of-' || id, screened_at, sha256(id::bytea), screened_at, screened_at
      from given where has_order
    ), reviewed as (
      insert into review (id, seller_id, order_id, direction, rating, text, language, author_id, created_at, received_at,
        content_digest, state, published_revision, fake_probability)
      select id, seller_id, 'order-of-' || id, 'buyer_to_seller', rating, 'Words of ' || id, language,
        'buyer-of-' || id, screened_at, screened_at, sha256(id::bytea), state, case when state = 'published' then 1 end, probability
      from given
    ), decided as (
      insert into decision (subject_kind, subject_id, revision, action, reason_code, from_state, to_state, version,
        policy_version, decided_by, decided_at, effective_at)
      select 'review', id, 1, action, reason_code, 'received', state, 2, 0, decided_by, decided_at, decided_at from given
      returning id, subject_id, action, decided_at
    ), explained as (
      ${statementsOfDecided}
    )
    insert into screening (review_id, revision, model, policy_version, outcome, fake_probability, signals, screened_at)
    select id, 1, 'made', 0, outcome, probability, signals, screened_at from given`.execute(db)
  return rows.map(({ id }) => id)
}
