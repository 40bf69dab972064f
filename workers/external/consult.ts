import { keepExternalSignals } from '#db/external-signals'
import type { UnscreenedReview } from '#db/screenings'
import type { Tools } from '#workers/tools'

/** Has the marketplace's own model asked about reviews, where there is one, and keeps what it said or that it did not. */
export async function consultExternal(
  reviews: UnscreenedReview[],
  { db, now, log, jobId, askExternal }: Pick<Tools, 'db' | 'now' | 'log' | 'jobId' | 'askExternal'>,
): Promise<void> {
  if (!askExternal) return
  const told = await askExternal(reviews)
  const silent = told.filter(({ missing }) => missing !== null)
  if (silent.length > 0)
    log.warn(
      { jobId, reviews: silent.length, why: silent[0]?.missing },
      'The external model has not answered',
    )
  await keepExternalSignals(db, told, now())
}
