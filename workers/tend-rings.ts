import { lookForRings } from '#commands/rings/look-for-rings'
import type { Database } from '#db/client'
import { insertOutbox } from '#db/events'
import { listForgottenRings } from '#db/rings/deciding'
import { findLastLook } from '#db/rings/search'
import { tryLockSweep } from '#db/sweep'
import { describeError } from '#workers/isolation'
import type { Log } from '#workers/tools'

const minuteMs = 60_000
/** At every round, which come about a minute apart and not to the second, but by one worker alone. */
const lookEveryMs = 0.8 * minuteMs
/** A decision nobody has gone on writing for so long is set off again, whatever became of its job. */
const forgottenAfterMs = 3 * minuteMs
const eventsAtOnce = 3_000

type Tending = { db: Database; log: Log }

/** Looks for rings where nobody has just looked, and sets forgotten decisions off again. */
export async function tendRings({ db, log }: Tending, now: Date): Promise<void> {
  try {
    await setForgottenOff(db, now)
    const last = await findLastLook(db)
    if (last && now.getTime() - last.getTime() < lookEveryMs) return
    let isMore = true
    while (isMore) isMore = await lookForRings(db, { eventsAtOnce }, now)
  } catch (error) {
    log.error({ error: describeError(error) }, 'Rings cannot be looked for')
  }
}

async function setForgottenOff(db: Database, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await tryLockSweep(tx))) return
    const ids = await listForgottenRings(tx, new Date(now.getTime() - forgottenAfterMs))
    const due_at = now.toISOString()
    await insertOutbox(
      tx,
      ids.map((subject_id) => ({ job: 'decide_rings', subject_id, event_id: null, due_at })),
    )
  })
}
