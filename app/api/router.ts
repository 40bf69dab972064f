import express, { type Response, type Router } from 'express'
import { createDocs } from '#app/api/docs.ts'
import type { Endpoint } from '#app/api/endpoint.ts'
import { openApiDocument } from '#app/api/openapi.ts'
import { Problem } from '#app/api/problem.ts'
import { respond } from '#app/api/respond.ts'
import { endpoints } from '#app/api/routes.ts'
import type { ApiServices } from '#app/api/services.ts'

/** Everything under `/api`: the endpoints at `/api/v1`, their document beside them, its page at `/api/docs`. */
export function createApi(services: ApiServices): Router {
  const router = express.Router({ caseSensitive: true })
  router.use('/api/v1', createEndpoints(services))
  router.use('/api/docs', createDocs())
  router.use('/api', (_request, response) => send(response, new Problem('not_found')))
  router.use('/api', refuseBrokenAddress)
  return router
}

function createEndpoints(services: ApiServices): Router {
  const router = express.Router({ caseSensitive: true })
  for (const endpoint of endpoints) {
    router[endpoint.method](expressPath(endpoint.path), (request, response) => {
      void respond(endpoint, services, request, response)
    })
  }
  const document = JSON.stringify(openApiDocument(endpoints))
  router.get('/openapi.json', (_request, response) => {
    response.type('application/json').send(document)
  })
  refuseOtherMethods(router, endpoints)
  return router
}

function refuseOtherMethods(router: Router, table: readonly Endpoint[]): void {
  const methods = new Map<string, string[]>([['/openapi.json', ['GET']]])
  for (const { path, method } of table) {
    methods.set(path, [...(methods.get(path) ?? []), method.toUpperCase()])
  }
  for (const [path, allowed] of methods) {
    router.all(expressPath(path), (_request, response) => {
      response.setHeader('allow', allowed.join(', '))
      send(response, new Problem('method_not_allowed', { detail: `It takes ${allowed.join(', ')}.` }))
    })
  }
}

/** Express refuses an address whose percent-encoding is broken before any handler sees it. */
const refuseBrokenAddress: express.ErrorRequestHandler = (error, _request, response, next) => {
  if (error instanceof URIError) send(response, new Problem('unreadable_url'))
  else next(error)
}

function send(response: Response, problem: Problem): void {
  response.set(problem.headers).status(problem.status).type('application/problem+json')
  response.send(JSON.stringify(problem))
}

function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1')
}
