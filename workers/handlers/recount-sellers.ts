import { type RecountSellers, recountSellers } from '#commands/quality/recount-sellers'
import type { Payload } from '#workers/catalog'
import type { Tools } from '#workers/tools'

/** Brings the sellers of what has changed up to date. */
export function recountBy(kind: RecountSellers['kind']) {
  return ({ ids }: Payload, { db, now, zone }: Pick<Tools, 'db' | 'now' | 'zone'>): Promise<void> =>
    recountSellers(db, { kind, ids, zone }, { kind: 'job', id: `recount_${kind}` }, now())
}
