import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import { columnsOfFile, inHex, type KeptFile, type SealedFile } from '#db/vault/kept-file'
import type { EvidenceKind } from '#domain/vault/shows'

export async function countAppealFiles(
  db: Database | Tx,
  appealId: string,
): Promise<{ files: number; bytes: number }> {
  const { rows } = await sql<{ files: number; bytes: number }>`
    select count(*)::int as files, coalesce(sum(size), 0)::int as bytes
    from appeal_evidence where appeal_id = ${appealId}`.execute(db)
  return rows[0] ?? { files: 0, bytes: 0 }
}

/**
 * Seals files with this moment; one handed in before stays as it is. The caller holds the appeal, or has written it in
 * the same transaction, so that nobody else hands in files of it meanwhile.
 */
export async function insertAppealFiles(
  tx: Tx,
  of: { appealId: string; authorId: string | null; shows: EvidenceKind | null },
  files: readonly KeptFile[],
  now: Date,
): Promise<SealedFile[]> {
  const rows = await tx
    .insertInto('appealEvidence')
    .values(files.map((file) => ({ ...of, ...columnsOfFile(file), sealedAt: now })))
    .onConflict((conflict) => conflict.columns(['appealId', 'sentDigest']).doNothing())
    .returning(['id', 'digest', 'sentDigest'])
    .execute()
  return rows.map(inHex)
}

/** The files of these appeals, the oldest first, those of one moment by name. */
export async function listAppealFiles(db: Database, appealIds: readonly string[]) {
  if (appealIds.length === 0) return []
  const rows = await db
    .selectFrom('appealEvidence')
    .select(['id', 'appealId', 'name', 'takenAt', 'latitude', 'longitude', 'sealedAt', 'digest', 'shows'])
    .where('appealId', 'in', appealIds)
    .orderBy('sealedAt')
    .orderBy('name')
    .orderBy('id')
    .limit(300)
    .execute()
  return rows.map(({ digest, ...row }) => ({ ...row, digest: digest.toString('hex') }))
}

/** A file with how its appeal stands and from which statement that is, to be handed out. */
export async function findAppealFile(db: Database, id: string) {
  const found = await db
    .selectFrom('appealEvidence')
    .innerJoin('appeal', 'appeal.id', 'appealEvidence.appealId')
    .select(['appealId', 'statementId', 'appeal.state', 'digest', 'name', 'type'])
    .where('appealEvidence.id', '=', id)
    .executeTakeFirst()
  return found && { ...found, digest: found.digest.toString('hex') }
}
