import type { Request, Response } from 'express'
import { readLink } from '#app/sign-link.ts'
import { factsOf } from '#app/web/request-facts.ts'
import type { Services } from '#app/web/services.server.ts'
import { readSessionCookie } from '#app/web/session-cookie.ts'

/** Whether whoever sends files to a path is known there at all, asked before a byte of them is read. */
export type FileDoor = (request: Request, response: Response) => Promise<boolean>

/**
 * Lets in people of shops, who hand in files in the portal, and whoever has a signed link to a complaint, to a form for
 * one, or to a message that can be appealed from. What they may do with their files the page says.
 */
export function createFileDoor({
  authenticator,
  clock,
  environment,
}: Pick<Services, 'authenticator' | 'clock' | 'environment'>): FileDoor {
  return async (request, response) => {
    if (!request.path.startsWith('/portal/')) {
      const { link } = request.query
      const key = { secret: environment.sessionSecret, now: clock.now() }
      return typeof link === 'string' && readLink(link, { purpose: purposeOf(request.path) }, key).ok
    }
    const token = readSessionCookie(request.headers.cookie, factsOf(response).isSecure)
    const person = token ? await authenticator.fromSession(token) : undefined
    return person?.role === 'seller'
  }
}

/** For what the link is signed by which files are handed in at a path. */
function purposeOf(path: string): 'appeal' | 'complaint' | 'complaint_form' {
  if (path.startsWith('/appeal')) return 'appeal'
  return path.startsWith('/complaint/new') ? 'complaint_form' : 'complaint'
}
