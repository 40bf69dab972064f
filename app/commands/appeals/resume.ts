import { type AppealStep, appealEvent } from '#commands/appeals/change-appeal'
import type { Appeal } from '#db/appeals/appeals'
import { afterWait } from '#domain/appeals/clock'
import type { AppealState } from '#domain/appeals/state'

/** Goes on with an appeal after something was asked for; `sent` is null where nothing came. What was waited is added. */
export function resumed(
  appeal: Appeal,
  { sent, after }: { sent: string | null; after: AppealState },
  now: Date,
): AppealStep {
  const { addedMs, ...time } = afterWait(appeal, now)
  const data = { isAnswered: sent !== null, pausedMs: addedMs }
  return {
    // With more time there may be occasion to be reminded anew.
    set: { state: after, sent, ...time, ...(addedMs > 0 && { reminded: 0 }) },
    events: [appealEvent('appeal_resumed', appeal, after, data)],
  }
}
