import type { Request, Response } from 'express'
import type { Answer, Endpoint } from '#app/api/endpoint.ts'
import { answerOnce, type Written } from '#app/api/idempotent.ts'
import { unlessHeld } from '#app/api/not-modified.ts'
import { requirePermission } from '#app/api/principal.ts'
import { invalidField } from '#app/api/problem.ts'
import { problemFromError } from '#app/api/problem-from-error.ts'
import { parseJson, readBody, requireJsonType } from '#app/api/read-body.ts'
import { plainSeal, secretSeal } from '#app/api/seal.ts'
import type { ApiServices } from '#app/api/services.ts'
import { pickLanguage } from '#domain/language'
import type { Principal } from '#domain/permission'

type Arrived = { request: Request; body: Buffer; principal: Principal | undefined; now: Date }

const longestKey = 255

/** Answers one request to one endpoint: who asks, may they, what do they send, was it sent before, do it. */
export async function respond(
  endpoint: Endpoint,
  services: ApiServices,
  request: Request,
  response: Response,
): Promise<void> {
  const made = await arrive(endpoint, services, request, response).catch((error: unknown) =>
    writeProblem(error, services, request),
  )
  const answer = unlessHeld(request, made)
  // The client may have gone while its answer was made.
  if (response.headersSent || response.destroyed) return
  const type = answer.status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(answer.status, {
    ...(answer.status !== 204 &&
      answer.status !== 304 && {
        'content-type': `${type}; charset=utf-8`,
        'content-length': Buffer.byteLength(answer.text),
      }),
    'cache-control': 'no-store',
    ...answer.headers,
  })
  response.end(answer.text)
  // A body refused half-way is thrown away as it comes: cut off, its sender might never read our answer.
  if (!request.complete) request.resume()
}

async function arrive(
  endpoint: Endpoint,
  services: ApiServices,
  request: Request,
  response: Response,
): Promise<Written> {
  const principal = await identify(endpoint, services, request)
  const body = await bodyOf(endpoint, request, response)
  const arrived = { request, body, principal, now: services.clock.now() }
  const work = () =>
    perform(endpoint, services, arrived).then(write, (error: unknown) =>
      writeProblem(error, services, request),
    )
  const key = endpoint.method === 'post' ? request.get('idempotency-key') : undefined
  return key === undefined ? work() : performOnce(endpoint, services, { ...arrived, key }, work)
}

async function identify(
  { permission }: Endpoint,
  { authenticator }: ApiServices,
  request: Request,
): Promise<Principal | undefined> {
  if (permission === 'public') return undefined
  const principal = await authenticator.fromHeader(request.headers.authorization)
  requirePermission(principal, permission)
  return principal
}

/** Whether a request comes without a body where it may. */
function isBare({ isBodyOptional }: Endpoint, { headers }: Request): boolean {
  const isEmpty = headers['transfer-encoding'] === undefined && !Number(headers['content-length'])
  return isBodyOptional === true && isEmpty
}

/** Read only after it is known who sends it: nobody unknown makes us hold megabytes. */
async function bodyOf(endpoint: Endpoint, request: Request, response: Response): Promise<Buffer> {
  if (endpoint.method === 'get' || endpoint.method === 'delete') return Buffer.alloc(0)
  if (endpoint.body && !isBare(endpoint, request)) requireJsonType(request.headers['content-type'])
  return readBody(request, response, endpoint.bodySize)
}

async function performOnce(
  endpoint: Endpoint,
  { db }: ApiServices,
  { request, body, principal, now, key }: Arrived & { key: string },
  work: () => Promise<Written>,
): Promise<Written> {
  if (key === '' || key.length > longestKey) {
    throw invalidField('Idempotency-Key', `must have 1 to ${longestKey} characters`)
  }
  const whose = principal ? `${principal.kind}:${principal.id}` : `anonymous:${request.ip}`
  const route = `${request.method} ${request.path}`
  const seal = endpoint.isSecret
    ? await secretSeal(body, request.headers.authorization ?? '', `${whose} ${route} ${key}`)
    : plainSeal(body)
  const isWorthKeeping = ({ status }: Written) =>
    // A client that was throttled shall come again, and nobody unknown fills our table with refusals.
    status < (principal ? 500 : 400) && status !== 429
  return answerOnce(db, { key: { principal: whose, route, key }, seal, now }, isWorthKeeping, work)
}

async function perform(endpoint: Endpoint, services: ApiServices, arrived: Arrived): Promise<Answer> {
  const { request, body, principal, now } = arrived
  const fields = {
    params: request.params,
    query: request.query,
    body: endpoint.body && (endpoint.isBodyOptional && body.length === 0 ? {} : parseJson(body)),
  }
  const language = pickLanguage(request.headers['accept-language'])
  return endpoint.run(fields, {
    services,
    principal,
    now,
    address: request.ip ?? '',
    language,
  })
}

function write({ status, body, headers = {} }: Answer): Written {
  return { status, text: body === undefined ? '' : JSON.stringify(body), headers }
}

function writeProblem(error: unknown, { log }: ApiServices, request: Request): Written {
  const problem = problemFromError(error)
  if (problem.status === 500) log.error({ err: error, method: request.method, path: request.path }, 'failed')
  return { status: problem.status, text: JSON.stringify(problem), headers: problem.headers }
}
