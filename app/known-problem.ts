import { EnvironmentError } from '#app/environment.ts'
import { describeConnectionFault } from '#db/connection-fault'
import { EmbeddedProblem } from '#db/embedded/problem'
import { MigrationProblem } from '#db/migration-files'

/** A problem the person at the terminal can put right; its message is the one line they see. */
export class KnownProblem extends Error {}

/** The one line to print for an error, or undefined where it is a fault of ours and deserves its stack. */
export function describeKnownProblem(error: unknown, databaseUrl = ''): string | undefined {
  const kinds = [KnownProblem, EnvironmentError, EmbeddedProblem, MigrationProblem]
  if (kinds.some((kind) => error instanceof kind)) return (error as Error).message // each kind is an Error
  if (hasCode(error, undefinedTable)) return 'The database lacks tables of this version: run npm run migrate'
  return describeConnectionFault(error, databaseUrl)
}

const undefinedTable = '42P01'

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
