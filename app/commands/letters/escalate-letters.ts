import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockLettersToEscalate, setLetter } from '#db/letters/letters'
import { addCalendarDays } from '#domain/day'
import type { Actor, DomainEvent } from '#domain/event'
import { escalations } from '#domain/letter/timeliness'

const atOnce = 100
const actor: Actor = { kind: 'job', id: 'escalate_letters' }

/**
 * Tells the next person up the line of each letter that still waits for its reply (L9): a senior after ten days,
 * an administrator after thirteen. A letter that is further behind is told to all it is due to, one after another.
 *
 * @returns how many letters were escalated
 */
export async function escalateLetters(db: Database, now: Date): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const due = await lockLettersToEscalate(tx, { now, limit: atOnce })
    const events: DomainEvent[] = []
    for (const { id, exclusionId, escalateAt, escalatedTo, zone } of due) {
      const at = escalations.findIndex(({ to }) => to === escalatedTo) + 1
      const [step, next] = [escalations[at], escalations[at + 1]]
      if (!step || !escalateAt) continue
      const wait = next && next.afterDays - step.afterDays
      await setLetter(tx, id, {
        escalatedTo: step.to,
        escalateAt: wait === undefined ? null : addCalendarDays(escalateAt, wait, zone),
      })
      events.push({
        type: 'letter_reply_escalated',
        subject: { kind: 'letter', id },
        data: { exclusionId, to: step.to },
      })
    }
    await record(tx, events, { actor, at: now })
    return events.length
  })
}
