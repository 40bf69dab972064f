import { createAuthenticator } from '#app/api/authenticate.ts'
import { signInHandedOver } from '#app/web/handover.ts'
import { redeemSignInLink, requestSignInLink } from '#app/web/seller-sign-in.ts'
import { createSignInLimits } from '#app/web/sign-in-limits.ts'
import { createAccount } from '#commands/create-account'
import { appRole, createPool } from '#db/client'
import type { Role } from '#domain/permission'
import { createTestDatabase } from '#tests/setup/test-database'

export const operator = { kind: 'operator', id: 'test' } as const
export const now = new Date()
export const clock = { now: () => now }
export const secret = 'a secret that the marketplace and this test know'

/** An installation with a shop's owner, olena@shop, and whatever else it is given. */
export async function setUp() {
  const test = await createTestDatabase()
  const pool = createPool(test.url, { role: appRole, max: 8 })
  const services = { db: test.db, clock, signInLimits: createSignInLimits(pool) }
  const add = async (email: string, role: Role, sellerId: string | null) => {
    const account = { email, name: 'Олена', role, sellerId, language: 'uk', passwordHash: null } as const
    const created = await createAccount(test.db, account, operator, now)
    if (!created.ok) throw new Error(created.refusal.reason)
    return created.value.id
  }
  const ownerId = await add('Olena@shop', 'seller', 's1')
  return {
    ...test,
    add,
    ownerId,
    authenticator: createAuthenticator(test.db, clock.now),
    ask: (email: string, address = '192.0.2.1') =>
      requestSignInLink(services, { email, address, base: 'https://assay.example', next: '/portal/letter' }),
    redeem: (token: string, address = '192.0.2.1') =>
      redeemSignInLink(services, { token, address, replaces: undefined }),
    mails: () => test.db.selectFrom('mail').selectAll().orderBy('createdAt').execute(),
    /** The token in the newest mail. */
    async mailedToken() {
      const { text } = await test.db
        .selectFrom('mail')
        .select('text')
        .orderBy('nextAt', 'desc')
        .executeTakeFirstOrThrow()
      return /token=([\w-]+)/.exec(text)?.[1] ?? ''
    },
    handOver: (token: string) =>
      signInHandedOver({ db: test.db, now }, { token, language: 'zh', replaces: undefined }),
    async [Symbol.asyncDispose]() {
      await pool.end()
      await test[Symbol.asyncDispose]()
    },
  }
}
