import { record } from '#commands/record'
import { listCounters, lockCounters, saveCounters } from '#db/behaviour/counters'
import {
  deleteCounters,
  eachCounted,
  insertUncounted,
  listAuthorCounters,
  listCountedDecisions,
  listSellerCounters,
  listUncountedDecisions,
  setRebuilt,
} from '#db/behaviour/rebuild'
import type { Database, Tx } from '#db/client'
import { insertOutbox } from '#db/events'
import { isSameAuthor, isSameMarket, isSameSeller } from '#domain/detection/learning/compare-counters'
import { daysOf } from '#domain/detection/learning/instants'
import { createRecount } from '#domain/detection/learning/recount'
import { type Counters, emptyCounters } from '#domain/detection/learning/replay-counters'
import { closeCounters, openCounters, type StoredCounters } from '#domain/detection/learning/stored-counters'
import type { Actor } from '#domain/event'

/** Rows compared and written at once. */
const atOnce = 5_000
const decisionsAtOnce = 100_000

/** How many counters were other than they should have been, and how many reviews were counted. */
export type Rebuilt = { authors: number; sellers: number; market: boolean; reviews: number }

/**
 * Counts all reviews and decisions anew, compares what does not depend on the order in which they came, puts right what
 * differs and tells of it. Nothing is counted meanwhile, which holds screening up for seconds; all counters are held in
 * memory.
 */
export async function rebuildCounters(db: Database, actor: Actor, now: Date): Promise<Rebuilt> {
  return db.transaction().execute(async (tx) => {
    await lockCounters(tx)
    await insertUncounted(tx)
    const { counters, reviews } = await recount(tx)
    const kept = openCounters(await listCounters(tx, { authorIds: [], sellerIds: [] }))
    const authors = await putAuthorsRight(tx, counters)
    const sellers = await putSellersRight(tx, counters)
    const rebuilt = { authors, sellers, market: !isSameMarket(kept, counters), reviews }
    const { market } = closeCounters({ ...counters, authors: new Map(), sellers: new Map() })
    if (rebuilt.market) await saveCounters(tx, { authors: [], sellers: [], market })

    await setMissedDecisionsOff(tx, now)
    const { isFirst } = await setRebuilt(tx, now)
    const isDrifted = authors > 0 || sellers > 0 || rebuilt.market
    // What was screened before anything was counted is no drift.
    if (isDrifted && !isFirst) await tell(tx, rebuilt, { actor, at: now })
    return rebuilt
  })
}

async function recount(tx: Tx): Promise<{ counters: Counters; reviews: number }> {
  const counters = emptyCounters()
  const decisions = (await listCountedDecisions(tx)).flatMap(({ label, decidedAt, ...decision }) =>
    label === null || decidedAt === null ? [] : [{ ...decision, label, at: daysOf(decidedAt) }],
  )
  const counting = createRecount(counters, decisions)
  let reviews = 0
  await eachCounted(tx, (rows) => {
    for (const row of rows) counting.add({ ...row, at: daysOf(row.at) })
    reviews += rows.length
  })
  counting.end()
  return { counters, reviews }
}

async function putAuthorsRight(tx: Tx, counters: Counters): Promise<number> {
  return putRight(counters.authors, {
    list: (after) => listAuthorCounters(tx, { after, limit: atOnce }),
    isSame: ({ authors }, id, wanted) => {
      const kept = authors.get(id)
      return kept !== undefined && isSameAuthor(kept, wanted)
    },
    open: (authors) => openCounters({ authors, sellers: [], market: null }),
    save: (authors) => save(tx, { ...emptyCounters(), authors }),
    forget: (authorIds) => deleteCounters(tx, { authorIds, sellerIds: [] }),
  })
}

async function putSellersRight(tx: Tx, counters: Counters): Promise<number> {
  return putRight(counters.sellers, {
    list: (after) => listSellerCounters(tx, { after, limit: atOnce }),
    isSame: ({ sellers }, id, wanted) => {
      const kept = sellers.get(id)
      return kept !== undefined && isSameSeller(kept, wanted)
    },
    open: (sellers) => openCounters({ authors: [], sellers, market: null }),
    save: (sellers) => save(tx, { ...emptyCounters(), sellers }),
    forget: (sellerIds) => deleteCounters(tx, { authorIds: [], sellerIds }),
  })
}

type Side<Row, Own> = {
  list(after: string): Promise<Row[]>
  open(rows: Row[]): Counters
  isSame(kept: Counters, id: string, wanted: Own): boolean
  save(wrong: Map<string, Own>): Promise<void>
  forget(ids: string[]): Promise<void>
}

/** Goes through the kept counters and then through those that are lacking; how many were put right. */
async function putRight<Row extends { id: string }, Own>(
  wanted: Map<string, Own>,
  { list, open, isSame, save: write, forget }: Side<Row, Own>,
): Promise<number> {
  const lacking = new Map(wanted)
  const wrong = new Map<string, Own>()
  const gone: string[] = []
  let rows = await list('')
  while (rows.length > 0) {
    const kept = open(rows)
    for (const { id } of rows) {
      const own = wanted.get(id)
      if (own === undefined) gone.push(id)
      else if (!isSame(kept, id, own)) wrong.set(id, own)
      lacking.delete(id)
    }
    rows = await list(rows.at(-1)?.id ?? '')
  }
  for (const [id, own] of lacking) wrong.set(id, own)
  const all = [...wrong]
  for (let at = 0; at < all.length; at += atOnce) await write(new Map(all.slice(at, at + atOnce)))
  if (gone.length > 0) await forget(gone)
  return all.length + gone.length
}

async function save(tx: Tx, counters: Counters): Promise<void> {
  const rows: StoredCounters = closeCounters(counters)
  await saveCounters(tx, { ...rows, market: null })
}

async function setMissedDecisionsOff(tx: Tx, now: Date): Promise<void> {
  const missed = await listUncountedDecisions(tx, decisionsAtOnce, now)
  const due_at = now.toISOString()
  await insertOutbox(
    tx,
    missed.map((subject_id) => ({ job: 'count_decisions', subject_id, event_id: null, due_at })),
  )
}

async function tell(tx: Tx, data: Rebuilt, { actor, at }: { actor: Actor; at: Date }): Promise<void> {
  const subject = { kind: 'behaviour_counters' as const, id: 'all' }
  await record(tx, [{ type: 'behaviour_counters_drifted', subject, data }], { actor, at })
}
