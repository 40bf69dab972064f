import type { Database } from '#db/client'
import type { ExclusionStanding } from '#domain/measures/ladder'

/** STUB until exclusions are on main */
export async function findExclusionStanding(_db: Database, _sellerId: string): Promise<ExclusionStanding> {
  return 'none'
}
