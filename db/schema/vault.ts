import type { Generated } from 'kysely'
import type { Bytes, Instant } from '#db/schema/columns'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { FileType } from '#domain/files'
import type { EvidenceLane } from '#domain/vault/evidence'
import type { EvidenceKind } from '#domain/vault/shows'

type EvidenceTable = {
  id: Generated<string>
  complaintId: string
  addedBy: ComplaintSide
  authorId: string | null
  lane: EvidenceLane
  digest: Bytes
  sentDigest: Bytes
  name: string
  type: FileType
  /** In bytes. */
  size: number
  takenAt: string | null
  latitude: number | null
  longitude: number | null
  sealedAt: Instant
  /** What it shows; null where nobody said. */
  shows: EvidenceKind | null
}

type AppealEvidenceTable = Omit<EvidenceTable, 'complaintId' | 'addedBy' | 'lane'> & { appealId: string }

export interface VaultSchema {
  appealEvidence: AppealEvidenceTable
  complaintEvidence: EvidenceTable
}
