import { digestOf } from '#commands/digest'
import type { LookedThrough } from '#commands/letters/look-through'
import { mailShop, type WriteMail } from '#commands/letters/mail-shop'
import { record } from '#commands/record'
import type { Tx } from '#db/client'
import type { CaseOfLetter } from '#db/letters/case'
import { listLetterFiles } from '#db/letters/files'
import {
  findNewestVersion,
  insertVersion,
  type LetterChange,
  type LetterRow,
  replaceBands,
  setLetter,
} from '#db/letters/letters'
import { addCalendarDays, type Day } from '#domain/day'
import type { Language } from '#domain/language'
import type { LetterContent } from '#domain/letter/content'
import { filesOfVersion } from '#domain/letter/files'
import { followMoves } from '#domain/letter/state'
import { escalations, replyDays } from '#domain/letter/timeliness'
import type { Person } from '#domain/permission'

/** What the seller is told at once: the receipt, whether it came in time, and the last day for the reply. */
export type Receipt = {
  letterId: string
  number: number
  version: number
  onTime: boolean
  replyDueAt: Date
}

/** How a letter is sent, whatever it says. */
export type Sending = {
  language: Language
  /** Says the receipt by mail. */
  write: WriteMail<Receipt>
  requestKey: string
}
type Keeping = {
  ofCase: CaseOfLetter
  command: Sending
  sent: { content: LetterContent; looked: LookedThrough; receivedDay: Day; isInTime: boolean }
  person: Person
  now: Date
}

/** Keeps what was sent as the letter's next version, acknowledges it and sets the clock of its reply. */
export async function keepVersion(tx: Tx, letter: LetterRow, keeping: Keeping): Promise<Receipt> {
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
  const mail = {
    sellerId: letter.sellerId,
    kind: 'letter_received',
    notice: null,
    key: `${letter.id}:${version}`,
  }
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

/**
 * R4.7: the clock of the reply starts with the first version that waits for one; a better version does not turn it
 * back.
 */
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

/** The receipt of a version of a letter. */
export function receiptOf(
  { id, number, cycle }: LetterRow,
  version: number,
  { ofCase, replyDueAt }: { ofCase: CaseOfLetter; replyDueAt: Date },
): Receipt {
  return { letterId: id, number, version, onTime: cycle <= ofCase.cycle, replyDueAt }
}
