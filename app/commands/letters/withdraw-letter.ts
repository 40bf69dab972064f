import { lockOwnCase } from '#commands/letters/own-case'
import { type KeyRefusal, sentBefore } from '#commands/letters/sent-before'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockCurrentLetter, setLetter, withdrawVersions } from '#db/letters/letters'
import { moveLetter } from '#domain/letter/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/**
 * Takes a letter back before it is answered (L13): nothing sent so far counts any more, not for its day either.
 * The draft stays and may be sent anew. The case goes on.
 */
export async function withdrawLetter(
  db: Database,
  { exclusionId, requestKey }: { exclusionId: string; requestKey: string },
  person: Person,
  now: Date,
): Promise<Result<undefined, KeyRefusal | { reason: 'not_found' | 'not_allowed' }>> {
  return db.transaction().execute(async (tx) => {
    const ofCase = await lockOwnCase(tx, exclusionId, person)
    const letter = ofCase && (await lockCurrentLetter(tx, ofCase))
    if (!letter) return refuse({ reason: 'not_found' as const })
    const before = await sentBefore(tx, { requestKey, letterId: letter.id, as: ['letter_withdrawn'] })
    if (!before.ok) return before
    if (before.value) return ok(undefined)
    const moved = moveLetter(letter.state, 'withdraw')
    if (!moved.ok) return refuse({ reason: 'not_allowed' as const })

    const versions = await withdrawVersions(tx, letter.id, now)
    await setLetter(tx, letter.id, {
      state: moved.value,
      sentVersion: null,
      receivedAt: null,
      receivedDay: null,
      replyDueAt: null,
      escalateAt: null,
      escalatedTo: null,
      verdict: null,
      overrideReason: null,
      judgedBy: null,
      judgedAt: null,
    })
    const subject = { kind: 'letter' as const, id: letter.id }
    await record(tx, [{ type: 'letter_withdrawn', subject, data: { exclusionId, versions } }], {
      actor: { kind: 'person', id: person.id },
      at: now,
      requestKey,
    })
    return ok(undefined)
  })
}
