import { releaseHeldEvidence as release } from '#commands/release-held-evidence'
import type { Payload } from '#workers/catalog'
import type { Tools } from '#workers/tools'

/** Gives reviews to people whose time to wait for evidence is over. */
export async function releaseHeldEvidence({ ids }: Payload, { db, now }: Tools): Promise<void> {
  await release(db, { ids }, { kind: 'job', id: 'release_held_evidence' }, now())
}
