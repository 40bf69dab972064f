import type { IntakeKind } from '#app/api/intake-kinds.ts'
import { fieldErrors } from '#app/api/schemas/field-errors.ts'
import type { Database } from '#db/client'
import type { Actor } from '#domain/event'
import type { RowError, RowOutcome } from '#domain/intake'

const dayMs = 24 * 60 * 60 * 1000

/** A row that can be kept, or what is wrong with it. */
export type Judged<Row> = { row: Row } | { errors: RowError[] }

/** Judges one row as sent, whatever it is, for itself alone. */
export function judgeRow<Row>(kind: IntakeKind<Row>, value: unknown, now: Date): Judged<Row> {
  const parsed = kind.schema.safeParse(value)
  if (!parsed.success) return { errors: fieldErrors(parsed.error) }
  const latestMs = now.getTime() + dayMs
  const errors: RowError[] = []
  for (const [path, at] of Object.entries(kind.past(parsed.data))) {
    if (at && Date.parse(at) > latestMs) errors.push({ path, message: 'must not be more than a day ahead' })
  }
  return errors.length > 0 ? { errors } : { row: parsed.data }
}

/** Keeps the good ones among rows as sent, in one transaction, and says of each what became of it. */
export async function takeRows<Row>(
  kind: IntakeKind<Row>,
  values: unknown[],
  db: Database,
  { actor, now }: { actor: Actor; now: Date },
): Promise<RowOutcome[]> {
  const judged = values.map((value) => judgeRow(kind, value, now))
  const good = judged.flatMap((one) => ('row' in one ? [one.row] : []))
  const kept = good.length > 0 ? await kind.receive(db, good, actor, now) : []
  let next = 0
  return judged.map((one) => {
    if ('errors' in one) return { outcome: 'rejected', errors: one.errors }
    const outcome = kept[next++]
    if (!outcome) throw new Error('A row was neither kept nor refused')
    return outcome
  })
}
