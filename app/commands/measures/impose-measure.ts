import { issueMeasureStatement } from '#commands/measures/issue-measure-statement'
import { seenBefore, type TurnedAway } from '#commands/measures/seen-before'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import type { Database, Tx } from '#db/client'
import { findExclusionStanding } from '#db/measures/exclusion-standing'
import { insertMeasure, ladderVersion, listStrikes, lockSeller, type NewMeasure } from '#db/measures/measures'
import { addCalendarDays } from '#domain/day'
import type { DomainEvent } from '#domain/event'
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
import type { Letter } from '#domain/statements/letter'

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
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean
}
export type Imposed = { sellerId: string; letters: Letter[] }

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
): Promise<Result<Imposed, ImposeRefusal>> {
  const { sellerId, step, requestKey, isLook = false } = command
  const impose = async (tx: Tx): Promise<Result<Imposed, ImposeRefusal>> => {
    if (!(await lockSeller(tx, sellerId))) return refuse({ reason: 'not_found' as const })
    const isAllowed = may(person, 'manage_measures')
    const seen = await seenBefore(tx, { requestKey, subjectId: sellerId, isAllowed })
    if (!seen.ok) return seen
    if (seen.value) return ok({ sellerId, letters: [] })
    if ((await ladderVersion(tx, sellerId)) !== command.seenVersion)
      return refuse({ reason: 'changed_meanwhile' as const })

    const [strikes, exclusion] = [await listStrikes(tx, sellerId), await findExclusionStanding(tx, sellerId)]
    const judged = judgeStep({ strikes, exclusion }, step, command.skipReason, now)
    if (!judged.ok) return judged
    const terms = judgeTerms(command)
    if (!terms.ok) return terms

    const imposed = await keepMeasure(tx, { command, terms: terms.value, ...judged.value }, person, now)
    if (isLook) return ok({ sellerId, letters: await readLetters(tx, [imposed]) })
    await record(tx, [imposed], { actor: { kind: 'person', id: person.id }, at: now, requestKey })
    return ok({ sellerId, letters: [] })
  }
  return refusing(db, impose, isLook)
}

type Keeping = { command: ImposeMeasure; terms: KeptTerms; skipped: LadderStep[] }

/**
 * Writes a measure that may be imposed, and the statement of reasons where one is owed; the event, which the caller
 * records.
 */
async function keepMeasure(
  tx: Tx,
  { command, terms, skipped }: Keeping,
  person: Person,
  now: Date,
): Promise<DomainEvent> {
  const { sellerId, step, ground, zone } = command
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
  return { type: 'measure_imposed', subject: { kind: 'seller', id: sellerId }, data }
}

function trimmed(text: string | undefined): string | null {
  return text?.trim() || null
}
