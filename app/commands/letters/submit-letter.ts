import { digestOf } from '#commands/digest'
import { type LookedThrough, lookThrough } from '#commands/letters/look-through'
import { mailShop, type WriteMail } from '#commands/letters/mail-shop'
import { lockOwnCase } from '#commands/letters/own-case'
import { keepStoppedLetter } from '#commands/letters/stop-letter'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { findRecorded } from '#db/events'
import type { CaseOfLetter } from '#db/letters/case'
import { copyLetterFiles, listLetterFiles } from '#db/letters/files'
import {
  findNewestVersion,
  findVersion,
  insertLetter,
  insertVersion,
  type LetterChange,
  type LetterRow,
  lockCurrentLetter,
  lockLetter,
  replaceBands,
  setLetter,
} from '#db/letters/letters'
import { addCalendarDays, type Day, dayOf } from '#domain/day'
import type { Language } from '#domain/language'
import { maySend } from '#domain/letter/case'
import { type LetterContent, letterText } from '#domain/letter/content'
import { filesOfVersion } from '#domain/letter/files'
import { placeVersion } from '#domain/letter/place'
import { followMoves } from '#domain/letter/state'
import { cycleDaysOf, escalations, replyDays, type Timeliness, timelinessOf } from '#domain/letter/timeliness'
import { findStoppingPhrases } from '#domain/letter/warnings'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type SubmitLetter = {
  exclusionId: string
  seenRevision: number
  language: Language
  /** Says the receipt by mail. */
  write: WriteMail<Receipt>
  requestKey: string
}
export type SubmitRefusal =
  | { reason: 'not_found' | 'not_open' | 'nothing_written' | 'changed_meanwhile' | 'unchanged' }
  | { reason: 'tied_offer'; letterId: string; phrases: string[] }
/** What the seller is told at once: the receipt, whether it came in time, and the last day for the reply. */
export type Receipt = {
  letterId: string
  number: number
  version: number
  onTime: boolean
  replyDueAt: Date
}

/**
 * Sends the draft as the next version of the letter (L2–L5, L12): frozen, acknowledged and looked through in one
 * transaction. Warnings never stop it and no clock turns it down; a letter later than the day of the re-check
 * belongs to the next cycle. Before the exclusion takes effect there is nothing to answer yet, and the draft stays. Only
 * one that ties money or goods to a review is stopped, and the words are kept (B55).
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
    if (seen) return answerRepeated(tx, seen.subjectId, ofCase)

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

async function judgeDraft(
  tx: Tx,
  letter: LetterRow | undefined,
  { seenRevision }: SubmitLetter,
): Promise<SubmitRefusal | undefined> {
  if (!letter || letterText(letter.draft).trim() === '') return { reason: 'nothing_written' }
  if (letter.draftRevision !== seenRevision) return { reason: 'changed_meanwhile' }
  if (!followMoves(letter.state, ['submit']).ok) return { reason: 'not_open' }
  const phrases = findStoppingPhrases(letter.draft)
  if (phrases.length > 0) return { reason: 'tied_offer', letterId: letter.id, phrases }
  const sent = letter.sentVersion === null ? undefined : await findVersion(tx, letter.id, letter.sentVersion)
  if (!sent || digestOf(sent.content) !== digestOf(letter.draft)) return undefined
  const files = await listLetterFiles(tx, letter.id)
  const before = filesOfVersion(files, sent.submittedAt).map(({ digest }) => digest)
  const standing = files.filter(({ removedAt }) => removedAt === null).map(({ digest }) => digest)
  return before.join() === standing.join() ? { reason: 'unchanged' } : undefined
}

/** The letter a version belongs to, made or moved to the next cycle where it came late for this one. */
async function placeLetter(
  tx: Tx,
  letter: LetterRow,
  { ofCase, timeliness, now }: { ofCase: CaseOfLetter; timeliness: Exclude<Timeliness, 'none'>; now: Date },
): Promise<LetterRow> {
  const placed = {
    cycle: letter.cycle,
    stands: letter.receivedAt !== null,
    isAnswered: letter.answeredAt !== null,
  }
  const place = placeVersion(timeliness, placed, ofCase.cycle)
  if (place === 'same') return letter
  const late = { cycle: ofCase.cycle + 1, lateForCycle: ofCase.cycle }
  if (place === 'moved') {
    await setLetter(tx, letter.id, late)
    return { ...letter, ...late }
  }
  const { id: exclusionId, sellerId } = ofCase
  const next = await insertLetter(tx, {
    exclusionId,
    sellerId,
    cycle: late.cycle,
    draft: letter.draft,
    createdAt: now,
  })
  await copyLetterFiles(tx, letter.id, next.id)
  await setLetter(tx, next.id, late)
  return { ...next, ...late }
}

