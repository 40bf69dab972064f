import { takeAppeal } from '#commands/appeals/take-appeal'
import { findAppealAnswer } from '#db/appeals/appeals'
import { findNextAppeal } from '#db/appeals/serving'
import type { Database } from '#db/client'
import { goesToAnyoneUntil, mostAhead, putBackSince } from '#domain/appeals/serving'
import { may, type Person, rolesWith } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** How often somebody who asks at the same moment may be a little faster. */
const mostTries = 5

/**
 * Gives a person the appeal due first that is theirs to judge, by language and by what their colleagues have in hand
 * (A4); they have it from then on. A repeated request gets the one it got.
 *
 * @returns the appeal's id; undefined when nothing waits for them.
 */
export async function takeNextAppeal(
  db: Database,
  { requestKey }: { requestKey: string },
  person: Person,
  now: Date,
): Promise<Result<string | undefined, { reason: 'not_permitted' }>> {
  if (!may(person, 'decide_appeals')) return refuse({ reason: 'not_permitted' })
  const serving = { accountId: person.id, roles: rolesWith('decide_appeals'), mostAhead }
  const when = { anyoneUntil: goesToAnyoneUntil(now), putBackSince: putBackSince(now), now }
  for (let tries = 0; tries < mostTries; tries++) {
    // Asked each time: the same request may be under way twice.
    const first = await db.transaction().execute((tx) => findAppealAnswer(tx, requestKey))
    if (first) return ok(first.answer.id)
    const next = await findNextAppeal(db, { ...serving, ...when })
    if (!next) return ok(undefined)
    const command = { appealId: next.id, seenVersion: next.version, requestKey }
    const taken = await takeAppeal(db, command, person, now)
    if (taken.ok) return ok(taken.value.id)
  }
  return ok(undefined)
}
