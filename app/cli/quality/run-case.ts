import { z } from 'zod'
import { firstIssue } from '#app/cli/quality/cases-file.ts'
import { findDifferences } from '#app/cli/quality/differences.ts'
import { decisionKinds } from '#app/cli/quality/kinds-of-decision.ts'
import { statisticKinds } from '#app/cli/quality/kinds-of-statistic.ts'
import type { QualityPolicy } from '#domain/quality/policy'

/** A case is passed when it has no problems. */
export type Outcome = { id: string; name: string; problems: string[] }

const statedCase = z.object({
  kind: z.string(),
  input: z.unknown(),
  expected: z.record(z.string(), z.unknown()),
  tol: z.number().nonnegative(),
})
const label = z.object({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  name: z.string().optional().catch(undefined),
})

const kinds = new Map(Object.entries({ ...statisticKinds, ...decisionKinds }))

/** Runs one stated case through the domain; whatever is wrong with the case itself is a problem of it, never a throw. */
export function runCase(stated: unknown, index: number, policy: QualityPolicy): Outcome {
  const { id = `case ${index + 1}`, name = '' } = label.safeParse(stated).data ?? {}
  return { id: String(id), name, problems: findProblems(stated, policy) }
}

function findProblems(stated: unknown, policy: QualityPolicy): string[] {
  const parsed = statedCase.safeParse(stated)
  if (!parsed.success) return [firstIssue(parsed.error)]
  const { kind, input, expected, tol } = parsed.data
  const run = kinds.get(kind)
  if (!run) return [`unknown kind "${kind}"; known are ${[...kinds.keys()].join(', ')}`]
  try {
    return findDifferences(expected, run(input, policy), tol)
  } catch (error) {
    if (error instanceof z.ZodError) return [`input.${firstIssue(error)}`]
    if (error instanceof RangeError) return [error.message]
    throw error
  }
}
