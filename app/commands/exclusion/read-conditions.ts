import { judgeCase } from '#commands/exclusion/judge-case'
import type { Database } from '#db/client'
import type { Exclusion } from '#db/exclusions/cases'
import type { Condition } from '#domain/exclusion/conditions'
import { isInForce } from '#domain/exclusion/state'

/** The conditions of return as they stand at `now`, for both sides; none where no exclusion is in force. */
export async function readConditions(db: Database, exclusion: Exclusion, now: Date): Promise<Condition[]> {
  if (!isInForce(exclusion.state)) return []
  const judged = await judgeCase(db, exclusion, now)
  return judged?.conditions ?? []
}
