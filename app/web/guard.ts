import type { Request, RequestHandler, Response } from 'express'
import { Problem } from '#app/api/problem.ts'
import { hasBody, refuse } from '#app/web/refuse.ts'
import { refuseForm } from '#app/web/refuse-form.ts'

/** Looks at one side of a request and says what is wrong with it. */
type Rule = (request: Request) => Problem | undefined

/**
 * The door in front of everything: hosts, origins, methods and forms. What passes has a URL that can be parsed, and
 * comes from our own pages or carries a bearer credential.
 *
 * @param hosts host names we answer to, without port.
 * @param trustsProxy whether a proxy in front of us is believed about address and scheme.
 */
export function createGuard({
  hosts,
  trustsProxy,
}: {
  hosts: ReadonlySet<string>
  trustsProxy: boolean
}): RequestHandler {
  const rules: Rule[] = [checkHost(hosts), checkUrl, checkMethod, checkOrigin, checkLength, checkForm]
  return (request, response, next) => {
    stripForwarded(request, trustsProxy)
    for (const rule of rules) {
      const problem = rule(request)
      if (problem) return answer(request, response, problem)
    }
    next()
  }
}

/** A form that is too long is answered with a page, as it is where its length shows only while it is read. */
function answer(request: Request, response: Response, problem: Problem): void {
  if (problem.status === 413 && !isApi(request)) refuseForm(request, response, problem)
  else refuse(request, response, problem)
}

export function isApi(request: Request): boolean {
  return request.path === '/api' || request.path.startsWith('/api/')
}

/** Remix believes `X-Forwarded-Host` from anyone; nobody behind us needs it. */
function stripForwarded(request: Request, trustsProxy: boolean): void {
  for (const name of Object.keys(request.headers)) {
    const isNeeded = trustsProxy && (name === 'x-forwarded-for' || name === 'x-forwarded-proto')
    if ((name.startsWith('x-forwarded-') && !isNeeded) || name === 'forwarded') delete request.headers[name]
  }
}

function checkHost(hosts: ReadonlySet<string>): Rule {
  return ({ headers, rawHeaders }) => {
    const count = rawHeaders.filter((name, index) => index % 2 === 0 && /^host$/i.test(name)).length
    const host = parseUrl(`http://${headers.host}`)
    const isPlain = host && count === 1 && host.href === `http://${headers.host?.toLowerCase()}/`
    // A port of 80 disappears when parsed.
    const isKnown = host && hosts.has(host.hostname) && (isPlain || headers.host?.endsWith(':80'))
    return isKnown ? undefined : new Problem('unknown_host')
  }
}

function checkUrl({ originalUrl }: Request): Problem | undefined {
  if (!originalUrl.startsWith('/') || originalUrl.startsWith('//') || originalUrl.includes('\\'))
    return new Problem('unreadable_url')
  if (!parseUrl(`http://localhost${originalUrl}`)) return new Problem('unreadable_url')
  try {
    const [path = '', query = ''] = originalUrl.split('?')
    // Postgres keeps no NUL, so no name or search can hold one.
    if (decodeURIComponent(path).includes('\0') || /%00/.test(query)) return new Problem('unreadable_url')
  } catch {
    return new Problem('unreadable_url')
  }
  return undefined
}

const pageMethods = new Set(['GET', 'HEAD', 'POST'])
const apiMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

function checkMethod(request: Request): Problem | undefined {
  const allowed = isApi(request) ? apiMethods : pageMethods
  if (allowed.has(request.method)) return undefined
  return new Problem('method_not_allowed')
}

/** A foreign page may link to us; it may not make a visitor's browser change anything. */
function checkOrigin(request: Request): Problem | undefined {
  const { origin, host, authorization, 'sec-fetch-site': site } = request.headers
  const source = origin === undefined || origin === 'null' ? undefined : parseUrl(origin)
  if (origin !== undefined && origin !== 'null' && source?.origin !== origin?.toLowerCase()) {
    return new Problem('unreadable_url', { detail: 'The Origin header cannot be read.' })
  }
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return undefined
  // Cookies mean nothing to the API, and no foreign page can add this header.
  if (isApi(request) && /^bearer /i.test(authorization ?? '')) return undefined
  const isForeign =
    origin !== undefined && (!source || source.host !== parseUrl(`${source.protocol}//${host}`)?.host)
  const isCrossSite = site !== undefined && site !== 'same-origin' && site !== 'none'
  if (!isForeign && !isCrossSite) return undefined
  return new Problem('foreign_origin')
}

const formType = /^(application\/x-www-form-urlencoded|multipart\/form-data) *(;|$)/i
const boundary = /; *boundary=("[^"\r\n]{1,70}"|[^\s;"]{1,70}) *(;|$)/i
const mebibyte = 1024 * 1024
/** Where people hand in files. */
const filesPath =
  /^\/(?:(?:portal\/letter|portal\/complaints\/[^/]+|complaint)\/evidence|portal\/complaints-new|complaint\/new|appeal|portal\/appeals\/[^/.]+)(\.data)?\/?$/
const intakePath = /^\/api\/v1\/(sellers|orders|reviews|replies)\/?$/

/**
 * The largest body a path takes, in bytes: for intake a thousand reviews of 5000 characters, each written as an
 * escape; as much where files are handed in, far less elsewhere.
 */
export function bodyLimit({ path }: { path: string }): number {
  if (intakePath.test(path) || takesFiles({ path })) return 32 * mebibyte
  return path.startsWith('/api/') ? mebibyte : mebibyte / 4
}

/** Whether forms sent to a path may hold files, whose bytes are their own affair. */
export function takesFiles({ path }: { path: string }): boolean {
  return filesPath.test(path)
}

/** Only the length that is claimed: whoever reads a body stops where it turns out longer. */
function checkLength(request: Request): Problem | undefined {
  const isTooLong = Number(request.headers['content-length'] ?? 0) > bodyLimit(request)
  return isTooLong ? new Problem('too_large') : undefined
}

/** Pages take forms and nothing else. What the API takes is each endpoint's to say. */
function checkForm(request: Request): Problem | undefined {
  if (isApi(request) || !hasBody(request)) return undefined
  const type = request.headers['content-type'] ?? ''
  if (/^multipart\//i.test(type) && !boundary.test(type)) {
    return new Problem('unreadable_body', { detail: 'The form has no boundary.' })
  }
  if (!formType.test(type)) return new Problem('unsupported_media_type', { detail: 'Pages take forms only.' })
  return undefined
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
