import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { columnsOfFile, inHex, type KeptFile, type SealedFile } from '#db/vault/kept-file'
import type { ComplaintSide } from '#domain/complaints/mover'
import type { EvidenceLane, Filed } from '#domain/vault/evidence'
import type { EvidenceKind } from '#domain/vault/shows'

export async function countEvidence(
  db: Database | Tx,
  complaintId: string,
  side: ComplaintSide,
): Promise<Filed> {
  const { rows } = await sql<Filed>`
    select (count(*) filter (where added_by = ${side}))::int as files_of_side, coalesce(sum(size), 0)::int as bytes
    from complaint_evidence where complaint_id = ${complaintId}`.execute(db)
  return rows[0] ?? { filesOfSide: 0, bytes: 0 }
}

/** Seals files with this moment; one its side has handed in before stays as it is. Lock the complaint first. */
export async function insertEvidence(
  tx: Tx,
  of: {
    complaintId: string
    addedBy: ComplaintSide
    authorId: string | null
    lane: EvidenceLane
    shows: EvidenceKind | null
  },
  files: KeptFile[],
  now: Date,
): Promise<SealedFile[]> {
  const rows = await tx
    .insertInto('complaintEvidence')
    .values(files.map((file) => ({ ...of, ...columnsOfFile(file), sealedAt: now })))
    .onConflict((conflict) => conflict.columns(['complaintId', 'addedBy', 'sentDigest']).doNothing())
    .returning(['id', 'digest', 'sentDigest'])
    .execute()
  return rows.map(inHex)
}

/** The files of a complaint in these lanes, the oldest first. */
export async function listEvidence(db: Database, complaintId: string, lanes: EvidenceLane[]) {
  const rows = await db
    .selectFrom('complaintEvidence')
    .select(['id', 'addedBy', 'lane', 'name', 'type', 'size', 'takenAt', 'latitude', 'longitude'])
    .select(['sealedAt', 'digest', 'shows'])
    .where('complaintId', '=', complaintId)
    .where('lane', 'in', lanes)
    .orderBy('sealedAt')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ digest, ...row }) => ({ ...row, digest: digest.toString('hex') }))
}

/** The files a side may open and has not handed in itself, the oldest first. */
export function listEvidenceFrom(
  tx: Tx,
  { complaintId, side }: { complaintId: string; side: ComplaintSide },
): Promise<{ id: string; sealedAt: Date }[]> {
  return tx
    .selectFrom('complaintEvidence')
    .select(['id', 'sealedAt'])
    .where('complaintId', '=', complaintId)
    .where('lane', 'in', [side, 'both'])
    .where('addedBy', '!=', side)
    .orderBy('sealedAt')
    .orderBy('id')
    .limit(200)
    .execute()
}

/** A file and whose it is, to be handed out. */
export async function findEvidence(db: Database, id: string) {
  const found = await db
    .selectFrom('complaintEvidence')
    .select(['complaintId', 'lane', 'digest', 'name', 'type'])
    .where('id', '=', id)
    .executeTakeFirst()
  return found && { ...found, digest: found.digest.toString('hex') }
}
