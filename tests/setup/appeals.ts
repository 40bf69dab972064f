import { submitAppeal } from '#commands/appeals/submit-appeal'
import { decideReview } from '#commands/decide-review'
import type { Database } from '#db/client'
import type { Person } from '#domain/permission'
import { addReview } from '#tests/setup/reviews'
import { zone } from '#tests/setup/zone'

/** A review of `author` that `moderator` rejects, redacts, returns or hides; its id, and the statement its author got. */
export async function restrictReview(
  db: Database,
  { moderator, author = 'author-1' }: { moderator: Person; author?: string },
  now: Date,
  action: 'reject' | 'redact' | 'return' | 'hide' = 'reject',
) {
  const state = action === 'hide' ? 'published' : 'queued'
  const reviewId = await addReview(db, { authorId: author, state, rating: 1 })
  if (action === 'hide')
    await db.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', reviewId).execute()
  const redactions = action === 'redact' ? [{ start: 0, end: 4, reason: 'personal_data' }] : []
  const verdict = { action, reasonCode: action === 'reject' ? 'off_topic' : 'personal_data', redactions }
  const asked = { reviewId, ...verdict, seenVersion: 1, requestKey: `decide ${reviewId}` }
  const decided = await decideReview(db, { ...asked, zone }, moderator, now)
  if (!decided.ok) throw new Error(decided.refusal.reason)
  const { id: statementId } = await db
    .selectFrom('statement')
    .select('id')
    .where('decisionId', '=', decided.value.id)
    .executeTakeFirstOrThrow()
  return { reviewId, statementId, decisionId: decided.value.id }
}

/** An appeal by the author of such a review; its id. */
export async function fileAppeal(db: Database, statementId: string, now: Date, personId = 'author-1') {
  const grounds = [
    { ground: 'facts', text: 'I did order there.' },
    { ground: 'proportion', text: 'One word would have been enough.' },
  ] as const
  const requestKey = `appeal ${statementId} ${now.getTime()}`
  const request = { statementId, grounds: [...grounds], zone: 'Europe/Kyiv', requestKey }
  const submitted = await submitAppeal(db, request, { kind: 'link', personId }, now)
  if (!submitted.ok) throw new Error(submitted.refusal.reason)
  return submitted.value.id
}

/** Answers that find no ground right. */
export const noneRight = [
  { ground: 'facts' as const, isRight: false, text: 'There is no such order.' },
  { ground: 'proportion' as const, isRight: false, text: 'This was no question of measure.' },
]
export const bothAnswered = [
  { ground: 'facts' as const, isRight: true, text: 'The order is there.' },
  { ground: 'proportion' as const, isRight: false, text: 'This was no question of measure.' },
]
