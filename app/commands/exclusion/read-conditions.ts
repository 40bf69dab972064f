import { gatherRecheck } from '#commands/exclusion/gather-recheck'
import type { Database } from '#db/client'
import type { Exclusion } from '#db/exclusions/cases'
import type { Condition } from '#domain/exclusion/conditions'
import { judgeReturn } from '#domain/exclusion/recheck'
import { isInForce } from '#domain/exclusion/state'
import { defaultQualityPolicy } from '#domain/quality/policy'

/** The conditions of return as they stand at `now`, for both sides; none where no exclusion is in force. */
export async function readConditions(db: Database, exclusion: Exclusion, now: Date): Promise<Condition[]> {
  if (!isInForce(exclusion.state)) return []
  const findings = await gatherRecheck(db, exclusion, now)
  return findings ? judgeReturn(findings, defaultQualityPolicy).conditions : []
}
