import { type AppealStep, appealEvent } from '#commands/appeals/change-appeal'
import type { Appeal } from '#db/appeals/appeals'
import { pauseOf } from '#domain/appeals/clock'
import type { AppealState } from '#domain/appeals/state'

/** Goes on with an appeal after something was asked for; `sent` is null where nothing came. What was waited is added. */
export function resumed(
  appeal: Appeal,
  { sent, after }: { sent: string | null; after: AppealState },
  now: Date,
): AppealStep {
  const { askedAt, pausedMs, dueAt } = appeal
  const pause = askedAt ? pauseOf({ askedAt, pausedMs }, now) : 0
  return {
    set: {
      ...{ state: after, sent, pausedMs: pausedMs + pause },
      dueAt: new Date(dueAt.getTime() + pause),
    },
    events: [appealEvent('appeal_resumed', appeal, after, { isAnswered: sent !== null, pausedMs: pause })],
  }
}