type Keeping = {
  ofCase: CaseOfLetter
  command: SubmitLetter
  sent: { content: LetterContent; looked: LookedThrough; receivedDay: Day; isInTime: boolean }
  person: Person
  now: Date
}

async function keepVersion(tx: Tx, letter: LetterRow, keeping: Keeping): Promise<Receipt> {
  const { ofCase, command, person, now } = keeping
  const { content, looked, receivedDay, isInTime } = keeping.sent
  const version = (await findNewestVersion(tx, letter.id)) + 1
  const digest = digestOf(content)
  const clock = replyClock(letter, ofCase.zone, now)
  await insertVersion(tx, {
    letterId: letter.id,
    version,
    content,
    digest: Buffer.from(digest, 'hex'),
    language: command.language,
    submittedAt: now,
    submittedBy: person.id,
    receivedDay,
    onTime: isInTime || letter.cycle > ofCase.cycle,
    warnings: looked.warnings,
    coverage: looked.coverage,
  })
  await replaceBands(tx, letter.id, looked.bands)
  await setLetter(tx, letter.id, {
    ...clock,
    state: stateOnceSent(letter, letter.cycle > ofCase.cycle),
    sentVersion: version,
    receivedAt: letter.receivedAt ?? now,
    receivedDay: letter.receivedDay ?? receivedDay,
    verdict: null,
    overrideReason: null,
    judgedBy: null,
    judgedAt: null,
  })
  const data = {
    exclusionId: ofCase.id,
    version,
    cycle: letter.cycle,
    lateForCycle: letter.lateForCycle,
    digest,
    files: filesOfVersion(await listLetterFiles(tx, letter.id), now).map((file) => file.digest),
    warnings: looked.warnings.map(({ kind }) => kind),
    coverage: looked.coverage.share,
    replyDueAt: clock.replyDueAt.toISOString(),
  }
  const receipt = receiptOf(letter, version, { ofCase, replyDueAt: clock.replyDueAt })
  const mail = { sellerId: letter.sellerId, kind: 'letter_received', key: `${letter.id}:${version}` }
  await mailShop(tx, { ...mail, facts: receipt, write: command.write }, now)
  await record(tx, [{ type: 'letter_submitted', subject: { kind: 'letter', id: letter.id }, data }], {
    actor: { kind: 'person', id: person.id },
    at: now,
    requestKey: command.requestKey,
  })
  return receipt
}

/** Everything a machine does with a letter is done at once, so these states are passed through. */
function stateOnceSent({ state }: LetterRow, isLate: boolean): LetterRow['state'] {
  const moves = isLate
    ? (['submit', 'find_late', 'acknowledge', 'check'] as const)
    : (['submit', 'acknowledge', 'check'] as const)
  const moved = followMoves(state, moves)
  if (!moved.ok) throw new Error(`A letter that may be sent cannot get from ${state} to its reader`)
  return moved.value
}

/** R4.7: the clock of the reply starts with the first version that waits for one; a better version does not turn it back. */
function replyClock(
  { replyDueAt, escalateAt, escalatedTo, answeredAt }: LetterRow,
  zone: string,
  now: Date,
): Pick<LetterChange, 'escalateAt' | 'escalatedTo' | 'answeredAt'> & { replyDueAt: Date } {
  if (replyDueAt && !answeredAt) return { replyDueAt, escalateAt, escalatedTo, answeredAt }
  return {
    replyDueAt: addCalendarDays(now, replyDays, zone),
    escalateAt: addCalendarDays(now, escalations[0].afterDays, zone),
    escalatedTo: null,
    answeredAt: null,
  }
}

function receiptOf(
  { id, number, cycle }: LetterRow,
  version: number,
  { ofCase, replyDueAt }: { ofCase: CaseOfLetter; replyDueAt: Date },
): Receipt {
  return { letterId: id, number, version, onTime: cycle <= ofCase.cycle, replyDueAt }
}
