import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Database, Tx } from '#db/client'
import type { ModelFile } from '#domain/detection/learning/pack-model'
import type { Comparison, LearntFrom } from '#domain/detection/models/comparison'

/** The model that screening goes by, read from its file; undefined where it goes by the rules set by hand. */
export async function findChampion(
  db: Database | Tx,
): Promise<{ id: string; number: number; file: ModelFile; learntFrom: LearntFrom } | undefined> {
  const row = await db
    .selectFrom('detectorModel')
    .select(['id', 'number', 'file', 'learntFrom'])
    .where('state', '=', 'champion')
    .executeTakeFirst()
  return row && { ...row, file: await unpackFile(row.file) }
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
  figures: Comparison
  learntFrom: LearntFrom
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
      format: file.format,
      file: await packFile(file),
      figures: JSON.stringify(figures),
      learntFrom: JSON.stringify(learntFrom),
      madeAt,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
}

/** The newest models without their files, newest first. */
export function listModels(db: Database | Tx, limit: number) {
  return db
    .selectFrom('detectorModel')
    .leftJoin('account', 'account.id', 'detectorModel.promotedBy')
    .select([
      'detectorModel.id',
      'number',
      'state',
      'format',
      'figures',
      'learntFrom',
      'madeAt',
      'promotedAt',
      'promotionReason',
      'replaced',
      'retiredAt',
      'account.name as promotedByName',
    ])
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
}

/** All models held against every other change until the transaction ends, in the order of their numbers. */
export function lockModels(tx: Tx) {
  return tx
    .selectFrom('detectorModel')
    .select(['id', 'number', 'state', 'format', 'figures', 'replaced'])
    .orderBy('number')
    .forUpdate()
    .execute()
}

/** What the newest model learnt from whose file is of this format. */
export async function findNewestSource(db: Database | Tx, format: number): Promise<LearntFrom | undefined> {
  const row = await db
    .selectFrom('detectorModel')
    .select('learntFrom')
    .where('format', '=', format)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.learntFrom
}

/** Makes nobody champion any more. */
export async function retireChampion(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable('detectorModel')
    .set({ state: 'retired', retiredAt: now })
    .where('state', '=', 'champion')
    .execute()
}

type Crowning = { by: string; at: Date; reason: string | null; replaced: string | null }

/** Makes a model champion; whoever was it before is retired already. */
export async function crownModel(tx: Tx, id: string, { by, at, reason, replaced }: Crowning): Promise<void> {
  await tx
    .updateTable('detectorModel')
    .set({
      state: 'champion',
      promotedBy: by,
      promotedAt: at,
      promotionReason: reason,
      replaced,
      retiredAt: null,
    })
    .where('id', '=', id)
    .execute()
}

/** Makes a champion of earlier days champion again, as it was. */
export async function restoreModel(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('detectorModel')
    .set({ state: 'champion', retiredAt: null })
    .where('id', '=', id)
    .execute()
}

/** Takes away challengers that were never promoted, but the newest so many models. */
export async function forgetOldChallengers(tx: Tx, kept: number): Promise<void> {
  await tx
    .deleteFrom('detectorModel')
    .where('state', '=', 'challenger')
    .where('number', 'not in', (newest) =>
      newest.selectFrom('detectorModel').select('number').orderBy('number', 'desc').limit(kept),
    )
    .execute()
}

function packFile(file: ModelFile): Promise<Buffer> {
  return promisify(gzip)(JSON.stringify(file))
}

/** Throws where the bytes are no gzipped JSON; whether the JSON is a model is for its reader to say. */
async function unpackFile(bytes: Buffer): Promise<ModelFile> {
  return JSON.parse((await promisify(gunzip)(bytes)).toString('utf8'))
}
