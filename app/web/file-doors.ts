import type { Request, Response } from 'express'
import { factsOf } from '#app/web/request-facts.ts'
import type { Services } from '#app/web/services.server.ts'
import { readSessionCookie } from '#app/web/session-cookie.ts'

/** Whether whoever sends files to a path is known there at all, asked before a byte of them is read. */
export type FileDoor = (request: Request, response: Response) => Promise<boolean>

/** Lets in people of shops, who alone hand in files in the portal. What they may do with them the page says. */
export function createFileDoor({ authenticator }: Pick<Services, 'authenticator'>): FileDoor {
  return async (request, response) => {
    const token = readSessionCookie(request.headers.cookie, factsOf(response).isSecure)
    const person = token ? await authenticator.fromSession(token) : undefined
    return person?.role === 'seller'
  }
}
