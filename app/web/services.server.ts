import { type AppLoadContext, redirect } from '@remix-run/node'
import type { Request as ExpressRequest, Response as ExpressResponse } from 'express'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Authenticator } from '#app/api/authenticate.ts'
import type { Environment } from '#app/environment.ts'
import type { FileStore } from '#app/files/store.ts'
import type { Live } from '#app/web/live.ts'
import { factsOf, type RequestFacts } from '#app/web/request-facts.ts'
import { readSessionCookie } from '#app/web/session-cookie.ts'
import type { NoticeLimit, SignInLimits } from '#app/web/sign-in-limits.ts'
import type { Database } from '#db/client'
import type { Clock } from '#db/clock'
import type { Listener } from '#db/listen'
import type { Actor } from '#domain/event'
import { isLanguage, type Language, pickLanguage } from '#domain/language'
import { may, type Permission, type Person } from '#domain/permission'

/** What the web process is made of: one of each, shared by the API and the pages. */
export type Services = {
  db: Database
  pool: pg.Pool
  clock: Clock
  environment: Environment
  /** What people handed in. */
  files: FileStore
  listener: Listener
  live: Live
  log: Logger
  authenticator: Authenticator
  signInLimits: SignInLimits
  noticeLimit: NoticeLimit
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends Services, RequestFacts {
    /** Who asks; nobody where there is no session. */
    person: Person | undefined
    /** The token of that session, or of one that has ended. */
    sessionToken: string | undefined
    language: Language
    /** Set when a loader or action failed because the database could not be reached. */
    isUnavailable?: boolean
  }
}

/** Makes what loaders and actions get as `context`: the services, and who asks, found out once per request. */
export function createLoadContext(services: Services) {
  return async (request: ExpressRequest, response: ExpressResponse): Promise<AppLoadContext> => {
    const facts = factsOf(response)
    const sessionToken = readSessionCookie(request.headers.cookie, facts.isSecure)
    const person = sessionToken ? await services.authenticator.fromSession(sessionToken) : undefined
    const language =
      person && isLanguage(person.language)
        ? person.language
        : pickLanguage(request.headers['accept-language'])
    return { ...services, ...facts, person, sessionToken, language }
  }
}

/**
 * The person who asks, if they may.
 *
 * @throws a redirect to the log-in where nobody is signed in, which comes back here afterwards; a 403 where the
 * person may not.
 */
export function requirePerson(context: AppLoadContext, request: Request, permission?: Permission): Person {
  const { person } = context
  if (!person) throw redirect(loginPath(request))
  if (permission && !may(person, permission))
    throw new Response('Your role does not allow this.', { status: 403 })
  return person
}

/** A person who speaks for a seller. */
export type SellerPerson = Person & { sellerId: string }

/**
 * The person of a shop who asks. Whatever the portal reads or changes is looked up by this `sellerId`, never by one
 * that was sent.
 *
 * @throws as `requirePerson` does.
 */
export function requireSeller(context: AppLoadContext, request: Request): SellerPerson {
  const person = requirePerson(context, request, 'use_portal')
  const { sellerId } = person
  if (sellerId === null) throw new Response('This account speaks for no seller.', { status: 403 })
  return { ...person, sellerId }
}

/** Who commands are told acted. */
export function actorOf(person: Person): Actor {
  return { kind: 'person', id: person.id }
}

/** Where the application is found from outside, without a slash at the end: as configured, or as it was asked. */
export function publicBase({ environment }: Pick<AppLoadContext, 'environment'>, request: Request): string {
  return environment.publicUrl ?? new URL(request.url).origin
}

function loginPath(request: Request): string {
  const { pathname, search } = new URL(request.url)
  // After a form the page it was on is a better place to come back to than its bare action.
  const next = request.method === 'GET' ? pathname + search : pathname
  return next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`
}
