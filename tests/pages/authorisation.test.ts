import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Role, roles } from '#domain/permission'
import { doors, openDoors } from '#tests/pages/doors'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const people: Record<Role, string> = {
  moderator: 'moderator@demo',
  senior: 'senior@demo',
  quality_manager: 'quality@demo',
  appeals: 'appeals@demo',
  mediator: 'mediator@demo',
  seller: 'seller@demo',
  admin: 'admin@demo',
}

let app: RunningApp
const tokens = new Map<Role, string>()
beforeAll(async () => {
  app = await startApp()
  for (const role of roles) tokens.set(role, await app.signIn(people[role]))
}, 240_000)
afterAll(() => app?.[Symbol.asyncDispose]())

test('every route is in the table', () => {
  const files = readdirSync(join(import.meta.dirname, '..', '..', 'app', 'routes'))
  const routes = files.map((file) => file.replace(/\.tsx?$/, '')).sort()
  expect(routes).toEqual([...Object.keys(doors), ...openDoors].sort())
})

const rows = Object.entries(doors).map(([route, row]) => ({ route, ...row }))

test.each(rows)('$route is read by those who may', async ({ path, get }) => {
  if (!get) return
  expect(await answer(path, 'GET', undefined)).toBe('log in')
  for (const role of roles) {
    expect.soft(await answer(path, 'GET', role), role).toBe(get.includes(role) ? 'allowed' : 403)
  }
})

test.each(rows)('$route takes forms from those who may', async ({ path, post }) => {
  expect(['log in', 401, 405]).toContain(await answer(path, 'POST', undefined))
  for (const role of roles) {
    const outcome = await answer(path, 'POST', role)
    if (post?.includes(role)) expect.soft(outcome, role).toBe('allowed')
    else expect.soft([403, 405], role).toContain(outcome)
  }
})

test('whoever is disabled is sent to the log-in by the next request', async () => {
  const token = await app.signIn('moderator9@demo')
  await app.ownerDb
    .updateTable('account')
    .set({ disabledAt: new Date() })
    .where('email', '=', 'moderator9@demo')
    .execute()
  const response = await fetch(`${app.url}/reviews`, {
    headers: { cookie: `assay=${token}` },
    redirect: 'manual',
  })
  expect(response.headers.get('location')).toBe('/login?next=%2Freviews')
})

/** What a role gets: an empty form is answered as any other that may be sent, by what is wrong with it. */
async function answer(path: string, method: string, role: Role | undefined) {
  const token = role && tokens.get(role)
  const response = await fetch(app.url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...(token && { cookie: `assay=${token}` }),
      ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(method === 'POST' && { body: 'nothing=asked' }),
  })
  await response.body?.cancel()
  if (response.status >= 500) return response.status
  if (response.headers.get('location')?.startsWith('/login')) return 'log in'
  return [401, 403, 405].includes(response.status) ? response.status : 'allowed'
}
