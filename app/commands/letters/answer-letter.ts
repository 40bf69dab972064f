import { lockForReview, type ReviewRefusal } from '#commands/letters/lock-for-review'
import { mailShop, type WriteMail } from '#commands/letters/mail-shop'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { countCommitments } from '#db/letters/commitments'
import { insertAnswer } from '#db/letters/judgements'
import { setLetter } from '#db/letters/letters'
import type { Language } from '#domain/language'
import { followMoves } from '#domain/letter/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type AnswerLetter = {
  letterId: string
  seenVersion: number
  language: Language
  text: string
  /** Says by mail that the answer can be read in the portal. */
  write: WriteMail<{ number: number }>
  requestKey: string
}
export type AnswerRefusal =
  | ReviewRefusal
  | { reason: 'changed_meanwhile' | 'not_judged' | 'not_allowed' | 'empty' }

/** Answers a letter that has been judged (R4.7, L9): the seller reads which Solutions failed and what to do. */
export async function answerLetter(
  db: Database,
  { letterId, seenVersion, language, text, write, requestKey }: AnswerLetter,
  person: Person,
  now: Date,
): Promise<Result<undefined, AnswerRefusal>> {
  return db.transaction().execute(async (tx) => {
    const locked = await lockForReview(tx, { letterId, requestKey, as: ['letter_answered'] }, person)
    if (!locked.ok) return locked
    const { letter, isRepeated } = locked.value
    if (isRepeated) return ok(undefined)
    if (letter.version !== seenVersion) return refuse({ reason: 'changed_meanwhile' as const })
    if (text.trim() === '') return refuse({ reason: 'empty' as const })
    const { verdict, sentVersion: version } = letter
    if (verdict === null || version === null) return refuse({ reason: 'not_judged' as const })
    // A seller who returned before the answer went out has given their promises already.
    const { all: promises } = await countCommitments(tx, letterId)
    const moved = followMoves(letter.state, promises > 0 ? ['answer', 'open_commitments'] : ['answer'])
    if (!moved.ok) return refuse({ reason: 'not_allowed' as const })

    await insertAnswer(tx, { letterId, version }, { verdict, language, text }, { by: person.id, now })
    await setLetter(tx, letterId, { state: moved.value, answeredAt: now, escalateAt: null })
    const notice = { kind: 'letter_answered', subjectId: letterId } as const
    const mail = { sellerId: letter.sellerId, kind: 'letter_answered', notice, key: `${letterId}:${version}` }
    await mailShop(tx, { ...mail, facts: { number: letter.number }, write }, now)
    const data = { exclusionId: letter.exclusionId, version, verdict }
    await record(tx, [{ type: 'letter_answered', subject: { kind: 'letter', id: letterId }, data }], {
      actor: { kind: 'person', id: person.id },
      at: now,
      requestKey,
    })
    return ok(undefined)
  })
}
