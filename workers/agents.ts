import http from 'node:http'
import https from 'node:https'
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent'

/** How an address is asked: by which of the two protocols, over which connections. */
export type Route = { request: typeof http.request; agent: http.Agent }

/**
 * Routes to addresses somebody has configured. Where `allowPrivate` is false, addresses of private networks are
 * refused after the name is resolved, at the moment of connecting, so that a name cannot point elsewhere in between.
 */
export function openRoutes({ allowPrivate }: { allowPrivate: boolean }): (url: string) => Route {
  const options = { keepAlive: true, maxSockets: 16 }
  const plain = allowPrivate ? new http.Agent(options) : new RequestFilteringHttpAgent(options)
  const secure = allowPrivate ? new https.Agent(options) : new RequestFilteringHttpsAgent(options)
  return (url) =>
    new URL(url).protocol === 'https:'
      ? { request: https.request, agent: secure }
      : { request: http.request, agent: plain }
}

export type RequestFault = 'timed_out' | 'private_address' | 'unreachable'

/** Why a request came to no answer. */
export function nameFault(error: unknown): RequestFault {
  if (!(error instanceof Error)) return 'unreachable'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timed_out'
  return error.message.includes('is not allowed') ? 'private_address' : 'unreachable'
}
