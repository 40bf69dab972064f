import { type Blaming, type Fault, judgeBlaming } from '#domain/disputes/fault'
import { findPrivateParts } from '#domain/masking'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** What the marketplace would answer in public; `publishedAt` is null until a second person has it shown. */
export type PlatformAnswer = { text: string; writtenBy: string; writtenAt: Date; publishedAt: Date | null }

export type WriteAnswerRefusal = {
  reason: 'not_permitted' | 'tied' | 'not_ours' | 'answered_already' | 'text_required' | 'not_for_readers'
}

type AnsweredReview = { review: Blaming; fault: Fault | undefined; isTied: boolean }

/** Whether somebody tied to neither side writes for the marketplace: of a fault of its own, once, and naming nobody. */
export function judgeWriting(
  person: Person,
  asked: AnsweredReview & { known: PlatformAnswer | undefined; text: string },
): Result<undefined, WriteAnswerRefusal> {
  const { review, fault, isTied, known, text } = asked
  if (!may(person, 'judge_disputes')) return refuse({ reason: 'not_permitted' })
  if (isTied) return refuse({ reason: 'tied' })
  if (fault !== 'platform' || !judgeBlaming(review).ok) return refuse({ reason: 'not_ours' })
  if (known?.publishedAt) return refuse({ reason: 'answered_already' })
  if (!text.trim()) return refuse({ reason: 'text_required' })
  return findPrivateParts(text).length > 0 ? refuse({ reason: 'not_for_readers' }) : ok(undefined)
}

export type ShowAnswerRefusal = {
  reason: 'not_permitted' | 'tied' | 'not_ours' | 'answered_already' | 'same_person' | 'changed_meanwhile'
}

/** Whether somebody has it shown: another than who wrote it, and as they read it. */
export function judgeShowing(
  person: Person,
  asked: AnsweredReview & { known: PlatformAnswer; seenText: string },
): Result<undefined, ShowAnswerRefusal> {
  const { review, fault, isTied, known, seenText } = asked
  if (!may(person, 'judge_disputes')) return refuse({ reason: 'not_permitted' })
  if (isTied) return refuse({ reason: 'tied' })
  if (fault !== 'platform' || !judgeBlaming(review).ok) return refuse({ reason: 'not_ours' })
  if (known.publishedAt) return refuse({ reason: 'answered_already' })
  if (known.writtenBy === person.id) return refuse({ reason: 'same_person' })
  return known.text === seenText ? ok(undefined) : refuse({ reason: 'changed_meanwhile' })
}
