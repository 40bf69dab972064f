import { type Addressee, findAppealRecord } from '#db/appeals/record'
import type { Database, Tx } from '#db/client'
import { type FilingStanding, recordedSince, standingOf } from '#domain/abuse'

/** How whoever a statement is to stands with their latest appeals (DSA Art. 23(2)); `zone` is the one days are counted in. */
export async function findAppealStanding(
  db: Database | Tx,
  { addressee, zone }: { addressee: Addressee; zone: string },
  now: Date,
): Promise<FilingStanding> {
  return standingOf(await findAppealRecord(db, addressee, recordedSince(now, zone)), now)
}
