import { answerAbout, complaintAnswered } from '#commands/complaints/explain-complaint'
import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { insertStatementsToPeople, type ToPerson } from '#db/statements/several'
import { answerComplaintDecision } from '#domain/complaints/answer'
import type { ComplaintVerdict } from '#domain/complaints/verdict'
import type { DomainEvent } from '#domain/event'
import { ok, type Result } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

type Explaining = { notices: readonly Complaint[]; verdict: ComplaintVerdict; note: string; zone: string }

/**
 * Tells everybody who gave one of these notices why nothing is done, as `explainComplaint` tells one, however many they
 * are. Who gives notice has no account of a shop here, so that the marketplace hands each statement on.
 */
export async function explainNotices(
  tx: Tx,
  { notices, verdict, note, zone }: Explaining,
  now: Date,
): Promise<Result<DomainEvent[], StatementRefusal>> {
  const rows: ToPerson[] = []
  for (const notice of notices) {
    const language = notice.language ?? 'en'
    const said = answerComplaintDecision(
      { ...notice, verdict, note: note.trim(), decidedAt: now, zone },
      language,
    )
    if (!said.ok) return said
    const to = { addresseePersonId: notice.complainantId, createdAt: now }
    rows.push({ ...answerAbout(notice), ...said.value, language, ...to })
  }
  const statements = await insertStatementsToPeople(tx, rows)
  return ok(
    notices.map((notice) => {
      const statementId = statements.get(notice.id)
      if (statementId === undefined) throw new Error(`Notice ${notice.id} was told nothing`)
      return complaintAnswered(notice, 'complainant', statementId)
    }),
  )
}
