import { issueMeasureStatement } from '#commands/measures/issue-measure-statement'
import { seenBefore, type TurnedAway } from '#commands/measures/seen-before'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { findExclusionStanding } from '#db/measures/exclusion-standing'
import { insertMeasure, ladderVersion, listStrikes, lockSeller, type NewMeasure } from '#db/measures/measures'
import { addCalendarDays } from '#domain/day'
import type { MeasureGround } from '#domain/measures/ground'
import { judgeStep, type StepRefusal } from '#domain/measures/ladder'
import {
  judgeTerms,
  type KeptTerms,
  type MeasureTerms,
  restricts,
  type TermsRefusal,
} from '#domain/measures/measure'
import { measureRules } from '#domain/measures/rules'
import type { LadderStep } from '#domain/measures/step'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ImposeMeasure = MeasureTerms & {
  sellerId: string
  ground: MeasureGround
  /** Why steps of the ladder are left out. */
  skipReason?: string | undefined
  /** The ladder's version the person had before them. */
  seenVersion: number
  requestKey: string
  /** The marketplace's zone, in which days are counted. */
  zone: string
}

export type ImposeRefusal =
  | StepRefusal
  | TermsRefusal
  | { reason: 'not_found' }
  | TurnedAway
  | { reason: 'changed_meanwhile' }

/**
 * Takes the next step of the ladder about a seller (B52, B29). Leaving a step out needs a reason; a step that
 * restricts is explained in a statement of reasons. A repeated
 * request changes nothing; refused where the ladder is not as it was seen, or an exclusion stands.
 */
export async function imposeMeasure(
  db: Database,
  command: ImposeMeasure,
  person: Person,
  now: Date,
): Promise<Result<{ sellerId: string }, ImposeRefusal>> {
  const { sellerId, step, requestKey } = command
  return db.transaction().execute(async (tx) => {
    if (!(await lockSeller(tx, sellerId))) return refuse({ reason: 'not_found' as const })
    const isAllowed = may(person, 'manage_measures')
    const seen = await seenBefore(tx, { requestKey, subjectId: sellerId, isAllowed })
    if (!seen.ok) return seen
    if (seen.value) return ok({ sellerId })
    if ((await ladderVersion(tx, sellerId)) !== command.seenVersion)
      return refuse({ reason: 'changed_meanwhile' as const })

    const [strikes, exclusion] = [await listStrikes(tx, sellerId), await findExclusionStanding(tx, sellerId)]
    const judged = judgeStep({ strikes, exclusion }, step, command.skipReason, now)
    if (!judged.ok) return judged
    const terms = judgeTerms(command)
    if (!terms.ok) return terms

    await keepMeasure(tx, { command, terms: terms.value, ...judged.value }, person, now)
    return ok({ sellerId })
  })
}

type Keeping = { command: ImposeMeasure; terms: KeptTerms; skipped: LadderStep[] }

/** Writes a measure that may be imposed, the statement of reasons where one is owed, and the event. */
async function keepMeasure(
  tx: Tx,
  { command, terms, skipped }: Keeping,
  person: Person,
  now: Date,
): Promise<void> {
  const { sellerId, step, ground, zone, requestKey } = command
  const measure: NewMeasure = {
    ...{ sellerId, step, ground, skipped, imposedBy: person.id, imposedAt: now, ...terms },
    explanation: command.explanation.trim(),
    skipReason: skipped.length > 0 ? trimmed(command.skipReason) : null,
    until: addCalendarDays(now, command.days, zone),
    strikeUntil: addCalendarDays(now, measureRules[step].strikeDays, zone),
  }
  const measureId = await insertMeasure(tx, measure)
  const statementId = restricts(step)
    ? await issueMeasureStatement(tx, { ...measure, id: measureId, step }, zone)
    : null
  const { factor, categories } = terms
  const until = measure.until.toISOString()
  const data = { measureId, step, ground, skipped, until, factor, categories, statementId }
  await record(tx, [{ type: 'measure_imposed', subject: { kind: 'seller', id: sellerId }, data }], {
    actor: { kind: 'person', id: person.id },
    at: now,
    requestKey,
  })
}

function trimmed(text: string | undefined): string | null {
  return text?.trim() || null
}
