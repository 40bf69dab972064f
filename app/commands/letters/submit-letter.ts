import { type DraftRefusal, judgeDraft } from '#commands/letters/judge-draft'
import { keepVersion, type Receipt, receiptOf, type Sending } from '#commands/letters/keep-version'
import { lookThrough } from '#commands/letters/look-through'
import { lockOwnCase } from '#commands/letters/own-case'
import { placeLetter } from '#commands/letters/place-letter'
import type { KeyRefusal } from '#commands/letters/sent-before'
import { keepStoppedLetter } from '#commands/letters/stop-letter'
import type { Database, Tx } from '#db/client'
import { findRecorded } from '#db/events'
import type { CaseOfLetter } from '#db/letters/case'
import { lockCurrentLetter, lockLetter } from '#db/letters/letters'
import { dayOf } from '#domain/day'
import { maySend } from '#domain/letter/case'
import { cycleDaysOf, timelinessOf } from '#domain/letter/timeliness'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type SubmitLetter = Sending & { exclusionId: string; seenRevision: number }
export type SubmitRefusal = DraftRefusal | KeyRefusal | { reason: 'not_found' }

/**
 * Sends the draft as the next version of the letter (L2–L5, L12): frozen, acknowledged and looked through in one
 * transaction. Warnings never stop it and no clock turns it down; a letter later than the day of the re-check
 * belongs to the next cycle. Before the exclusion takes effect there is nothing to answer yet, and the draft stays.
 * Only one that ties money or goods to a review is stopped, and the words are kept (B55).
 */
export async function submitLetter(
  db: Database,
  command: SubmitLetter,
  person: Person,
  now: Date,
): Promise<Result<Receipt, SubmitRefusal>> {
  const sent = await sendDraft(db, command, person, now)
  if (!sent.ok && sent.refusal.reason === 'tied_offer')
    await keepStoppedLetter(db, { ...sent.refusal, exclusionId: command.exclusionId }, person, now)
  return sent
}

async function sendDraft(
  db: Database,
  command: SubmitLetter,
  person: Person,
  now: Date,
): Promise<Result<Receipt, SubmitRefusal>> {
  return db.transaction().execute(async (tx) => {
    const ofCase = await lockOwnCase(tx, command.exclusionId, person)
    if (!ofCase) return refuse({ reason: 'not_found' as const })
    const seen = await findRecorded(tx, command.requestKey)
    if (seen?.type === 'letter_submitted') return answerRepeated(tx, seen.subjectId, ofCase)
    if (seen) return refuse({ reason: 'request_key_taken' as const })

    const days = cycleDaysOf(ofCase)
    const receivedDay = dayOf(now, ofCase.zone)
    const timeliness = days ? timelinessOf(receivedDay, days) : 'none'
    if (!maySend(ofCase) || timeliness === 'none') return refuse({ reason: 'not_open' as const })
    const draft = await lockCurrentLetter(tx, ofCase)
    const refusal = await judgeDraft(tx, draft, command)
    if (refusal || !draft) return refuse(refusal ?? { reason: 'nothing_written' as const })

    const content = draft.draft
    const looked = await lookThrough(tx, ofCase, content, now)
    const placed = await placeLetter(tx, draft, { ofCase, timeliness, now })
    const sent = { content, looked, receivedDay, isInTime: timeliness === 'on_time' }
    return ok(await keepVersion(tx, placed, { ofCase, command, sent, person, now }))
  })
}

async function answerRepeated(
  tx: Tx,
  letterId: string,
  ofCase: CaseOfLetter,
): Promise<Result<Receipt, SubmitRefusal>> {
  const letter = await lockLetter(tx, letterId)
  if (letter?.exclusionId !== ofCase.id || !letter.replyDueAt) return refuse({ reason: 'not_found' })
  return ok(receiptOf(letter, letter.sentVersion ?? 0, { ofCase, replyDueAt: letter.replyDueAt }))
}
