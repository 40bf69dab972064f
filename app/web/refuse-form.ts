import type { Request, Response } from 'express'
import type { Problem } from '#app/api/problem.ts'
import errors from '#app/messages/errors.json'
import { discardBody, refuse } from '#app/web/refuse.ts'
import { pickLanguage } from '#domain/language'

/**
 * Answers a form that was not read. The scripts of our pages get what their error page shows, in Remix's own encoding; a
 * browser without them a page that says what to do and leads back to the form; anybody else the problem.
 */
export function refuseForm(request: Request, response: Response, problem: Problem): void {
  const { status } = problem
  const isScript = request.path.endsWith('.data')
  const isBrowser = isScript || request.accepts(['json', 'html']) === 'html'
  if (!isBrowser) {
    refuse(request, response, problem)
    return
  }
  discardBody(request, response)
  response.status(status).set(problem.headers)
  if (isScript) response.set('X-Remix-Response', 'yes').type('text/x-script').send(encoded(status))
  else response.type('html').send(pageOf(request, status))
}

/** `{ error: ErrorResponse }`; the number -5 is null there. */
function encoded(status: number): string {
  return `${JSON.stringify([{ _1: 2 }, 'error', ['ErrorResponse', -5, 3, 4], status, ''])}\n`
}

/** Few words without a style: nothing of the application is known to work for whoever sees it. */
function pageOf(request: Request, status: number): string {
  const language = pickLanguage(request.headers['accept-language'])
  const texts: Record<string, string> = errors[language]
  const say = (part: string) => texts[`error.${status}.${part}`] ?? texts[`error.other.${part}`] ?? ''
  return `<!doctype html><html lang="${language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${say('title')}</title>
<main><h1>${say('title')}</h1><p>${say('text')}</p><p><a href="">${texts['error.again']}</a></p></main></html>`
}
