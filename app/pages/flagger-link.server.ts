import type { AppLoadContext } from '@remix-run/node'
import { readLink, signLink } from '#app/sign-link.ts'
import { findFlagger } from '#db/complaints/flaggers'

const linkLastsMs = 366 * 86_400_000

/** Where a trusted flagger gives notices; a year from now it has to be sent to them anew. */
export function flaggerLink({ environment, clock }: AppLoadContext, id: string): string {
  const expiresAt = new Date(clock.now().getTime() + linkLastsMs)
  return `/notice?link=${signLink({ purpose: 'flagger', subject: id, party: 'flagger', expiresAt }, environment.sessionSecret)}`
}

/** The flagger whose link this address is; undefined where it is nobody's. */
export async function openFlaggerLink({ db, environment, clock }: AppLoadContext, request: Request) {
  const token = new URL(request.url).searchParams.get('link')?.slice(0, 2000)
  if (!token) return undefined
  const asked = { secret: environment.sessionSecret, now: clock.now() }
  const read = readLink(token, { purpose: 'flagger' }, asked)
  return read.ok ? findFlagger(db, read.value.subject) : undefined
}
