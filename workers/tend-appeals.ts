import { keepAppealClock } from '#commands/appeals/keep-appeal-clock'
import { listDueAppeals } from '#db/appeals/appeals'
import type { Database } from '#db/client'
import { closingDays, inDays, remindedBeforeMs } from '#domain/appeals/clock'
import { runningAppealStates } from '#domain/appeals/state'
import { describeError } from '#workers/isolation'
import type { Log } from '#workers/tools'

const atOnce = 200

/** Does what the clocks of appeals have made due; one that cannot be dealt with holds up no other. */
export async function tendAppeals({ db, log }: { db: Database; log: Log }, now: Date): Promise<void> {
  const by = {
    ...{ limit: atOnce, closedBefore: inDays(-closingDays, now), running: runningAppealStates },
    remindBefore: new Date(now.getTime() + remindedBeforeMs),
  }
  const due = await listDueAppeals(db, by, now)
  for (const id of due) {
    await keepAppealClock(db, id, now).catch((error) =>
      log.error({ id, error: describeError(error) }, 'The clocks of an appeal cannot be kept'),
    )
  }
}
