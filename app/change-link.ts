import type { Environment } from '#app/environment.ts'
import { readLink, signLink } from '#app/sign-link.ts'
import { questionLastsMs } from '#domain/coercion/question'

/** Where the author of a changed review answers the question about it. */
export function changeLink(
  { id, askedAt }: { id: string; askedAt: Date },
  { sessionSecret, linkBase }: Pick<Environment, 'sessionSecret' | 'linkBase'>,
): string {
  const expiresAt = new Date(askedAt.getTime() + questionLastsMs)
  const token = signLink({ purpose: 'review_change', subject: id, party: 'author', expiresAt }, sessionSecret)
  return `${linkBase}/review-change?token=${token}`
}

/** The id of the question a link opens now, or why it opens none. */
export function readChangeLink(
  token: string,
  { environment, now }: { environment: Pick<Environment, 'sessionSecret'>; now: Date },
) {
  return readLink(token, { purpose: 'review_change' }, { secret: environment.sessionSecret, now })
}
