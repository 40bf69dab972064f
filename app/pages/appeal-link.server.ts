import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import { readLink, signLink } from '#app/sign-link.ts'
import type { Appellant } from '#commands/appeals/appellant'
import { findStatementToAppeal } from '#db/appeals/pages'
import { appealableUntil } from '#domain/appeals/filing'

/** Where somebody without an account appeals from a statement that is to them. */
export function appealByLink({ environment }: Pick<AppLoadContext, 'environment'>) {
  return ({ id, createdAt }: { id: string; createdAt: Date }): string => {
    const link = { purpose: 'appeal', subject: id, party: 'addressee' } as const
    return `/appeal?link=${signLink({ ...link, expiresAt: appealableUntil(createdAt, environment.marketplaceZone) }, environment.sessionSecret)}`
  }
}

/** What a link opens: the message it was signed for, for the person the message is to. */
export async function openAppealLink(
  { db, environment, clock }: AppLoadContext,
  request: Request,
): Promise<{ statementId: string; appellant: Appellant } | undefined> {
  const token = new URL(request.url).searchParams.get('link')?.slice(0, 2000) ?? ''
  const asked = { secret: environment.sessionSecret, now: clock.now() }
  const link = readLink(token, { purpose: 'appeal' }, asked)
  if (!link.ok || !z.uuid().safeParse(link.value.subject).success) return undefined
  const statement = await findStatementToAppeal(db, link.value.subject)
  if (!statement?.addresseePersonId) return undefined
  return {
    statementId: statement.id,
    appellant: { kind: 'link', personId: statement.addresseePersonId },
  }
}
