import type { Request } from 'express'
import type { Written } from '#app/api/idempotent.ts'

/** The answer, or 304 without a body where the client holds the same: its `If-None-Match` names the answer's tag. */
export function unlessHeld(request: Request, answer: Written): Written {
  const { etag } = answer.headers
  const held = request.get('if-none-match')
  if (request.method !== 'GET' || answer.status !== 200 || etag === undefined || held === undefined)
    return answer
  const tags = held.split(',').map((tag) => tag.trim())
  return tags.includes('*') || tags.map(weakly).includes(weakly(etag))
    ? { status: 304, text: '', headers: answer.headers }
    : answer
}

/** A tag as weak comparison takes it. */
function weakly(tag: string): string {
  return tag.replace(/^W\//, '')
}
