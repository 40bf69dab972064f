import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { factsOf } from '#app/web/request-facts.ts'

/**
 * Headers that keep a page to itself. Scripts and styles run only with this response's nonce; only style
 * attributes are free, which Mantine needs.
 */
export function createSecurityHeaders({ isDevelopment }: { isDevelopment: boolean }): RequestHandler {
  const nonce = (_: unknown, response: unknown) => `'nonce-${factsOf(response as Response).cspNonce}'` // helmet hands on Express's own response
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonce],
        // Vite adds style elements of its own while developing.
        styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: isDevelopment ? ["'self'", 'ws:'] : ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
      },
    },
    // With helmet's own choice browsers send `Origin: null` with forms, and Remix refuses them.
    referrerPolicy: { policy: 'same-origin' },
  })
}
