import type { AppLoadContext } from '@remix-run/node'
import { judgeCase } from '#commands/exclusion/judge-case'
import { type Exclusion, listExclusionsOf } from '#db/exclusions/cases'
import { addDays, type Day, dayOf, daysBetween } from '#domain/day'
import { lastLetterDay, recheckDueAt } from '#domain/exclusion/clock'
import type { Condition } from '#domain/exclusion/conditions'
import { watchDaysAfter } from '#domain/exclusion/probation'
import { type Stage, stageOf } from '#domain/exclusion/stage'
import { endedStates } from '#domain/exclusion/state'
import { firstRecheckDay } from '#domain/quality/recheck'

/** A seller's case as the seller sees it. Days are those of the case's zone. */
export type ShopCase = {
  stage: Stage
  id: string | null
  /** Whether goods of one category only are out. */
  category: string | null
  dayZero: Day | null
  recheckDay: Day | null
  /** Until then a letter is in time. */
  letterDay: Day | null
  daysToRecheck: number | null
  pausedUntil: Day | null
  refusals: number
  probationDay: Day | null
  /** The days of the probation on which it is looked at. */
  watchDays: number[]
  terminationDay: Day | null
  conditions: Condition[]
}

const noCase: ShopCase = {
  stage: 'good',
  id: null,
  category: null,
  dayZero: null,
  recheckDay: null,
  letterDay: null,
  daysToRecheck: null,
  pausedUntil: null,
  refusals: 0,
  probationDay: null,
  watchDays: [],
  terminationDay: null,
  conditions: [],
}

/** The case of this seller that matters now, with its conditions of return as they stand (B45). */
export async function readShopCase(
  { db, clock }: Pick<AppLoadContext, 'db' | 'clock'>,
  sellerId: string,
): Promise<ShopCase> {
  const now = clock.now()
  const exclusion = presentOf(await listExclusionsOf(db, sellerId))
  if (!exclusion) return noCase
  const { id, zone, category, pausedUntil, refusals, probationUntil, terminatesAt } = exclusion
  const dayIn = (at: Date | null) => (at ? dayOf(at, zone) : null)
  const stage = stageOf(exclusion)
  const hasReturn = ['noticed', 'excluded', 'in_recheck'].includes(stage)
  const days = hasReturn ? daysOf(exclusion, now) : { recheckDay: null, letterDay: null, daysToRecheck: null }
  const judged = hasReturn ? await judgeCase(db, exclusion, now) : undefined
  return {
    stage,
    id,
    // How far a proposal goes is told once it is decided.
    category: stage === 'at_risk' ? null : category,
    dayZero: exclusion.dayZero,
    ...days,
    pausedUntil: pausedUntil && pausedUntil > now ? dayIn(pausedUntil) : null,
    refusals,
    probationDay: dayIn(probationUntil),
    watchDays: watchDaysAfter(0, exclusion),
    terminationDay: dayIn(terminatesAt),
    conditions: judged ? judged.conditions.map(withoutSecrets) : [],
  }
}

/** The open case; else the last one, where it ended the service. */
function presentOf(cases: Exclusion[]): Exclusion | undefined {
  const isOpen = ({ state }: Exclusion) => !(endedStates as readonly string[]).includes(state)
  const [newest] = cases
  return cases.find(isOpen) ?? (newest?.state === 'terminated' ? newest : undefined)
}

/** Before the exclusion takes effect the days are counted as if it did so today (R4.6, R4.10a). */
function daysOf({ zone, nextRecheckAt, pausedUntil }: Exclusion, now: Date) {
  const today = dayOf(now, zone)
  const at = nextRecheckAt && recheckDueAt({ nextRecheckAt, pausedUntil })
  const recheckDay = at ? dayOf(at, zone) : addDays(today, firstRecheckDay)
  return {
    recheckDay,
    letterDay: at ? lastLetterDay(at, zone) : recheckDay,
    daysToRecheck: Math.max(0, daysBetween(today, recheckDay)),
  }
}

/** A suspicion is being looked into: which reviews it is about would warn whoever wrote them. */
function withoutSecrets(condition: Condition): Condition {
  return condition.check === 'negatives_handled' ? condition : { ...condition, items: [] }
}
