import type { ComplaintSide } from '#domain/complaints/mover'
import type { EvidenceKind } from '#domain/vault/shows'

export type VaultEvents = {
  /** Digests are hexadecimal SHA-256: of what is kept, and of what was sent. */
  evidence_sealed: {
    evidenceId: string
    by: ComplaintSide
    lane: ComplaintSide | 'both'
    digest: string
    sentDigest: string
    /** What its side says it shows; null where it said nothing. */
    shows: EvidenceKind | null
  }
}
