import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '#db/clock'

const glanceMs = 1_000

/**
 * Runs `task` every `everyMs` of the installation's clock, one run after the other, until told to stop. A clock
 * that is moved forwards makes it run at once.
 */
export async function runEvery(
  everyMs: number,
  clock: Clock,
  task: (now: Date) => Promise<void>,
  stopping: AbortSignal,
): Promise<void> {
  let lastRun = clock.now().getTime()
  while (!stopping.aborted) {
    const now = clock.now()
    if (now.getTime() - lastRun >= everyMs) {
      lastRun = now.getTime()
      await task(now)
    }
    await sleep(glanceMs, undefined, { signal: stopping }).catch(() => {})
  }
}
