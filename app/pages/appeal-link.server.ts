import type { AppLoadContext } from '@remix-run/node'
import { signLink } from '#app/sign-link.ts'
import { appealableUntil } from '#domain/appeals/filing'

/** Where somebody without an account appeals from a statement that is to them. */
export function appealByLink({ environment }: Pick<AppLoadContext, 'environment'>) {
  return ({ id, createdAt }: { id: string; createdAt: Date }): string => {
    const link = { purpose: 'appeal', subject: id, party: 'addressee' } as const
    return `/appeal?link=${signLink({ ...link, expiresAt: appealableUntil(createdAt, environment.marketplaceZone) }, environment.sessionSecret)}`
  }
}
