import type { ComplaintSide } from '#domain/complaints/mover'

export type VaultEvents = {
  /** Digests are hexadecimal SHA-256: of what is kept, and of what was sent. */
  evidence_sealed: {
    evidenceId: string
    by: ComplaintSide
    lane: ComplaintSide | 'both'
    digest: string
    sentDigest: string
  }
}
