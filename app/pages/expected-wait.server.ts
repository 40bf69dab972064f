import type { Database } from '#db/client'
import { findUsualWait } from '#db/usual-waits'
import { type ExpectedWait, expectWait, type LineOfWait } from '#domain/usual-wait'

/** What to expect of something that waits for us since `since`; null where nothing waits, or nobody can say. */
export async function readExpectedWait(
  db: Database,
  { line, since }: { line: LineOfWait; since: Date | undefined },
  now: Date,
): Promise<ExpectedWait | null> {
  if (!since) return null
  return expectWait(line, await findUsualWait(db, line), { since, now }) ?? null
}
