import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { LiftGround, MeasureGround } from '#domain/measures/ground'
import type { KeptTerms, MeasureState } from '#domain/measures/measure'
import type { LadderStep, MeasureStep } from '#domain/measures/step'

/** A page shows at most so many measures of a seller; what still counts is always among them. */
const mostShown = 200

/** The seller's row, held while something about them is decided; undefined where they are not known. */
export function lockSeller(tx: Tx, sellerId: string) {
  return tx.selectFrom('seller').select('id').where('id', '=', sellerId).forUpdate().executeTakeFirst()
}

/** A seller's measures as far as the ladder goes. */
export function listStrikes(db: Database, sellerId: string) {
  return db
    .selectFrom('measure')
    .select(['step', 'strikeUntil', 'liftGround'])
    .where('sellerId', '=', sellerId)
    .execute()
}

/** Grows with every change of any of a seller's measures; 0 before the first. */
export async function ladderVersion(db: Database, sellerId: string): Promise<number> {
  const { version } = await db
    .selectFrom('measure')
    .select(sql<number>`coalesce(sum(version), 0)`.as('version'))
    .where('sellerId', '=', sellerId)
    .executeTakeFirstOrThrow()
  return version
}

/** A seller's measures with who imposed and closed them, newest first. */
export function listMeasures(db: Database, sellerId: string) {
  return db
    .selectFrom('measure')
    .leftJoin('account as imposer', 'imposer.id', 'measure.imposedBy')
    .leftJoin('account as closer', 'closer.id', 'measure.closedBy')
    .select([
      ...(['measure.id', 'measure.step', 'measure.ground', 'measure.explanation'] as const),
      ...(['measure.skipped', 'measure.skipReason', 'measure.task', 'measure.factor'] as const),
      ...(['measure.categories', 'measure.state', 'measure.imposedAt', 'measure.until'] as const),
      ...(['measure.strikeUntil', 'measure.closedAt', 'measure.liftGround', 'measure.liftNote'] as const),
      'measure.version',
      'imposer.name as imposedByName',
      'closer.name as closedByName',
    ])
    .where('measure.sellerId', '=', sellerId)
    .orderBy('measure.imposedAt', 'desc')
    .orderBy('measure.id', 'desc')
    .limit(mostShown)
    .execute()
}

/** Which seller a measure is about, to lock them before it. */
export function findMeasure(db: Database, id: string) {
  return db.selectFrom('measure').select(['id', 'sellerId']).where('id', '=', id).executeTakeFirst()
}

/** The measure, held against every other change until the transaction ends. Lock its seller first. */
export function lockMeasure(tx: Tx, id: string) {
  return tx
    .selectFrom('measure')
    .select(['id', 'sellerId', 'step', 'state', 'strikeUntil', 'version'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export type NewMeasure = KeptTerms & {
  sellerId: string
  step: MeasureStep
  ground: MeasureGround
  explanation: string
  skipped: LadderStep[]
  skipReason: string | null
  imposedBy: string
  imposedAt: Date
  until: Date
  strikeUntil: Date
}

export async function insertMeasure(tx: Tx, measure: NewMeasure): Promise<string> {
  const { id } = await tx.insertInto('measure').values(measure).returning('id').executeTakeFirstOrThrow()
  return id
}

type Closing = {
  state: Exclude<MeasureState, 'in_force' | 'ended'>
  by: string
  at: Date
  liftGround?: LiftGround
  liftNote?: string | undefined
}

/** Closes a measure by a person's hand. */
export async function closeMeasure(
  tx: Tx,
  id: string,
  { state, by, at, liftGround, liftNote }: Closing,
): Promise<void> {
  await tx
    .updateTable('measure')
    .set((eb) => ({
      state,
      closedBy: by,
      closedAt: at,
      liftGround: liftGround ?? null,
      liftNote: liftNote ?? null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Ends the effect of measures whose time is over, at most `limit`; coaching is never ended by time. */
export async function endDueMeasures(tx: Tx, limit: number, now: Date) {
  const { rows } = await sql<{ id: string; sellerId: string; step: MeasureStep }>`
    with due as materialized (
      select id from measure where state = 'in_force' and step <> 'coaching' and until <= ${now}
      order by until limit ${limit} for update skip locked
    )
    update measure set state = 'ended', closed_at = until, version = version + 1
    from due where measure.id = due.id
    returning measure.id, measure.seller_id, measure.step`.execute(tx)
  return rows
}

/** Whether a limit that rests on a ground is in force for a seller. */
export async function hasLimitFor(tx: Tx, sellerId: string, ground: MeasureGround): Promise<boolean> {
  const found = await tx
    .selectFrom('measure')
    .select('id')
    .where('sellerId', '=', sellerId)
    .where('state', '=', 'in_force')
    .where('step', 'in', ['rank_limit', 'partial_exclusion'])
    .where('ground', '=', ground)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
