import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { factsOf } from '#app/web/request-facts.ts'

/** One line per answered request: no query, no headers and no body, so no secret and no personal data. */
export function createRequestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    response.on('close', () => {
      const { statusCode: status } = response
      const ms = Math.round(performance.now() - startedAt)
      const path = request.originalUrl.split('?')[0]
      const line = { method: request.method, path, status, ms, requestId: factsOf(response).requestId }
      if (status >= 500) log.error(line, 'request')
      else log.info(line, 'request')
    })
    next()
  }
}
