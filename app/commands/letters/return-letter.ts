import { lockForReview, type ReviewRefusal } from '#commands/letters/lock-for-review'
import { mailShop, type WriteMail } from '#commands/letters/mail-shop'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { countFeedback } from '#db/letters/feedback'
import { insertReturn } from '#db/letters/judgements'
import { findVersion, setLetter } from '#db/letters/letters'
import { windowStart } from '#domain/letter/case'
import { coverageOf } from '#domain/letter/coverage'
import { findGaps, type Gap } from '#domain/letter/gaps'
import { mostReturns, moveLetter } from '#domain/letter/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ReturnLetter = {
  letterId: string
  seenVersion: number
  note: string | null
  /** Says by mail what is missing. */
  write: WriteMail<{ number: number; gaps: Gap[] }>
  requestKey: string
}
export type ReturnRefusal =
  | ReviewRefusal
  | { reason: 'changed_meanwhile' | 'not_allowed' | 'no_gaps' | 'returned_twice' }

/**
 * Sends a letter back for what it lacks (L6): only gaps that can be pointed at, twice at most, and the reply stays
 * due when it was.
 */
export async function returnLetter(
  db: Database,
  { letterId, seenVersion, note, write, requestKey }: ReturnLetter,
  person: Person,
  now: Date,
): Promise<Result<{ gaps: Gap[] }, ReturnRefusal>> {
  return db.transaction().execute(async (tx) => {
    const locked = await lockForReview(tx, { letterId, requestKey, as: ['letter_returned'] }, person)
    if (!locked.ok) return locked
    const { letter, ofCase, isRepeated } = locked.value
    if (isRepeated) return ok({ gaps: [] })
    if (letter.version !== seenVersion) return refuse({ reason: 'changed_meanwhile' as const })
    if (letter.returns >= mostReturns) return refuse({ reason: 'returned_twice' as const })
    const moved = moveLetter(letter.state, 'return')
    const sent = letter.sentVersion === null ? undefined : await findVersion(tx, letterId, letter.sentVersion)
    if (!moved.ok || !sent) return refuse({ reason: 'not_allowed' as const })
    const marks = await countFeedback(tx, { sellerId: letter.sellerId, since: windowStart(ofCase) })
    const gaps = findGaps(sent.content, coverageOf(sent.content, marks))
    if (gaps.length === 0) return refuse({ reason: 'no_gaps' as const })

    const [nth, version] = [letter.returns + 1, sent.version]
    await insertReturn(tx, { letterId, version }, { nth, gaps, note }, { by: person.id, now })
    await setLetter(tx, letterId, { state: moved.value, returns: nth })
    const notice = { kind: 'letter_answered', subjectId: letterId } as const
    const mail = { sellerId: letter.sellerId, kind: 'letter_returned', notice, key: `${letterId}:${nth}` }
    await mailShop(tx, { ...mail, facts: { number: letter.number, gaps }, write }, now)
    const kinds = gaps.map(({ kind }) => kind)
    const data = { exclusionId: letter.exclusionId, version, nth, gaps: kinds }
    await record(tx, [{ type: 'letter_returned', subject: { kind: 'letter', id: letterId }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
      requestKey,
    })
    return ok({ gaps })
  })
}
