import { queueMail } from '#commands/queue-mail'
import type { Database } from '#db/client'
import { listUntoldEscalations, type UntoldEscalation } from '#db/escalations'
import type { Language } from '#domain/language'

/** How an escalation is said. Commands know what has happened, the doors how it is said. */
export type WriteEscalation = (
  language: Language,
  escalation: Pick<UntoldEscalation, 'kind' | 'id' | 'shop' | 'at'>,
) => { subject: string; text: string }

/**
 * Puts a mail in line to everybody who has to hear of something overdue and has not (L9, E6, E7, V15), each once.
 *
 * @returns how many mails there are to send
 */
export async function mailEscalations(
  db: Database,
  { limit, write }: { limit: number; write: WriteEscalation },
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const untold = await listUntoldEscalations(tx, limit, now)
    for (const { recipient, language, dedupeKey, ...escalation } of untold) {
      const said = write(language, escalation)
      await queueMail(tx, { recipient, language, kind: escalation.kind, dedupeKey, ...said }, now)
    }
    return untold.length
  })
}
