import type { AppealMove } from '#domain/appeals/state'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** What somebody has had to do with an appeal or with what it is about. */
export type Part = {
  /** Whether they decided, proposed, approved or otherwise acted on what is appealed against. */
  tookPart: boolean
  /** Whether they have said that it touches them. */
  hasConflict: boolean
}

export type ReviewerRefusal =
  | { reason: 'not_permitted' }
  | { reason: 'took_part' }
  | { reason: 'has_conflict' }
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
 * G4, A4: whether this person may make a move in an appeal. Nobody judges what they decided, approved or are tied to;
 * only whoever has it in hand works on it; a second opinion is another person's (A7).
 */
export function judgeReviewer(
  move: AppealMove,
  person: Person,
  { tookPart, hasConflict, assignee, proposedBy }: Judged,
): Result<undefined, ReviewerRefusal> {
  if (!may(person, 'decide_appeals')) return refuse({ reason: 'not_permitted' })
  if (tookPart) return refuse({ reason: 'took_part' })
  if (hasConflict) return refuse({ reason: 'has_conflict' })
  if (proposedBy !== null) return proposedBy === person.id ? refuse({ reason: 'same_person' }) : ok(undefined)
  if (whoseIsOwn.includes(move) && assignee !== person.id) return refuse({ reason: 'not_yours' })
  return ok(undefined)
}
