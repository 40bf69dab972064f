import { describeError } from '#workers/isolation'
import type { Log } from '#workers/tools'

const quietMs = 60_000

/**
 * Reports trouble with the queue. Workers ask it several times a second, so trouble of the same words is reported once
 * a minute as long as it lasts.
 */
export function createTroubleReport(log: Log, nowMs: () => number = () => performance.now()) {
  const reportedAt = new Map<string, number>()
  return (trouble: Error): void => {
    const error = describeError(trouble)
    const before = reportedAt.get(error)
    if (before !== undefined && nowMs() - before < quietMs) return
    // Words that hold numbers never come again; what is past its minute need not be remembered.
    for (const [words, at] of reportedAt) if (nowMs() - at >= quietMs) reportedAt.delete(words)
    reportedAt.set(error, nowMs())
    log.error({ error }, 'A worker has trouble with the queue')
  }
}
