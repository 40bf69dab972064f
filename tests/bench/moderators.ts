import { digestOfToken, newSessionToken } from '#app/web/credentials.ts'
import type { Database } from '#db/client'
import type { Role } from '#domain/permission'

export type Moderator = { id: string; token: string }

/** People who are signed in, by their sessions' tokens. */
export async function insertModerators(
  db: Database,
  count: number,
  role: Role = 'moderator',
): Promise<Moderator[]> {
  const now = new Date()
  const accounts = await db
    .insertInto('account')
    .values(
      Array.from({ length: count }, (_, place) => ({
        email: `${role}-${place}@bench`,
        name: `${role} ${place}`,
        role,
        createdAt: now,
      })),
    )
    .returning('id')
    .execute()
  const moderators = accounts.map(({ id }) => ({ id, token: newSessionToken() }))
  const expiresAt = new Date(now.getTime() + 3_600_000)
  await db
    .insertInto('session')
    .values(
      moderators.map(({ id, token }) => ({
        tokenHash: digestOfToken(token),
        accountId: id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt,
      })),
    )
    .execute()
  return moderators
}
