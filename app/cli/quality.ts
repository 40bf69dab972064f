import { type CasesFile, readCasesFile } from '#app/cli/quality/cases-file.ts'
import { type Outcome, runCase } from '#app/cli/quality/run-case.ts'
import { KnownProblem } from '#app/known-problem.ts'

const usage = 'npm run quality -- <cases.json> [--json]'

try {
  const { path, asJson } = readArguments(process.argv.slice(2))
  process.exitCode = report(runAll(await readCasesFile(path)), asJson)
} catch (error) {
  if (!(error instanceof KnownProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}

function readArguments(given: string[]): { path: string; asJson: boolean } {
  const [path, ...more] = given.filter((argument) => argument !== '--json')
  if (!path || path.startsWith('--') || more.length > 0) throw new KnownProblem(`Usage: ${usage}`)
  return { path, asJson: given.includes('--json') }
}

function runAll({ cases, policy }: CasesFile): Outcome[] {
  return cases.map((stated, index) => runCase(stated, index, policy))
}

/** Prints what failed and how many passed; status 1 where anything failed. */
function report(outcomes: Outcome[], asJson: boolean): number {
  const failures = outcomes.filter(({ problems }) => problems.length > 0)
  const passed = outcomes.length - failures.length
  if (asJson) console.log(JSON.stringify({ passed, failed: failures.length, failures }, null, 2))
  else {
    for (const { id, name, problems } of failures)
      console.log(`${id}${name ? ` (${name})` : ''}: ${problems.join('; ')}`)
    console.log(`${passed} passed, ${failures.length} failed`)
  }
  return failures.length > 0 ? 1 : 0
}
