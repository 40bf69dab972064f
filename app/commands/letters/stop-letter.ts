import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertStoppedLetter } from '#db/letters/stopped'
import type { Person } from '#domain/permission'

const mostPhrases = 50

/** Keeps what a letter was stopped for, in a transaction of its own, since the letter it stood in is not sent. */
export async function keepStoppedLetter(
  db: Database,
  { letterId, exclusionId, phrases }: { letterId: string; exclusionId: string; phrases: string[] },
  person: Person,
  now: Date,
): Promise<void> {
  const stopped = { letterId, authorId: person.id, phrases: phrases.slice(0, mostPhrases) }
  await db.transaction().execute(async (tx) => {
    await insertStoppedLetter(tx, stopped, now)
    const data = { exclusionId, phrases: stopped.phrases.length }
    const subject = { kind: 'letter', id: letterId } as const
    const actor = { kind: 'person', id: person.id } as const
    await record(tx, [{ type: 'letter_stopped', subject, data }], { actor, at: now })
  })
}
