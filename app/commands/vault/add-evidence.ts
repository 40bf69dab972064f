import type { ComplaintDoer } from '#commands/complaints/doer'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { type Complaint, findComplaint, lockComplaint } from '#db/complaints/complaints'
import { findArbitration } from '#db/mediation/arbitrations'
import { countEvidence, insertEvidence } from '#db/vault/evidence'
import type { KeptFile } from '#db/vault/kept-file'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { DomainEvent } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'
import { type EvidenceLane, type EvidenceRefusal, judgeEvidence } from '#domain/vault/evidence'
import type { EvidenceKind } from '#domain/vault/shows'

export type AddEvidence = {
  complaintId: string
  side: ComplaintSide
  /** Null: by a signed link. */
  authorId: string | null
  /** Whether the other side sees it too. */
  lane: EvidenceLane
  files: KeptFile[]
  /** What its side says they show. */
  shows?: EvidenceKind | null
}
export type AddEvidenceRefusal = EvidenceRefusal | { reason: 'not_found' | 'not_your_lane' }

/**
 * Seals files beside a complaint, whose bytes are kept already, with their digests and this moment in the log. One that
 * its side has handed in before is kept once, so that a repeated request changes nothing. What is handed in about a
 * complaint that goes on in an earlier one of the same party is kept with that one.
 */
export async function addEvidence(
  db: Database,
  { complaintId, side, authorId, lane, files, shows = null }: AddEvidence,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<{ added: number }, AddEvidenceRefusal>> {
  return db.transaction().execute(async (tx) => {
    const complaint = await lockGoingOn(tx, complaintId)
    if (!complaint) return refuse({ reason: 'not_found' as const })
    if (lane !== side && lane !== 'both') return refuse({ reason: 'not_your_lane' as const })
    const hearing = complaint.state === 'arbitration' ? await findArbitration(tx, complaint.id) : undefined
    const filed = await countEvidence(tx, complaint.id, side)
    const more = { files: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) }
    const judged = judgeEvidence({ state: complaint.state, hearing }, filed, more, now)
    if (!judged.ok) return judged
    if (files.length === 0) return ok({ added: 0 })

    const of = { complaintId: complaint.id, addedBy: side, authorId, lane, shows }
    const rows = await insertEvidence(tx, of, files, now)
    const events = rows.map(
      ({ id, ...digests }): DomainEvent => ({
        type: 'evidence_sealed',
        subject: { kind: 'complaint', id: complaint.id },
        data: { evidenceId: id, by: side, lane, ...digests, shows },
      }),
    )
    await record(tx, events, { actor: doer.actor, at: now })
    return ok({ added: rows.length })
  })
}

/** The complaint itself, or the earlier one of the same party it goes on in, which is held before it as everywhere. */
async function lockGoingOn(tx: Tx, complaintId: string): Promise<Complaint | undefined> {
  const named = await findComplaint(tx, complaintId)
  const earlierId = named?.state === 'duplicate' ? named.duplicateOf : null
  const earlier = earlierId === null ? undefined : await lockComplaint(tx, earlierId)
  const complaint = await lockComplaint(tx, complaintId)
  const isJoined = complaint?.state === 'duplicate' && complaint.duplicateOf === earlier?.id
  return isJoined && earlier?.complainantId === complaint.complainantId ? earlier : complaint
}
