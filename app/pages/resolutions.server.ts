import type { Database } from '#db/client'
import { summariseResolutions } from '#db/complaints/resolutions'
import { mostResolutions, type ResolutionFigures, resolutionDays } from '#domain/complaints/resolution'

/** How complaints ended lately, of all shops or of one. */
export function readResolutions(db: Database, now: Date, sellerId?: string): Promise<ResolutionFigures> {
  const since = new Date(now.getTime() - resolutionDays * 86_400_000)
  return summariseResolutions(db, { since, most: mostResolutions, ...(sellerId && { sellerId }) })
}
