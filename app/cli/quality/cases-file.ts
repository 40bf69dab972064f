import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { readPolicy, statedPolicy } from '#app/cli/quality/stated-policy.ts'
import { KnownProblem } from '#app/known-problem.ts'
import type { QualityPolicy } from '#domain/quality/policy'

export type CasesFile = { cases: unknown[]; policy: QualityPolicy }

const casesFile = z.object({ policy: statedPolicy.optional(), cases: z.array(z.unknown()) })

/** Reads stated cases and the policy they were made under; throws `KnownProblem` where the file is not such a one. */
export async function readCasesFile(path: string): Promise<CasesFile> {
  const parsed = casesFile.safeParse(parseJson(await readText(path), path))
  if (!parsed.success) throw new KnownProblem(`${path} is not a file of cases: ${firstIssue(parsed.error)}`)
  const { cases, policy } = parsed.data
  return { cases, policy: readPolicy(policy) }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new KnownProblem(`${path} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new KnownProblem(`${path} is not JSON`)
  }
}

/** Where the first thing wrong stands, and what it is. */
export function firstIssue({ issues: [issue] }: z.ZodError): string {
  if (!issue) return 'invalid'
  return [issue.path.join('.'), issue.message].filter(Boolean).join(': ')
}
