import type { Day } from '#domain/day'
import type { CaseClock } from '#domain/letter/timeliness'

/** What a letter has to know of the exclusion it answers. */
export type LetterCase = CaseClock & {
  id: string
  sellerId: string
  state: string
  cycle: number
  openedAt: Date
  noticedAt: Date | null
  effectiveAt: Date | null
  dayZero: Day | null
}

const draftStates = ['noticed', 'excluded', 'recheck_due', 'recheck_running', 'termination_notice']
const sendStates = draftStates.filter((state) => state !== 'noticed')

/** L1: from the notice on a seller may write. */
export function mayDraft({ state }: Pick<LetterCase, 'state'>): boolean {
  return draftStates.includes(state)
}

/** Once the exclusion is in force a letter may be sent. */
export function maySend({ state, dayZero }: Pick<LetterCase, 'state' | 'dayZero'>): boolean {
  return sendStates.includes(state) && dayZero !== null
}

const windowMs = 365 * 86_400_000

/** From when on a letter looks at what buyers said: a year before the exclusion, like the re-check does. */
export function windowStart({ effectiveAt, noticedAt, openedAt }: LetterCase): Date {
  return new Date((effectiveAt ?? noticedAt ?? openedAt).getTime() - windowMs)
}
