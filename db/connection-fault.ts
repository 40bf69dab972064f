import pg from 'pg'

/** Classes of Postgres errors that are about the connection or the server's set-up, not about a statement. */
const setupClasses = ['08', '28', '3D', '53', '57', '58']
const ownWords = 'P0001' // raised by a migration, in words meant for the operator
const networkCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EPIPE',
]

/** One line on why the database cannot be used; undefined where the error is about something else. */
export function describeConnectionFault(error: unknown, url: string): string | undefined {
  const reason = reasonOf(error)
  return reason && `The database at ${placeOf(url)} cannot be used: ${reason.split('\n')[0]}`
}

/** Whether an error is about the connection or the server, and what was asked may be asked again. */
export function isConnectionFault(error: unknown): boolean {
  return reasonOf(error) !== undefined
}

function reasonOf(error: unknown): string | undefined {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? ''
    return code === ownWords || setupClasses.includes(code.slice(0, 2)) ? error.message : undefined
  }
  if (!(error instanceof Error)) return undefined
  if (/timeout|terminated unexpectedly/i.test(error.message)) return error.message
  const code = 'code' in error ? String(error.code) : ''
  return networkCodes.includes(code) ? `nothing answers there (${code})` : undefined
}

/** Host and port without the password. */
function placeOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'DATABASE_URL'
}
