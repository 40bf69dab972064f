import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Database, Tx } from '#db/client'
import type { ModelFile } from '#domain/detection/learning/pack-model'

/** The model that screening goes by, read from its file; undefined where it goes by the rules set by hand. */
export async function findChampion(
  db: Database | Tx,
): Promise<{ id: string; number: number; file: ModelFile } | undefined> {
  const row = await db
    .selectFrom('detectorModel')
    .select(['id', 'number', 'file'])
    .where('state', '=', 'champion')
    .executeTakeFirst()
  return row && { id: row.id, number: row.number, file: await unpackFile(row.file) }
}

/** The champion's number alone: cheap enough to be asked before every batch. */
export async function findChampionNumber(db: Database | Tx): Promise<number | undefined> {
  const row = await db
    .selectFrom('detectorModel')
    .select('number')
    .where('state', '=', 'champion')
    .executeTakeFirst()
  return row?.number
}

type NewModel = {
  file: ModelFile
  figures: Record<string, unknown>
  learntFrom: Record<string, unknown>
  madeAt: Date
}

/** Keeps a new challenger. */
export async function insertModel(
  tx: Tx,
  { file, figures, learntFrom, madeAt }: NewModel,
): Promise<{ id: string; number: number }> {
  return tx
    .insertInto('detectorModel')
    .values({
      file: await packFile(file),
      figures: JSON.stringify(figures),
      learntFrom: JSON.stringify(learntFrom),
      madeAt,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

function packFile(file: ModelFile): Promise<Buffer> {
  return promisify(gzip)(JSON.stringify(file))
}

/** Throws where the bytes are no gzipped JSON; whether the JSON is a model is for its reader to say. */
async function unpackFile(bytes: Buffer): Promise<ModelFile> {
  return JSON.parse((await promisify(gunzip)(bytes)).toString('utf8'))
}
