import { z } from 'zod'
import type { ToldVerdict } from '#db/external-signals'
import type { MissingReason } from '#domain/detection/external'

/** Under this name an answer stands that gives none, and the lack of one. */
const unnamed = 'marketplace'

const answer = z.object({ signals: z.array(z.unknown()).max(5_000) })
const clean = (max: number) =>
  z.string().transform((text) => text.replaceAll('\0', '').toWellFormed().slice(0, max))
const said = z.object({
  id: z.string(),
  name: clean(100).pipe(z.string().min(1)).default(unnamed),
  probability: z.number().min(0).max(1),
  explanation: clean(1_000).nullish(),
})

/** That none of these reviews was answered, and why. */
export function noAnswer(ids: string[], missing: MissingReason): ToldVerdict[] {
  const nothing = { source: 'fetched', name: unnamed, probability: null, explanation: null } as const
  return ids.map((reviewId) => ({ ...nothing, reviewId, missing }))
}

/**
 * Reads an answer about these reviews; undefined where it is no answer at all. One that says nothing readable of a
 * review leaves that one unanswered, and what it says of others is not heard.
 */
export function readAnswer(body: string, ids: string[]): ToldVerdict[] | undefined {
  const read = answer.safeParse(parse(body))
  if (!read.success) return undefined
  const asked = new Set(ids)
  const told = new Map<string, ToldVerdict>()
  for (const one of read.data.signals) {
    const verdict = said.safeParse(one)
    if (!verdict.success || !asked.has(verdict.data.id)) continue
    const { id: reviewId, name, probability, explanation } = verdict.data
    const kept = {
      reviewId,
      source: 'fetched',
      name,
      probability,
      explanation: explanation || null,
      missing: null,
    } as const
    told.set(`${reviewId} ${name}`, kept)
  }
  const answered = new Set([...told.values()].map(({ reviewId }) => reviewId))
  return [
    ...told.values(),
    ...noAnswer(
      ids.filter((id) => !answered.has(id)),
      'not_answered',
    ),
  ]
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
