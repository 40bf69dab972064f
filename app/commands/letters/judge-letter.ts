import { lockForReview, type ReviewRefusal } from '#commands/letters/lock-for-review'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import type { CaseOfLetter } from '#db/letters/case'
import { countFeedback } from '#db/letters/feedback'
import { listRowVerdicts, upsertRowVerdicts } from '#db/letters/judgements'
import { findVersion, type LetterRow, setLetter } from '#db/letters/letters'
import type { DomainEvent } from '#domain/event'
import { windowStart } from '#domain/letter/case'
import { solutionsOf } from '#domain/letter/content'
import { deriveVerdict, type JudgedRow, type LetterVerdict, unjudgedRows } from '#domain/letter/rubric'
import { followMoves, type LetterState } from '#domain/letter/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type JudgeLetter = {
  letterId: string
  seenVersion: number
  rows: JudgedRow[]
  /** Where the reviewer finds otherwise than the rows amount to, and why. */
  override: { verdict: LetterVerdict; reason: string } | undefined
  requestKey: string
}
export type JudgeRefusal =
  | ReviewRefusal
  | { reason: 'changed_meanwhile' | 'not_allowed' | 'unknown_row' | 'reason_needed' }
/** `verdict` is undefined as long as a Solution has not been judged. */
export type Judged = { state: LetterState; verdict: LetterVerdict | undefined; left: number }

/**
 * Notes what a reviewer finds of a letter's Solutions (L7, L8). Once each is judged, the verdict follows from
 * them; to find otherwise takes a reason. Judging anew is possible until the letter is answered.
 */
export async function judgeLetter(
  db: Database,
  command: JudgeLetter,
  person: Person,
  now: Date,
): Promise<Result<Judged, JudgeRefusal>> {
  return db.transaction().execute(async (tx) => {
    const { letterId, requestKey } = command
    const asked = { letterId, requestKey, as: ['letter_judged', 'letter_review_saved'] } as const
    const locked = await lockForReview(tx, asked, person)
    if (!locked.ok) return locked
    const { letter, ofCase, isRepeated } = locked.value
    if (isRepeated) return ok({ state: letter.state, verdict: letter.verdict ?? undefined, left: 0 })
    const judged = await judgeRows(tx, letter, ofCase, command)
    if (!judged.ok) return judged

    const { version, rowCount, ...found } = judged.value
    await upsertRowVerdicts(tx, { letterId: letter.id, version }, command.rows, { by: person.id, now })
    const { state, verdict, derived, left } = found
    await setLetter(tx, letter.id, {
      state,
      verdict: verdict ?? null,
      overrideReason: verdict !== derived ? (command.override?.reason ?? null) : null,
      judgedBy: person.id,
      judgedAt: verdict ? now : null,
    })
    await record(tx, [eventOf(letter, judged.value)], {
      actor: { kind: 'person', id: person.id },
      at: now,
      requestKey,
    })
    return ok({ state, verdict, left })
  })
}

type Found = Judged & { derived: LetterVerdict | undefined; version: number; rowCount: number }

async function judgeRows(
  tx: Tx,
  letter: LetterRow,
  ofCase: CaseOfLetter,
  { seenVersion, rows, override }: JudgeLetter,
): Promise<Result<Found, JudgeRefusal>> {
  if (letter.version !== seenVersion) return refuse({ reason: 'changed_meanwhile' })
  const sent = letter.sentVersion === null ? undefined : await findVersion(tx, letter.id, letter.sentVersion)
  if (!sent || !followMoves(letter.state, ['review']).ok) return refuse({ reason: 'not_allowed' })
  const known = new Set(solutionsOf(sent.content).map(({ solution }) => solution.id))
  if (rows.some(({ rowId }) => !known.has(rowId))) return refuse({ reason: 'unknown_row' })

  const { version, content } = sent
  const merged = await mergeRows(tx, { letterId: letter.id, version }, rows)
  const left = unjudgedRows(content, merged).length
  const counts = { version, rowCount: known.size, left }
  if (left > 0) return ok({ state: 'under_review', verdict: undefined, derived: undefined, ...counts })
  const marks = await countFeedback(tx, { sellerId: letter.sellerId, since: windowStart(ofCase) })
  const derived = deriveVerdict(content, marks, merged).verdict
  const verdict = override?.verdict ?? derived
  if (verdict !== derived && !override?.reason.trim()) return refuse({ reason: 'reason_needed' })
  const moved = followMoves(letter.state, ['review', verdict === 'constructive' ? 'accept' : 'reject'])
  return moved.ok
    ? ok({ state: moved.value, verdict, derived, ...counts })
    : refuse({ reason: 'not_allowed' })
}

/** What was found before, with what is found now in its place. */
async function mergeRows(
  tx: Tx,
  at: { letterId: string; version: number },
  judged: JudgedRow[],
): Promise<JudgedRow[]> {
  const anew = new Set(judged.map(({ rowId }) => rowId))
  const before = await listRowVerdicts(tx, at)
  return [...before.filter(({ rowId }) => !anew.has(rowId)), ...judged]
}

function eventOf(
  { id, exclusionId }: LetterRow,
  { version, rowCount, verdict, derived, left }: Found,
): DomainEvent {
  const subject = { kind: 'letter' as const, id }
  if (verdict && derived) {
    return { type: 'letter_judged', subject, data: { exclusionId, version, verdict, derived } }
  }
  return {
    type: 'letter_review_saved',
    subject,
    data: { exclusionId, version, judged: rowCount - left, rows: rowCount },
  }
}
