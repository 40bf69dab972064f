import { beforeAll, expect, test } from 'vitest'
import { endpoints } from '#app/api/routes.ts'
import { roles, scopes } from '#domain/permission'
import { type Called, serveApi } from '#tests/api/serve-api'

/**
 * Who may do what through the API, as it was decided: an endpoint that is missing here fails the test. Named are
 * roles, and API keys by their scope; `everybody` needs no credential.
 */
const expected: Record<string, readonly string[]> = {
  'POST /session': ['everybody'],
  'GET /health': ['everybody'],
  'POST /sellers': ['key:intake'],
  'POST /orders': ['key:intake'],
  'POST /reviews': ['key:intake'],
  'POST /replies': ['key:intake'],
  'POST /review-requests': ['key:intake'],
  'POST /complaints': ['key:intake'],
  'POST /reviews/{id}/withdrawal': ['key:intake'],
  'POST /reviews/{id}/withdrawal/undo': ['key:intake'],
  'POST /reviews/{id}/resolution': ['key:intake'],
  'POST /reviews/{id}/contact': ['key:intake'],
  'GET /review-changes/{id}': ['key:intake'],
  'GET /reviews': ['key:read', 'moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
  'GET /reviews/{id}': ['key:read', 'moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
  'GET /replies': ['key:read', 'moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
  'GET /replies/{id}': ['key:read', 'moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
  'GET /review-requests': ['key:read', 'quality_manager', 'senior', 'appeals', 'admin'],
  'GET /sellers/{id}/review-requests': ['key:read', 'quality_manager', 'senior', 'appeals', 'admin'],
  'GET /integrity-cases': ['key:read', 'senior'],
  'GET /integrity-cases/{id}': ['key:read', 'senior'],
  'GET /sellers': ['key:read', 'moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
  'GET /sellers/rank': ['key:read', 'quality_manager', 'senior', 'appeals', 'admin'],
  'GET /sellers/{id}': ['key:read', 'moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
  'POST /complaints/{id}/links': ['key:intake'],
  'POST /complaint-forms': ['key:intake'],
  'POST /complaints/{id}/remedy-proof': ['key:intake'],
  'POST /complaints/{id}/decisions': ['senior', 'mediator'],
  'POST /complaints/claim': ['moderator', 'senior', 'mediator'],
  'POST /complaints/{id}/triage': ['moderator', 'senior', 'mediator'],
  'GET /complaints/{id}': ['key:read', 'moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
  'GET /decisions/{id}': ['key:read', 'moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
  'GET /reasons': [
    'key:read',
    'moderator',
    'senior',
    'quality_manager',
    'appeals',
    'mediator',
    'seller',
    'admin',
  ],
  'POST /exclusions': ['quality_manager'],
  'POST /exclusions/{id}/approve': ['senior', 'quality_manager'],
  'POST /exclusions/{id}/refuse': ['senior', 'quality_manager'],
  'POST /exclusions/{id}/recheck': ['senior', 'quality_manager'],
  'POST /exclusions/stop': ['senior'],
  'POST /exclusions/{id}/confirm-stop': ['senior', 'quality_manager'],
  'POST /exclusions/{id}/annul': ['senior', 'quality_manager'],
  'POST /exclusions/{id}/cancel': ['quality_manager'],
  'POST /exclusions/{id}/pause': ['quality_manager'],
  'POST /exclusions/{id}/resume': ['quality_manager'],
  'POST /exclusions/{id}/terminate': ['senior'],
  'POST /exclusions/{id}/withdraw-termination': ['senior'],
  'POST /exclusions/{id}/close-probation': ['quality_manager'],
  'POST /exclusions/{id}/relapse': ['quality_manager'],
  'POST /exclusions/{id}/confirmation': ['key:intake'],
  'GET /exclusions/{id}': ['key:read', 'senior', 'quality_manager', 'appeals', 'admin'],
  'GET /statements/{id}': [
    'key:read',
    'moderator',
    'senior',
    'quality_manager',
    'appeals',
    'mediator',
    'admin',
  ],
  'GET /appeals': ['key:read', 'appeals', 'senior', 'quality_manager'],
  'GET /appeals/{id}': ['key:read', 'appeals', 'senior', 'quality_manager'],
  'POST /appeals/{id}/decisions': ['appeals'],
  'GET /events': ['key:read', 'admin'],
  'POST /work/claim': ['moderator', 'senior', 'quality_manager'],
  'POST /work/{taskId}/extend': ['moderator', 'senior', 'quality_manager'],
  'POST /work/{taskId}/release': ['moderator', 'senior', 'quality_manager'],
  'POST /work/{taskId}/skip': ['moderator', 'senior', 'quality_manager'],
  'POST /work/{taskId}/handover': ['moderator', 'senior', 'quality_manager'],
  'POST /reviews/{id}/decisions': ['moderator', 'senior', 'quality_manager'],
  'POST /reviews/{id}/fault': ['moderator', 'senior', 'quality_manager'],
  'POST /decisions/{id}/undo': ['moderator', 'senior', 'quality_manager'],
  'POST /reviews/{id}/reopen': ['senior', 'quality_manager'],
  'GET /webhook-endpoints': ['admin', 'key:admin'],
  'POST /webhook-endpoints': ['admin', 'key:admin'],
  'GET /webhook-endpoints/{id}': ['admin', 'key:admin'],
  'PATCH /webhook-endpoints/{id}': ['admin', 'key:admin'],
  'DELETE /webhook-endpoints/{id}': ['admin', 'key:admin'],
  'POST /webhook-endpoints/{id}/rotate': ['admin', 'key:admin'],
  'GET /webhook-endpoints/{id}/deliveries': ['admin', 'key:admin'],
  'POST /webhook-deliveries/{id}/replay': ['admin', 'key:admin'],
  'GET /clock': ['admin', 'key:admin'],
  'PUT /clock': ['admin', 'key:admin'],
}
/** What no key can do, whatever its scopes, because it is a person's judgement. */
const peopleOnly =
  /^POST \/(work|decisions)\/|\/(decisions|reopen|triage|fault)$|^POST \/complaints\/claim$|^POST \/exclusions(?!.*\/confirmation$)/

type Api = Awaited<ReturnType<typeof serveApi>>
type Holder = { name: string; kind: 'nobody' | 'person' | 'key'; token: string }

let api: Api
let holders: Holder[]

beforeAll(async () => {
  api = await serveApi()
  holders = [
    { name: 'anonymous', kind: 'nobody', token: '' },
    { name: 'wrong token', kind: 'nobody', token: 'nonsense' },
    { name: 'wrong session', kind: 'nobody', token: 'as_nonsense' },
    ...(await makeFormerHolders(api)),
    ...(await Promise.all(
      roles.map(async (name) => ({
        name,
        kind: 'person' as const,
        token: (await api.makePerson(name)).token,
      })),
    )),
    ...(await Promise.all(
      scopes.map(async (scope) => ({
        name: `key:${scope}`,
        kind: 'key' as const,
        token: await api.makeKey([scope]),
      })),
    )),
  ]
  return () => api[Symbol.asyncDispose]()
})

/** Those whose credential was good once. */
async function makeFormerHolders({ db, makePerson, makeKey }: Api): Promise<Holder[]> {
  const [expired, disabled] = [await makePerson('admin'), await makePerson('admin')]
  const past = new Date(Date.now() - 1000)
  await db.updateTable('session').set({ expiresAt: past }).where('accountId', '=', expired.id).execute()
  await db.updateTable('account').set({ disabledAt: past }).where('id', '=', disabled.id).execute()
  const [revoked, ended] = [await makeKey([...scopes]), await makeKey([...scopes])]
  const prefix = (token: string) => token.split('_').slice(0, 2).join('_')
  await db.updateTable('apiKey').set({ revokedAt: past }).where('prefix', '=', prefix(revoked)).execute()
  await db.updateTable('apiKey').set({ expiresAt: past }).where('prefix', '=', prefix(ended)).execute()
  return [
    { name: 'expired session', kind: 'nobody', token: expired.token },
    { name: 'disabled person', kind: 'nobody', token: disabled.token },
    { name: 'revoked key', kind: 'nobody', token: revoked },
    { name: 'expired key', kind: 'nobody', token: ended },
  ]
}

test('the table names exactly the endpoints there are', () => {
  const there = endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
  expect(there.toSorted()).toEqual(Object.keys(expected).toSorted())
})

test.each(Object.entries(expected))('%s is for %j', async (name, allowed) => {
  const [method = '', path = ''] = name.split(' ')
  const concrete = path.replace(/\{\w+\}/, crypto.randomUUID())
  for (const holder of holders) {
    const body = ['POST', 'PUT', 'PATCH'].includes(method) ? {} : undefined
    const called = await api.call(method, concrete, body, { token: holder.token })
    expect([holder.name, verdictOf(called)]).toEqual([holder.name, expectedVerdict(name, allowed, holder)])
  }
})

function verdictOf({ status, body }: Called): string {
  return status === 401 || status === 403 ? `${status} ${body.code}` : 'let in'
}

function expectedVerdict(name: string, allowed: readonly string[], holder: Holder): string {
  if (allowed.includes('everybody')) return 'let in'
  if (holder.kind === 'nobody') return '401 unauthenticated'
  if (allowed.includes(holder.name)) return 'let in'
  return holder.kind === 'key' && peopleOnly.test(name) ? '403 people_only' : '403 forbidden'
}

test('a role that is taken away is gone with the next request', async () => {
  const mira = await api.makePerson('senior')
  expect((await api.call('GET', '/reviews', undefined, mira)).status).toBe(200)
  await api.db.updateTable('account').set({ role: 'admin' }).where('id', '=', mira.id).execute()
  expect((await api.call('GET', '/reviews', undefined, mira)).status).toBe(403)
})
