import { type AppealMove, type AppealState, isOpenAppeal } from '#domain/appeals/state'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** What somebody has had to do with an appeal or with what it is about. */
export type Part = {
  /** Whether they decided, proposed, approved or otherwise acted on what is appealed against. */
  tookPart: boolean
  /** Whether they have said that it touches them. */
  hasConflict: boolean
  /** Whether they are tied to a side of it, in whatever matter. */
  isTied: boolean
}

export type AppealBar = 'took_part' | 'has_conflict' | 'tied'
export type ReviewerRefusal =
  | { reason: 'not_permitted' }
  | { reason: AppealBar }
  | { reason: 'not_yours' }
  | { reason: 'same_person' }

type Judged = Part & { assignee: string | null; proposedBy: string | null }

/** Moves that begin with whoever has the appeal in hand. */
const whoseIsOwn: readonly AppealMove[] = [
  'hand_back',
  'note_view',
  'ask',
  'propose',
  'uphold',
  'overturn',
  'modify',
]

/**
 * G4, A4, B27: whether this person may make a move in an appeal. Nobody judges what they decided, approved or are tied
 * to, but anybody can put back what they have in hand; only they work on it; a second opinion is another person's (A7).
 */
export function judgeReviewer(
  move: AppealMove,
  person: Person,
  { assignee, proposedBy, ...part }: Judged,
): Result<undefined, ReviewerRefusal> {
  if (!may(person, 'decide_appeals')) return refuse({ reason: 'not_permitted' })
  const bar = barOf(part)
  if (bar && !(move === 'hand_back' && assignee === person.id)) return refuse({ reason: bar })
  if (proposedBy !== null) return proposedBy === person.id ? refuse({ reason: 'same_person' }) : ok(undefined)
  if (whoseIsOwn.includes(move) && assignee !== person.id) return refuse({ reason: 'not_yours' })
  return ok(undefined)
}

/** Why somebody judges nothing of an appeal, whatever the move. */
export function barOf({ tookPart, hasConflict, isTied }: Part): AppealBar | undefined {
  if (tookPart) return 'took_part'
  if (isTied) return 'tied'
  return hasConflict ? 'has_conflict' : undefined
}

/**
 * Whether somebody who reads appeals may open what was handed in with one: never with a tie or a conflict; whoever had
 * a part in the decision only once the appeal is over, as whoever answered it has by then.
 */
export function mayOpenFiles({ tookPart, hasConflict, isTied }: Part, state: AppealState): boolean {
  return !hasConflict && !isTied && !(tookPart && isOpenAppeal(state))
}
