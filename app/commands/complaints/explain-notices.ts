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
  for (const { id: subjectId, number, decidedFor, complainantId, language: writtenIn } of notices) {
    const language = writtenIn ?? 'en'
    const decision = { number, verdict, decidedFor, note: note.trim(), decidedAt: now, zone }
    const said = answerComplaintDecision(decision, language)
    if (!said.ok) return said
    const about = { kind: 'complaint_decided', subjectKind: 'complaint', subjectId } as const
    rows.push({ ...about, ...said.value, language, addresseePersonId: complainantId, createdAt: now })
  }
  const statements = await insertStatementsToPeople(tx, rows)
  return ok(
    notices.map(({ id, sellerId }) => {
      const statementId = statements.get(id)
      if (statementId === undefined) throw new Error(`Notice ${id} was told nothing`)
      const data = { statementId, to: 'complainant' as const, sellerId }
      return { type: 'complaint_answered', subject: { kind: 'complaint', id }, data }
    }),
  )
}
