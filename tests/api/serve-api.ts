import { once } from 'node:events'
import { createServer } from 'node:http'
import express from 'express'
import { createAuthenticator } from '#app/api/authenticate.ts'
import { createApi } from '#app/api/router.ts'
import type { ApiServices } from '#app/api/services.ts'
import { digestOfToken, newApiKey, newSessionToken } from '#app/web/credentials.ts'
import { createSignInLimits } from '#app/web/sign-in-limits.ts'
import { createAccount } from '#commands/create-account'
import { createApiKey } from '#commands/create-api-key'
import { signIn } from '#commands/sign-in'
import { appRole, createPool, type Database } from '#db/client'
import type { Role, Scope } from '#domain/permission'
import { scopes } from '#domain/permission'
import { createTestDatabase } from '#tests/setup/test-database'

const operator = { kind: 'operator', id: 'test' } as const

export type Called = {
  status: number
  type: string
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever came, which is what the tests look at
  body: any
  text: string
}

/** The API on a port of its own over an empty database; `failures` are the failures it called its own. */
export async function serveApi(replaced: Partial<ApiServices> = {}) {
  const test = await createTestDatabase()
  const pool = createPool(test.url, { role: appRole, max: 3 })
  const failures: unknown[] = []
  const clock = { now: () => new Date() }
  const services: ApiServices = {
    db: test.db,
    authenticator: createAuthenticator(test.db, () => new Date()),
    signInLimits: createSignInLimits(pool),
    clock,
    environment: {
      mode: 'test',
      marketplaceZone: 'Europe/Kyiv',
      sessionSecret: 'a secret of thirty-two characters or more',
      linkBase: 'http://127.0.0.1:3000',
    },
    log: { error: (...failure: unknown[]) => void failures.push(failure) },
    ...replaced,
  }
  const server = createServer(express().use(createApi(services))).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('listens nowhere')
  const base = `http://127.0.0.1:${address.port}`
  const everyScope = await makeKey(test.db, [...scopes])

  async function call(
    method: string,
    path: string,
    body?: unknown,
    { token = everyScope, headers = {} }: { token?: string; headers?: Record<string, string> } = {},
  ): Promise<Called> {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const type = answer.headers.get('content-type') ?? ''
    return {
      status: answer.status,
      type,
      headers: answer.headers,
      text,
      body: /json/.test(type) ? JSON.parse(text) : undefined,
    }
  }

  return {
    ...test,
    base,
    services,
    failures,
    call,
    makeKey: (granted: Scope[]) => makeKey(test.db, granted),
    makePerson: (role: Role, name?: string) => makePerson(test.db, role, name),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await pool.end()
      await test[Symbol.asyncDispose]()
    },
  }
}

/** A new API key with these scopes. */
async function makeKey(db: Database, granted: Scope[]): Promise<string> {
  const { token, prefix } = newApiKey()
  const key = { name: prefix, prefix, secretHash: digestOfToken(token), scopes: granted, expiresAt: null }
  const made = await createApiKey(db, key, operator, new Date())
  if (!made.ok) throw new Error(made.refusal.reason)
  return token
}

/** A new account with this role, signed in. */
async function makePerson(db: Database, role: Role, name = `a ${role}`) {
  const account = {
    email: `${crypto.randomUUID()}@test`,
    name,
    role,
    passwordHash: null,
    sellerId: role === 'seller' ? 's1' : null,
    language: 'en' as const,
  }
  const made = await createAccount(db, account, operator, new Date())
  if (!made.ok) throw new Error(made.refusal.reason)
  const token = newSessionToken()
  const command = { accountId: made.value.id, tokenHash: digestOfToken(token) }
  await signIn(db, command, { kind: 'person', id: made.value.id }, new Date())
  return { id: made.value.id, token }
}
