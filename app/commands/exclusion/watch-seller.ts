import { caseEvent } from '#commands/exclusion/change-case'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertExclusion, lockOpenExclusion, lockSellerOfCase, setExclusion } from '#db/exclusions/cases'
import type { Actor } from '#domain/event'
import { moveExclusion } from '#domain/exclusion/state'
import { ok, type Result, refuse } from '#domain/result'

export type WatchSeller = {
  sellerId: string
  /** What the quality run found, as codes. */
  reasons: string[]
  zone: string
}

/** Warns a seller early (E1): nothing is restricted. Passes over one that has an open case. */
export async function watchSeller(
  db: Database,
  { sellerId, reasons, zone }: WatchSeller,
  actor: Actor,
  now: Date,
): Promise<Result<{ id: string } | undefined, { reason: 'not_found' }>> {
  return db.transaction().execute(async (tx) => {
    const seller = await lockSellerOfCase(tx, sellerId)
    if (!seller) return refuse({ reason: 'not_found' as const })
    if (await lockOpenExclusion(tx, sellerId)) return ok(undefined)
    const moved = moveExclusion('observed', 'watch')
    if (!moved.ok) return ok(undefined)
    const exclusion = await insertExclusion(tx, {
      sellerId,
      state: moved.value,
      reasonCodes: [],
      zone,
      openedAt: now,
    })
    const step = { exclusion, before: 'observed', after: moved.value, isSameVersion: true } as const
    await record(tx, [caseEvent('seller_warned', step, { reasons })], { actor, at: now })
    return ok({ id: exclusion.id })
  })
}

/** Ends the watch of a seller that has recovered (E2). Passes over any other case. */
export async function endWatch(
  db: Database,
  { sellerId }: { sellerId: string },
  actor: Actor,
  now: Date,
): Promise<Result<undefined, never>> {
  return db.transaction().execute(async (tx) => {
    const exclusion = await lockOpenExclusion(tx, sellerId)
    if (!exclusion) return ok(undefined)
    const moved = moveExclusion(exclusion.state, 'recover')
    if (!moved.ok) return ok(undefined)
    await setExclusion(tx, exclusion.id, { state: moved.value, endedAt: now })
    await record(tx, [caseEvent('seller_recovered', { exclusion, after: moved.value }, {})], {
      actor,
      at: now,
    })
    return ok(undefined)
  })
}
