import { Problem } from '#app/api/problem.ts'
import type { Actor } from '#domain/event'
import { isPeopleOnly, may, type Permission, type Person, type Principal } from '#domain/permission'

/** Throws 401 where nobody asks, 403 where the table of permissions does not grant it to them. */
export function requirePermission(principal: Principal | undefined, permission: Permission): void {
  if (!principal) throw new Problem('unauthenticated')
  if (may(principal, permission)) return
  const isForPeople = principal.kind === 'api_key' && isPeopleOnly(permission)
  throw new Problem(isForPeople ? 'people_only' : 'forbidden')
}

export function requirePerson(principal: Principal | undefined): Person {
  if (principal?.kind === 'person') return principal
  throw new Problem(principal ? 'people_only' : 'unauthenticated')
}

export function actorOf(principal: Principal | undefined): Actor {
  if (!principal) throw new Problem('unauthenticated')
  return { kind: principal.kind, id: principal.id }
}
