import { findAppealRecord } from '#db/appeals/record'
import type { Database, Tx } from '#db/client'
import { type DisputeStanding, standingOf } from '#domain/disputes/dispute'

/** How far back somebody's appeals speak for or against them. */
const recordMs = 90 * 86_400_000

/** How whoever a statement is to stands with their appeals of the last 90 days (DSA Art. 23(2)). */
export async function findAppealStanding(
  db: Database | Tx,
  addressee: Parameters<typeof findAppealRecord>[1],
  now: Date,
): Promise<DisputeStanding> {
  return standingOf(await findAppealRecord(db, addressee, new Date(now.getTime() - recordMs)), now)
}
