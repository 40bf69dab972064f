import type { Accused } from '#commands/complaints/judge-accused'
import { findParty } from '#commands/complaints/party'
import { type Addressee, keepStatement } from '#commands/keep-statement'
import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findSellerOfCase } from '#db/exclusions/cases'
import { answerComplaintDecision, type DecidedComplaint, sidesToldOf } from '#domain/complaints/answer'
import type { ComplaintSide } from '#domain/complaints/mover'
import { sideOfSeller } from '#domain/complaints/side'
import type { ComplaintVerdict } from '#domain/complaints/verdict'
import type { DomainEvent } from '#domain/event'
import { type Language, languageToWriteIn } from '#domain/language'
import { ok, type Result } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

/**
 * Tells those whom a decided complaint may hurt why, each in a statement of their own from which they can appeal, and
 * each in the words that were written for them; only an arbiter writes for both.
 *
 * @returns what the marketplace is told, so that it can hand the statement on to somebody without an account here.
 */
export async function explainComplaint(
  tx: Tx,
  { complaint, verdict, notes, accused, zone, isWaived = false }: Explaining,
  now: Date,
): Promise<Result<DomainEvent[], StatementRefusal>> {
  const events: DomainEvent[] = []
  for (const side of sidesToldOf(verdict)) {
    const decision = { ...complaint, verdict, note: notes[side].trim(), decidedAt: now, zone, isWaived }
    const known = side === 'respondent' ? accused : undefined
    const told = await tellSide(tx, { complaint, side, decision, known }, now)
    if (!told.ok) return told
    events.push(...told.value)
  }
  return ok(events)
}

/** The reasons as they were written for each side. */
export type SideNotes = Record<ComplaintSide, string>

type Explaining = {
  complaint: Complaint
  verdict: ComplaintVerdict
  notes: SideNotes
  /** Who is complained of, where the complaint itself does not say. */
  accused?: Accused
  zone: string
  /** Whether whoever decides had decided it before, and does so under a waiver. */
  isWaived?: boolean | undefined
}
type Telling = { complaint: Complaint; side: ComplaintSide; decision: DecidedComplaint; known: Accused }

async function tellSide(
  tx: Tx,
  { complaint, side, decision, known }: Telling,
  now: Date,
): Promise<Result<DomainEvent[], StatementRefusal>> {
  const found = known
    ? { to: { personId: known.personId }, language: known.language }
    : await findAddressee(tx, complaint, side)
  if (!found) return ok([])
  const { to, language } = found
  const said = answerComplaintDecision(decision, language)
  if (!said.ok) return said
  const statement = { ...answerAbout(complaint), ...said.value, language, to, fields: null }
  const statementId = await keepStatement(tx, { ...statement, toldWith: 'complaint.answered' }, now)
  return ok([complaintAnswered(complaint, side, statementId)])
}

/** What the statement is of and about that answers a complaint. */
export function answerAbout({ id }: Pick<Complaint, 'id'>) {
  return { kind: 'complaint_decided', subjectKind: 'complaint', subjectId: id } as const
}

/** What the marketplace is told of it. */
export function complaintAnswered(
  { id, sellerId }: Pick<Complaint, 'id' | 'sellerId'>,
  to: ComplaintSide,
  statementId: string,
): DomainEvent {
  return {
    type: 'complaint_answered',
    subject: { kind: 'complaint', id },
    data: { statementId, to, sellerId },
  }
}

/** To whom a side's statement goes; undefined where nobody is known. */
async function findAddressee(
  tx: Tx,
  complaint: Complaint,
  side: ComplaintSide,
): Promise<{ to: Addressee; language: Language } | undefined> {
  const { sellerId, filedBy } = complaint
  if (side === sideOfSeller(filedBy)) {
    const seller = await findSellerOfCase(tx, sellerId)
    const language = languageToWriteIn(seller?.language)
    return { to: { sellerId }, language }
  }
  const personId = await findParty(tx, complaint, side)
  return personId === undefined ? undefined : { to: { personId }, language: complaint.language ?? 'en' }
}
