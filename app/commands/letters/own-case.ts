import type { Tx } from '#db/client'
import { type CaseOfLetter, lockCase } from '#db/letters/case'
import type { Person } from '#domain/permission'

/** The case, locked, where it is that of the person's own shop; anybody else's is as good as none. */
export async function lockOwnCase(
  tx: Tx,
  exclusionId: string,
  { sellerId }: Person,
): Promise<CaseOfLetter | undefined> {
  const found = await lockCase(tx, exclusionId)
  return sellerId !== null && found?.sellerId === sellerId ? found : undefined
}
