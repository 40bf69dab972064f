import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import { isPassing, problemFromError } from '#app/api/problem-from-error.ts'
import { isApi } from '#app/web/guard.ts'
import { refuse } from '#app/web/refuse.ts'
import { factsOf } from '#app/web/request-facts.ts'

/** The last resort for what handlers throw: the visitor gets an answer without particulars, the log all of them. */
export function createErrorHandler(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const { requestId } = factsOf(response)
    log.error(isPassing(error) ? { requestId, reason: String(error) } : { requestId, err: error }, 'failed')
    if (response.headersSent) return next(error)
    const problem = problemFromError(error)
    if (isApi(request)) return refuse(request, response, problem)
    const text = `${problem.status} ${problem.toJSON().title}. ${problem.message}\nReference: ${requestId}\n`
    response.status(problem.status).set(problem.headers).type('text/plain').send(text)
  }
}
