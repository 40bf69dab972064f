import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { FileType } from '#domain/files'

export type NewLetterFile = { digest: string; name: string; type: FileType; size: number }

/** Every file a letter ever had, the oldest first, those taken back with when. */
export async function listLetterFiles(db: Database | Tx, letterId: string) {
  const rows = await db
    .selectFrom('letterFile')
    .select(['id', 'digest', 'name', 'type', 'size', 'addedAt', 'removedAt'])
    .where('letterId', '=', letterId)
    .orderBy('addedAt')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(({ digest, ...row }) => ({ ...row, digest: digest.toString('hex') }))
}

/** A file and whose it is, to be handed out; also one that was taken back, which a version may have been sent with. */
export async function findLetterFile(db: Database, fileId: string) {
  const found = await db
    .selectFrom('letterFile')
    .select(['letterId', 'sellerId', 'digest', 'name', 'type'])
    .where('id', '=', fileId)
    .executeTakeFirst()
  return found && { ...found, digest: found.digest.toString('hex') }
}

/** Puts files beside a letter; one that is there already stays as it is. Lock the letter first. */
export async function insertLetterFiles(
  tx: Tx,
  letter: { id: string; sellerId: string },
  files: NewLetterFile[],
  { addedBy, now }: { addedBy: string; now: Date },
): Promise<{ id: string; digest: string }[]> {
  const rows = await tx
    .insertInto('letterFile')
    .values(
      files.map(({ digest, name, type, size }) => ({
        ...{ name, type, size },
        digest: Buffer.from(digest, 'hex'),
        letterId: letter.id,
        sellerId: letter.sellerId,
        addedBy,
        addedAt: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['letterId', 'digest']).where('removedAt', 'is', null).doNothing(),
    )
    .returning(['id', 'digest'])
    .execute()
  return rows.map(({ id, digest }) => ({ id, digest: digest.toString('hex') }))
}

/** Takes a file back; false where the letter has no such file. */
export async function removeLetterFile(
  tx: Tx,
  { letterId, fileId }: { letterId: string; fileId: string },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('letterFile')
    .set({ removedAt: now })
    .where('id', '=', fileId)
    .where('letterId', '=', letterId)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Puts the files that stand beside one letter beside another, as they are. */
export async function copyLetterFiles(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    insert into letter_file (letter_id, seller_id, digest, name, type, size, added_by, added_at)
    select ${to}, seller_id, digest, name, type, size, added_by, added_at from letter_file
    where letter_id = ${from} and removed_at is null on conflict do nothing`.execute(tx)
}
