import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import { createErrorHandler } from '#app/web/errors.ts'
import { createGuard } from '#app/web/guard.ts'
import { describeRequest, factsOf } from '#app/web/request-facts.ts'
import { createRequestLog } from '#app/web/request-log.ts'
import { createSecurityHeaders } from '#app/web/security-headers.ts'
import type { Services } from '#app/web/services.server.ts'
import { readSessionCookie } from '#app/web/session-cookie.ts'

/** Puts the web process together: whatever comes passes the guard, then the API, the live stream or the pages. */
export function createWeb(
  services: Services,
  { api, pages }: { api: RequestHandler; pages: RequestHandler },
): Express {
  const { environment, log } = services
  const web = express()
  web.disable('x-powered-by')
  web.set('trust proxy', environment.trustsProxy ? 1 : false)
  web.use((request, response, next) => {
    describeRequest(request, response)
    next()
  })
  web.use(createRequestLog(log))
  web.use(createSecurityHeaders(environment))
  web.use(createGuard({ hosts: hostsOf(environment), trustsProxy: environment.trustsProxy }))
  const compress = compression()
  // Writes are answered in a line or two, and a marketplace sends thousands of them one by one.
  web.use((request, response, next) => {
    if (request.method === 'POST') next()
    else compress(request, response, next)
  })
  web.use(api)
  web.get('/live', createLiveHandler(services))
  web.use(pages)
  web.use(createErrorHandler(log))
  return web
}

/** The names this server answers to. */
export function hostsOf({ host, allowedHosts }: { host: string; allowedHosts: string[] }): Set<string> {
  const bracketed = (name: string) => (name.includes(':') ? `[${name}]` : name)
  return new Set(['localhost', '127.0.0.1', '[::1]', ...[host, ...allowedHosts].map(bracketed)])
}

/** The stream of changes, for signed-in staff. */
function createLiveHandler({ authenticator, live }: Services): RequestHandler {
  return async (request, response, next) => {
    try {
      const token = readSessionCookie(request.headers.cookie, factsOf(response).isSecure)
      const findPerson = async () => (token ? authenticator.fromSession(token) : undefined)
      const person = await findPerson()
      if (!person) return void response.status(401).end()
      if (person.role === 'seller') return void response.status(403).end()
      live.open(response, async () => (await findPerson()) !== undefined)
    } catch (error) {
      next(error)
    }
  }
}
