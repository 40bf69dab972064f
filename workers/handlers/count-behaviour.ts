import * as behaviour from '#commands/behaviour/count-decisions'
import { rebuildCounters } from '#commands/behaviour/rebuild-counters'
import type { Payload } from '#workers/catalog'
import type { Tools } from '#workers/tools'

type Needed = Pick<Tools, 'db' | 'now'>

/** Counts what people decided for good into what is remembered of authors and sellers. */
export async function countDecisions({ ids }: Payload, { db, now }: Needed): Promise<void> {
  await behaviour.countDecisions(db, { reviewIds: ids }, now())
}

/** Counts all behaviour anew; whatever it is asked about, it is the whole marketplace's. */
export async function rebuildBehaviour(_: Payload, { db, now }: Needed): Promise<void> {
  await rebuildCounters(db, { kind: 'job', id: 'rebuild_behaviour' }, now())
}
