import { mailReader } from '#commands/notices/mail-reader'
import type { Database } from '#db/client'
import { listUntoldEscalations, type UntoldEscalation } from '#db/escalations'
import { insertNotices } from '#db/notices/insert'
import type { Language } from '#domain/language'

/** How an escalation is said. Commands know what has happened, the doors how it is said. */
export type WriteEscalation = (
  language: Language,
  escalation: Pick<UntoldEscalation, 'kind' | 'id' | 'shop' | 'at'>,
) => { subject: string; text: string }

/**
 * Tells everybody who has to hear of something overdue and has not (L9, E6, E7, V15), each once: in the application, and
 * by a mail that comes as they wish. Nobody can wish none.
 *
 * @returns how many were told
 */
export async function mailEscalations(
  db: Database,
  { limit, write }: { limit: number; write: WriteEscalation },
  now: Date,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const untold = await listUntoldEscalations(tx, limit, now)
    const notices = untold.map(({ kind, id, reader }) => ({
      ...{ kind, subjectId: id, mail: null },
      audience: { to: 'person' as const, accountId: reader.readerId },
    }))
    if (notices.length > 0) await insertNotices(tx, notices, { actorId: 'mail_escalations', now })
    for (const { recipient, reader, language, dedupeKey, ...escalation } of untold) {
      const notice = { kind: escalation.kind, subjectId: escalation.id }
      const mail = { kind: escalation.kind, dedupeKey, notice, ...write(language, escalation) }
      await mailReader(tx, { recipient, language, own: [reader] }, mail, now)
    }
    return untold.length
  })
}
