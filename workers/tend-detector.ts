import { measureDrift } from '#commands/detector/measure-drift'
import { measureNeutrality } from '#commands/detector/measure-neutrality'
import { setOffRescorings } from '#commands/set-off-rescorings'
import type { Database } from '#db/client'
import { describeError } from '#workers/isolation'
import type { Log } from '#workers/tools'

type Tending = { db: Database; zone: string; log: Log }

/**
 * Does what is due about the detector: neutrality every day, drift every week, and published reviews to be judged again.
 * Each is tried whatever becomes of the others.
 */
export async function tendDetector({ db, zone, log }: Tending, now: Date): Promise<void> {
  const steps: Record<string, () => Promise<unknown>> = {
    'measure neutrality': () => measureNeutrality(db, { zone }, now),
    'measure drift': () => measureDrift(db, { zone }, now),
    'have reviews judged again': () => setOffRescorings(db, now),
  }
  for (const [step, run] of Object.entries(steps)) {
    await run().catch((error: unknown) =>
      log.error({ step, error: describeError(error) }, 'The detector cannot be tended'),
    )
  }
}
