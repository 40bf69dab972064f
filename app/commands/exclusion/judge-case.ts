import { gatherRecheck } from '#commands/exclusion/gather-recheck'
import type { Database, Tx } from '#db/client'
import type { Exclusion } from '#db/exclusions/cases'
import { findPolicyVersion } from '#db/quality/policies'
import { type JudgedRecheck, judgeReturn, type RecheckFindings } from '#domain/exclusion/recheck'
import { defaultQualityPolicy } from '#domain/quality/policy'

export type JudgedCase = JudgedRecheck & { findings: RecheckFindings }

/**
 * What the rule says of an excluded seller at `now`, and what it goes by; undefined before the exclusion has taken
 * effect. A seller is judged by the numbers it was excluded under, whatever has come into force since.
 */
export async function judgeCase(
  db: Database | Tx,
  exclusion: Exclusion,
  now: Date,
): Promise<JudgedCase | undefined> {
  const findings = await gatherRecheck(db, exclusion, now)
  if (!findings || !exclusion.snapshot) return undefined
  const policy = await findPolicyVersion(db, exclusion.snapshot.policyVersion)
  return { ...judgeReturn(findings, policy ?? defaultQualityPolicy), findings }
}
